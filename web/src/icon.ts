/** A node type's glyph as a small picture in the page. */
import { shape, toned } from "./elements";
import { drawGlyph } from "./glyphs";
import type { ThingType } from "./payload";
import type { Fill, Pen, Stroke } from "./pen";

/** The glyph in its colour, hidden from screen readers: its name always stands beside it. */
export function icon(type: ThingType): SVGElement {
  const picture = toned(shape("svg", { viewBox: "-1.3 -1.3 2.6 2.6", class: "icon", "aria-hidden": "true" }), `family-${type.family}`);
  drawGlyph(new ShapePen(picture), type.glyph, 0, 0, 1, null, null);
  return picture;
}

/** Puts outlines into an element; colours come from the style sheet. */
class ShapePen implements Pen {
  constructor(private readonly target: SVGElement) {}

  polygon(points: ArrayLike<number>, _fill: Fill | null, _stroke: Stroke | null): void {
    this.put("polygon", { points: Array.from(points, (value) => value.toFixed(2)).join(" ") });
  }

  circle(x: number, y: number, radius: number): void {
    this.put("circle", { cx: String(x), cy: String(y), r: String(radius) });
  }

  line(): void {}
  curve(): void {}
  text(): void {}

  private put(name: "polygon" | "circle", attributes: Record<string, string>): void {
    this.target.append(shape(name, attributes));
  }
}
