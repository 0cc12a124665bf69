/** A node type's glyph as a small picture in the page. */
import { toned } from "./elements";
import { drawGlyph } from "./glyphs";
import type { ThingType } from "./payload";
import type { Fill, Pen, Stroke } from "./pen";

const NAMESPACE = "http://www.w3.org/2000/svg";

/** The glyph in its colour, hidden from screen readers: its name always stands beside it. */
export function icon(type: ThingType): SVGElement {
  const picture = document.createElementNS(NAMESPACE, "svg");
  picture.setAttribute("viewBox", "-1.3 -1.3 2.6 2.6");
  picture.setAttribute("class", "icon");
  toned(picture, `family-${type.family}`);
  picture.setAttribute("aria-hidden", "true");
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

  private put(name: string, attributes: Record<string, string>): void {
    const shape = document.createElementNS(NAMESPACE, name);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
    this.target.append(shape);
  }
}
