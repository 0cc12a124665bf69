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
  /** Whether it stands aside and a thin line leads to it. */
  led?: boolean;
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

export interface Room {
  /** What names must stay in. */
  frame: Box;
  measure: Measure;
  /** What they do not cover where they can help it. */
  rather?: Boxes;
  /** Whether a name without room near its thing may stand aside, at the end of a thin line. */
  far?: boolean;
}

/**
 * Places names in the order given: below the thing, right, left or above it; a name without room is
 * left out. `taken` is what they must not cover, and grows by what they take.
 */
export function placeLabels<W extends Wish>(wishes: readonly W[], taken: Boxes, room: Room): Label<W>[] {
  const { frame, measure, rather, far } = room;
  const found: Label<W>[] = [];
  for (const wish of wishes) {
    const fits = ({ box }: Label<W>) =>
      box.x0 >= frame.x0 && box.x1 <= frame.x1 && box.y0 >= frame.y0 && box.y1 <= frame.y1 && !taken.hits(box);
    const best = (lines: readonly string[]) => {
      const near = positions(wish, lines, measure).filter(fits);
      return near.find(({ box }) => !rather?.hits(box)) ?? near[0];
    };
    const label = best(wish.lines) ?? (wish.otherwise && best(wish.otherwise)) ?? (far ? aside(wish, measure).find(fits) : undefined);
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

/** Places farther from a thing, the nearest first. */
function aside<W extends Wish>(wish: W, measure: Measure): Label<W>[] {
  const steps = [18, 34, 52, 74];
  return steps.flatMap((step) =>
    Array.from({ length: 8 }, (_, turn) => (turn * Math.PI) / 4).flatMap((angle) => {
      const [dx, dy] = [step * Math.cos(angle), step * Math.sin(angle)];
      return positions(wish, wish.lines, measure).map(({ box, x, y, ...rest }) => ({
        ...rest, led: true, x: x + dx, y: y + dy,
        box: { x0: box.x0 + dx, y0: box.y0 + dy, x1: box.x1 + dx, y1: box.y1 + dy },
      }));
    }));
}

/** Breaks a name into lines of about so many letters; a name of more lines, or a longer word, is cut. */
export function wrap(name: string, letters = 20, most = 3): string[] {
  const lines: string[] = [];
  for (const word of visible(name).split(/\s+/).filter(Boolean)) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const longest = Math.max(letters, 34);
  const cut = lines.map((line) => (line.length > longest ? `${line.slice(0, longest - 1)}…` : line));
  return cut.length > most ? [...cut.slice(0, most - 1), `${cut[most - 1]}…`] : cut.length ? cut : ["·"];
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
