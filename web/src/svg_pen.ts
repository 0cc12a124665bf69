/** A pen that writes SVG, for pictures that stay sharp at any size. */
import { FONT, type Curve, type Fill, type Lettering, type Pen, type Stroke } from "./pen";

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export class SvgPen implements Pen {
  private readonly parts: string[] = [];

  polygon(points: ArrayLike<number>, fill: Fill | null, stroke: Stroke | null): void {
    this.parts.push(`<polygon points="${pointsOf(points)}"${ink(fill, stroke)}/>`);
  }

  line(points: ArrayLike<number>, stroke: Stroke): void {
    this.parts.push(`<polyline points="${pointsOf(points)}"${ink(null, stroke)}/>`);
  }

  curve(curve: Curve, stroke: Stroke): void {
    const [x, y, ...rest] = curve.map(short);
    this.parts.push(`<path d="M${x} ${y}C${rest.join(" ")}"${ink(null, stroke)}/>`);
  }

  circle(x: number, y: number, radius: number, fill: Fill | null, stroke: Stroke | null): void {
    this.parts.push(`<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}"${ink(fill, stroke)}/>`);
  }

  text(x: number, y: number, text: string, lettering: Lettering): void {
    const { colour, size, bold, anchor, halo, opacity } = lettering;
    const looks = [
      ` x="${short(x)}" y="${short(y)}" font-size="${size}" fill="${escape(colour)}"`,
      bold ? ' font-weight="600"' : "",
      anchor && anchor !== "start" ? ` text-anchor="${anchor}"` : "",
      halo ? ` stroke="${escape(halo)}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"` : "",
      opacity === undefined ? "" : ` opacity="${opacity}"`,
    ];
    this.parts.push(`<text${looks.join("")}>${escape(text)}</text>`);
  }

  /** Gives the picture as the text of an SVG file. */
  finish(width: number, height: number, paper: string, title: string): string {
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escape(FONT)}">`,
      `<title>${escape(title)}</title><rect width="${width}" height="${height}" fill="${escape(paper)}"/>`,
      ...this.parts,
      "</svg>\n",
    ].join("\n");
  }
}

/** Escapes a text for XML; control characters, which XML cannot hold, are left out. */
export function escape(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"]/g, (char) => ESCAPES[char]!);
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function pointsOf(points: ArrayLike<number>): string {
  return Array.from(points, short).join(" ");
}

function ink(fill: Fill | null, stroke: Stroke | null): string {
  const inside = fill ? ` fill="${escape(fill.colour)}"${opacity("fill", fill.opacity)}` : ' fill="none"';
  if (!stroke) return inside;
  const dash = stroke.dash?.length ? ` stroke-dasharray="${stroke.dash.join(" ")}"` : "";
  return `${inside} stroke="${escape(stroke.colour)}" stroke-width="${short(stroke.width)}"${dash}${opacity("stroke", stroke.opacity)}`;
}

function opacity(of: string, value: number | undefined): string {
  return value === undefined || value === 1 ? "" : ` ${of}-opacity="${value}"`;
}
