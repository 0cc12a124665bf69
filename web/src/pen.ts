/** One way of drawing for screen, PNG, SVG and print: views draw with a pen, whatever it writes on. */

export interface Stroke {
  colour: string;
  width: number;
  /** Lengths of dashes and gaps; empty for an unbroken line. */
  dash?: readonly number[];
  opacity?: number;
}

export interface Fill {
  colour: string;
  opacity?: number;
}

export interface Lettering {
  colour: string;
  size: number;
  bold?: boolean;
  anchor?: "start" | "middle" | "end";
  /** Colour of the rim that sets the letters off from lines behind them. */
  halo?: string;
  opacity?: number;
}

/** A curve's points: start, two control points, end. */
export type Curve = readonly [number, number, number, number, number, number, number, number];

export interface Pen {
  /** A closed polygon through points x, y, x, y, ... */
  polygon(points: ArrayLike<number>, fill: Fill | null, stroke: Stroke | null): void;
  line(points: ArrayLike<number>, stroke: Stroke): void;
  curve(curve: Curve, stroke: Stroke): void;
  circle(x: number, y: number, radius: number, fill: Fill | null, stroke: Stroke | null): void;
  text(x: number, y: number, text: string, lettering: Lettering): void;
}

export const FONT = 'system-ui, "Segoe UI", "Noto Sans", sans-serif';

export class CanvasPen implements Pen {
  constructor(private readonly context: CanvasRenderingContext2D) {}

  polygon(points: ArrayLike<number>, fill: Fill | null, stroke: Stroke | null): void {
    this.trace(points);
    this.context.closePath();
    this.ink(fill, stroke);
  }

  line(points: ArrayLike<number>, stroke: Stroke): void {
    this.trace(points);
    this.ink(null, stroke);
  }

  curve([x, y, ...rest]: Curve, stroke: Stroke): void {
    this.context.beginPath();
    this.context.moveTo(x, y);
    this.context.bezierCurveTo(...rest);
    this.ink(null, stroke);
  }

  circle(x: number, y: number, radius: number, fill: Fill | null, stroke: Stroke | null): void {
    this.context.beginPath();
    this.context.arc(x, y, radius, 0, 2 * Math.PI);
    this.ink(fill, stroke);
  }

  text(x: number, y: number, text: string, lettering: Lettering): void {
    const context = this.context;
    context.font = fontOf(lettering);
    context.textAlign = lettering.anchor === "middle" ? "center" : (lettering.anchor ?? "start");
    context.textBaseline = "alphabetic";
    context.globalAlpha = lettering.opacity ?? 1;
    if (lettering.halo) {
      context.strokeStyle = lettering.halo;
      context.lineWidth = 3.5;
      context.lineJoin = "round";
      context.setLineDash([]);
      context.strokeText(text, x, y);
    }
    context.fillStyle = lettering.colour;
    context.fillText(text, x, y);
    context.globalAlpha = 1;
  }

  private trace(points: ArrayLike<number>): void {
    this.context.beginPath();
    for (let at = 0; at < points.length; at += 2) this.context.lineTo(points[at]!, points[at + 1]!);
  }

  private ink(fill: Fill | null, stroke: Stroke | null): void {
    const context = this.context;
    if (fill) {
      context.globalAlpha = fill.opacity ?? 1;
      context.fillStyle = fill.colour;
      context.fill();
    }
    if (stroke) {
      context.globalAlpha = stroke.opacity ?? 1;
      context.strokeStyle = stroke.colour;
      context.lineWidth = stroke.width;
      context.setLineDash(stroke.dash ? [...stroke.dash] : []);
      context.stroke();
    }
    context.globalAlpha = 1;
  }
}

export function fontOf({ size, bold }: Lettering): string {
  return `${bold ? "600 " : ""}${size}px ${FONT}`;
}
