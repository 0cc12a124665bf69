/** The shapes of node types: each is told from the others without its colour. */
import type { Fill, Pen, Stroke } from "./pen";

function regular(corners: number, turn: number, size = 1): number[] {
  return Array.from({ length: corners }, (_, at) => turn + (at * 2 * Math.PI) / corners).flatMap(
    (angle) => [size * Math.cos(angle), size * Math.sin(angle)],
  );
}

function star(points: number, inner: number): number[] {
  return Array.from({ length: 2 * points }, (_, at) => {
    const angle = -Math.PI / 2 + (at * Math.PI) / points;
    const size = at % 2 ? inner : 1.15;
    return [size * Math.cos(angle), size * Math.sin(angle)];
  }).flat();
}

const UP = -Math.PI / 2;

/** Outlines of about the same area in a circle of radius 1; a circle has none. */
const OUTLINES: Record<string, number[]> = {
  square: [-0.85, -0.85, 0.85, -0.85, 0.85, 0.85, -0.85, 0.85],
  diamond: regular(4, UP, 1.15),
  hexagon: regular(6, UP, 1.05),
  pentagon: regular(5, UP, 1.1),
  triangle: regular(3, UP, 1.2),
  triangleDown: regular(3, -UP, 1.2),
  star: star(5, 0.5),
  shield: [-0.9, -0.9, 0, -1.1, 0.9, -0.9, 0.85, 0.2, 0, 1.15, -0.85, 0.2],
  page: [-0.75, -1, 0.3, -1, 0.75, -0.55, 0.75, 1, -0.75, 1],
  cross: [-0.35, -1, 0.35, -1, 0.35, -0.35, 1, -0.35, 1, 0.35, 0.35, 0.35, 0.35, 1, -0.35, 1, -0.35, 0.35, -1, 0.35, -1, -0.35, -0.35, -0.35],
  person: [0, -1.1, 0.45, -0.85, 0.45, -0.35, 0.15, -0.05, 0.8, 0.35, 0.9, 1, -0.9, 1, -0.8, 0.35, -0.15, -0.05, -0.45, -0.35, -0.45, -0.85],
  pin: [0, 1.2, -0.75, 0, -0.6, -0.75, 0, -1.05, 0.6, -0.75, 0.75, 0],
  flag: [-0.7, 1.1, -0.7, -1, 0.95, -0.5, -0.35, 0.05, -0.35, 1.1],
  bar: [-1.05, -0.5, 1.05, -0.5, 1.05, 0.5, -1.05, 0.5],
  hourglass: [-0.9, -1, 0.9, -1, 0.2, 0, 0.9, 1, -0.9, 1, -0.2, 0],
};

export const GLYPHS = ["circle", ...Object.keys(OUTLINES)];

export function drawGlyph(
  pen: Pen, glyph: string, x: number, y: number, radius: number, fill: Fill | null, stroke: Stroke | null,
): void {
  const outline = OUTLINES[glyph];
  if (!outline) pen.circle(x, y, radius * 0.95, fill, stroke);
  else pen.polygon(outline.map((value, at) => value * radius + (at % 2 ? y : x)), fill, stroke);
}
