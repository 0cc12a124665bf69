/** Names on a picture: placed in order of rank, each where it covers no other name and no glyph. */

export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export interface Wish {
  /** Where the thing stands on the picture, and how far its glyph reaches. */
  x: number;
  y: number;
  radius: number;
  /** The name in lines, and in other lines to try where those have no room. */
  lines: readonly string[];
  otherwise?: readonly string[];
  size: number;
  bold: boolean;
}

export interface Label<W extends Wish = Wish> {
  wish: W;
  lines: readonly string[];
  box: Box;
  anchor: "start" | "middle" | "end";
  /** Where the first line's letters begin, end or centre; and its baseline. */
  x: number;
  y: number;
}

export type Measure = (text: string, size: number, bold: boolean) => number;

const CELL = 64;
export const LINE_HEIGHT = 1.2;

/** Boxes by the cells of a grid, so that a new one is tested against its neighbours only. */
export class Boxes {
  private readonly cells = new Map<number, Box[]>();

  add(box: Box): void {
    for (const cell of cellsOf(box)) {
      const found = this.cells.get(cell);
      if (found) found.push(box);
      else this.cells.set(cell, [box]);
    }
  }

  hits(box: Box, except: Box | null = null): boolean {
    for (const cell of cellsOf(box)) {
      for (const other of this.cells.get(cell) ?? []) {
        if (other !== except && box.x0 < other.x1 && other.x0 < box.x1 && box.y0 < other.y1 && other.y0 < box.y1) return true;
      }
    }
    return false;
  }
}

function* cellsOf(box: Box): Generator<number> {
  const right = Math.floor(box.x1 / CELL);
  const low = Math.floor(box.y1 / CELL);
  for (let x = Math.floor(box.x0 / CELL); x <= right; x++) {
    for (let y = Math.floor(box.y0 / CELL); y <= low; y++) yield (x + 5000) * 20_000 + y + 5000;
  }
}

/**
 * Places names in the order given: below the thing, right, left or above it; a name without room is
 * left out. `frame` is what they must stay in, `taken` what they must not cover.
 */
export function placeLabels<W extends Wish>(wishes: readonly W[], taken: Boxes, frame: Box, measure: Measure): Label<W>[] {
  const found: Label<W>[] = [];
  for (const wish of wishes) {
    const fits = ({ box }: Label<W>) =>
      box.x0 >= frame.x0 && box.x1 <= frame.x1 && box.y0 >= frame.y0 && box.y1 <= frame.y1 && !taken.hits(box);
    const label = [wish.lines, wish.otherwise ?? wish.lines].flatMap((lines) => positions(wish, lines, measure)).find(fits);
    if (!label) continue;
    taken.add(label.box);
    found.push(label);
  }
  return found;
}

function positions<W extends Wish>(wish: W, lines: readonly string[], measure: Measure): Label<W>[] {
  const { x, y, radius, size } = wish;
  const width = Math.max(...lines.map((line) => measure(line, size, wish.bold)));
  const height = lines.length * size * LINE_HEIGHT;
  const gap = radius + 3;
  const at = (anchor: Label["anchor"], left: number, top: number, from: number): Label<W> => ({
    wish, lines, anchor, x: from, y: top + size * 0.95,
    box: { x0: left - 1, y0: top, x1: left + width + 1, y1: top + height },
  });
  return [
    at("middle", x - width / 2, y + gap, x),
    at("start", x + gap, y - height / 2, x + gap),
    at("end", x - gap - width, y - height / 2, x - gap),
    at("middle", x - width / 2, y - gap - height, x),
  ];
}

/** Breaks a name into lines of about so many letters; a name longer than three lines is cut. */
export function wrap(name: string, most = 20): string[] {
  const lines: string[] = [];
  for (const word of visible(name).split(/\s+/).filter(Boolean)) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const cut = lines.map((line) => (line.length > 34 ? `${line.slice(0, 33)}…` : line));
  return cut.length > 3 ? [...cut.slice(0, 2), `${cut[2]}…`] : cut.length ? cut : ["·"];
}

/** Shows marks that turn the direction of text, which would mix one name with the next. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, " ");
}

/** Orders things so that each group's most important come first, in turn. */
export function inTurn<T>(groups: readonly (readonly T[])[]): T[] {
  const found: T[] = [];
  const longest = Math.max(0, ...groups.map((group) => group.length));
  for (let at = 0; at < longest; at++) for (const group of groups) if (at < group.length) found.push(group[at]!);
  return found;
}
