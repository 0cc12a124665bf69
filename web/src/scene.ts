/** The map as it is drawn: regions, lines, glyphs and names, for whichever pen. */
import { toScreen, type Size } from "./camera";
import type { Shown } from "./filter";
import { drawGlyph } from "./glyphs";
import { Boxes, inTurn, LINE_HEIGHT, placeLabels, wrap, type Box, type Label, type Measure, type Wish } from "./labels";
import type { Line, Model, Thing } from "./model";
import type { Curve, Pen, Stroke } from "./pen";
import type { Region } from "./payload";
import type { Camera } from "./state";
import type { Theme } from "./theme";

export interface Scene {
  model: Model;
  shown: Shown;
  camera: Camera;
  size: Size;
  theme: Theme;
  /** What the picture is about; the rest steps back. Null for no one thing. */
  chosen: Chosen | null;
  threatLines: boolean;
  measure: Measure;
  /** Lines that stand out by a look of their own, by key. */
  accents?: ReadonlyMap<string, Stroke>;
}

export interface Chosen {
  things: ReadonlySet<Thing>;
  lines: ReadonlySet<string>;
}

interface Named extends Wish {
  thing: Thing;
}

const DASHES: Record<string, readonly number[]> = { solid: [], dashed: [6, 4], dotted: [2, 3] };

/** Things drawn beyond which regions stand for what is in them, until one is near. */
export const CROWDED = 1500;

/** Names that are tried: on no screen is there room for more. */
const MOST_NAMES = 600;

export function drawScene(pen: Pen, scene: Scene): void {
  const closed = closedRegions(scene);
  const regions = scene.model.regions.map((region, at) => ({ region, at }));
  for (const { region } of regions) drawRegion(pen, scene, region);
  drawLines(pen, scene, closed);
  const taken = new Boxes();
  for (const { region, at } of regions) if (!closed.has(at)) drawTitle(pen, scene, region, taken, at);
  const things = [...scene.shown.things].filter((thing) => !closed.has(thing.region) && !isTitle(scene, thing) && onPicture(scene, thing));
  for (const thing of things) drawThing(pen, scene, thing);
  drawNames(pen, scene, things, taken);
  for (const at of closed) drawClosed(pen, scene, at);
}

/** Regions too far away for their things to be told apart, where very many are shown. */
export function closedRegions(scene: Scene): Set<number> {
  const closed = new Set<number>();
  if (scene.shown.things.size <= CROWDED || scene.chosen) return closed;
  const counts = countRegions(scene);
  scene.model.regions.forEach((region, at) => {
    const box = extentOf(region.outline);
    const area = (box.x1 - box.x0) * (box.y1 - box.y0) * scene.camera.zoom ** 2;
    if (area / Math.max(1, counts.get(at) ?? 0) < 900) closed.add(at);
  });
  return closed;
}

function countRegions(scene: Scene): Map<number, number> {
  const counts = new Map<number, number>();
  for (const thing of scene.shown.things) counts.set(thing.region, (counts.get(thing.region) ?? 0) + 1);
  return counts;
}

/** Whether a thing is a region's own threat: its name is the region's title. */
export function isTitle(scene: Pick<Scene, "model">, thing: Thing): boolean {
  return scene.model.regions[thing.region]?.thing === thing.at;
}

/** The radius of a thing's glyph in pixels: by its links, and by how near the map is. */
export function radiusOf(thing: Thing, zoom: number): number {
  const size = thing.type.name === "Threat" ? 4.6 : 4.4 + 1.35 * Math.sqrt(thing.statements.length);
  return Math.min(15, size) * Math.min(1.5, Math.max(0.8, Math.sqrt(zoom * 1.6)));
}

/** The curve of a line: drawn aside towards the middle of its two regions, so that many run together. */
export function curveOf(scene: Scene, line: Line): Curve {
  const { model, camera, size } = scene;
  const [x0, y0] = toScreen(camera, size, line.a.x, line.a.y);
  const [x1, y1] = toScreen(camera, size, line.b.x, line.b.y);
  if (line.a.region === line.b.region) {
    const bend = 0.08;
    const midX = (x0 + x1) / 2 - (y1 - y0) * bend;
    const midY = (y0 + y1) / 2 + (x1 - x0) * bend;
    return [x0, y0, midX, midY, midX, midY, x1, y1];
  }
  const from = model.regions[line.a.region] ?? line.a;
  const to = model.regions[line.b.region] ?? line.b;
  const [fromX, fromY] = toScreen(camera, size, from.x, from.y);
  const [toX, toY] = toScreen(camera, size, to.x, to.y);
  const lean = (own: number, one: number, other: number) => own * 0.45 + (one * 0.65 + other * 0.35) * 0.55;
  return [x0, y0, lean(x0, fromX, toX), lean(y0, fromY, toY), lean(x1, toX, fromX), lean(y1, toY, fromY), x1, y1];
}

/** Whether a line is drawn: links to threats are only on request, for a region's place says them. */
export function isDrawn(scene: Pick<Scene, "chosen" | "threatLines">, line: Line): boolean {
  if (scene.chosen) return scene.chosen.lines.has(line.key) || scene.threatLines || !toThreat(line);
  return scene.threatLines || !toThreat(line);
}

function toThreat(line: Line): boolean {
  return line.a.type.name === "Threat" || line.b.type.name === "Threat";
}

function drawRegion(pen: Pen, scene: Scene, region: Region): void {
  const { camera, size, theme } = scene;
  const points = new Float64Array(region.outline.length);
  for (let at = 0; at < points.length; at += 2) {
    [points[at], points[at + 1]] = toScreen(camera, size, region.outline[at]!, region.outline[at + 1]!);
  }
  const tint = theme.tints[region.tint % theme.tints.length] ?? theme.line;
  pen.polygon(points, { colour: tint }, { colour: theme.line, width: 1 });
}

function drawTitle(pen: Pen, scene: Scene, region: Region, taken: Boxes, at: number): void {
  const { camera, size, theme } = scene;
  const lines = wrap(region.title, 24);
  const letters = Math.min(19, Math.max(12, 15 * Math.sqrt(camera.zoom / 0.75)));
  const box = extentOf(region.outline);
  const [x, top] = toScreen(camera, size, region.x, box.y0);
  const held = scene.chosen && ![...scene.chosen.things].some((thing) => thing.region === at);
  lines.forEach((line, place) => {
    const y = top + letters * (1.45 + place * LINE_HEIGHT);
    const width = scene.measure(line, letters, true);
    taken.add({ x0: x - width / 2 - 2, x1: x + width / 2 + 2, y0: y - letters, y1: y + 4 });
    pen.text(x, y, line, {
      colour: region.thing < 0 ? theme.ink2 : theme.threat,
      size: letters, bold: true, anchor: "middle", halo: theme.paper, opacity: held ? 0.5 : 1,
    });
  });
}

function drawClosed(pen: Pen, scene: Scene, at: number): void {
  const region = scene.model.regions[at]!;
  const [x, y] = toScreen(scene.camera, scene.size, region.x, region.y);
  const count = countRegions(scene).get(at) ?? 0;
  const lines = [...wrap(region.title, 22), `${count} things`];
  lines.forEach((line, place) => {
    pen.text(x, y + (place - (lines.length - 1) / 2) * 17 + 5, line, {
      colour: place === lines.length - 1 ? scene.theme.ink2 : scene.theme.threat,
      size: 14, bold: place < lines.length - 1, anchor: "middle", halo: scene.theme.paper,
    });
  });
}

function drawLines(pen: Pen, scene: Scene, closed: ReadonlySet<number>): void {
  const { theme, chosen, model } = scene;
  const above: Line[] = [];
  const accented: [Line, Stroke][] = [];
  const faint = scene.shown.lines.length > 4000 ? 0.12 : 0.3;
  for (const line of scene.shown.lines) {
    if (chosen?.lines.has(line.key)) above.push(line);
    if (closed.has(line.a.region) || closed.has(line.b.region)) continue;
    const accent = scene.accents?.get(line.key);
    if (accent) accented.push([line, accent]);
    if (accent || chosen?.lines.has(line.key) || !isDrawn(scene, line)) continue;
    pen.curve(curveOf(scene, line), { colour: theme.ink3, width: 1, opacity: chosen ? 0.08 : faint });
  }
  if (closed.size) drawBundles(pen, scene, closed);
  for (const [line, accent] of accented) pen.curve(curveOf(scene, line), accent);
  for (const line of above) {
    const family = line.statements[0]!.relation.family;
    const dash = DASHES[model.payload.relationFamilies[family]?.line ?? "solid"] ?? [];
    const width = Math.min(4, 1.4 + 0.4 * line.statements.length);
    pen.curve(curveOf(scene, line), { colour: theme.links[family] ?? theme.ink2, width, dash });
  }
}

/** Between closed regions one line stands for all, the wider the more there are. */
function drawBundles(pen: Pen, scene: Scene, closed: ReadonlySet<number>): void {
  const counts = new Map<string, number>();
  for (const { a, b } of scene.shown.lines) {
    if (a.region === b.region || !(closed.has(a.region) || closed.has(b.region))) continue;
    const key = a.region < b.region ? `${a.region},${b.region}` : `${b.region},${a.region}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const [key, count] of counts) {
    const [from, to] = key.split(",").map((at) => scene.model.regions[Number(at)]);
    if (!from || !to) continue;
    const ends = [from, to].flatMap((region) => toScreen(scene.camera, scene.size, region.x, region.y));
    pen.line(ends, { colour: scene.theme.ink3, width: Math.min(9, 0.6 + Math.sqrt(count) / 2), opacity: 0.3 });
  }
}

function drawThing(pen: Pen, scene: Scene, thing: Thing): void {
  const { camera, size, theme, chosen } = scene;
  const [x, y] = toScreen(camera, size, thing.x, thing.y);
  const radius = radiusOf(thing, camera.zoom);
  const near = !chosen || chosen.things.has(thing);
  const colour = theme.families[thing.type.family] ?? theme.ink;
  drawGlyph(pen, thing.type.glyph, x, y, radius, { colour, opacity: near ? 1 : 0.22 }, near ? { colour: theme.paper, width: 1 } : null);
}

function drawNames(pen: Pen, scene: Scene, things: readonly Thing[], taken: Boxes): void {
  const { theme, size, chosen } = scene;
  const named = chosen ? things.filter((thing) => chosen.things.has(thing)) : things;
  const frame: Box = { x0: 2, y0: 2, x1: size.width - 2, y1: size.height - 2 };
  // The main names come first and may cover what nobody would miss; no other name covers a glyph.
  const [main, others] = rank(scene, named);
  main.forEach((wish) => taken.add(glyphBox(wish)));
  const placed = placeLabels(main, taken, frame, scene.measure);
  others.forEach((wish) => taken.add(glyphBox(wish)));
  for (const label of [...placed, ...placeLabels(others, taken, frame, scene.measure)]) drawLabel(pen, label, theme);
}

function glyphBox({ x, y, radius }: Wish): Box {
  return { x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius };
}

export function drawLabel(pen: Pen, { wish, lines, anchor, x, y }: Label, theme: Theme): void {
  lines.forEach((line, place) => {
    pen.text(x, y + place * wish.size * LINE_HEIGHT, line, {
      colour: theme.ink, size: wish.size, bold: wish.bold, anchor, halo: theme.paper,
    });
  });
}

/** How much a thing's name is worth: who acts comes before what is acted on. */
function weight({ type, statements }: Thing): number {
  return statements.length * (type.name === "Threat" ? 0.3 : 1);
}

/** Orders names by importance, each region's in turn: the main ones, which stand bold, and the others. */
function rank(scene: Scene, things: readonly Thing[]): [main: Named[], others: Named[]] {
  const groups = new Map<number, Thing[]>();
  for (const thing of things) {
    const group = groups.get(thing.region);
    if (group) group.push(thing);
    else groups.set(thing.region, [thing]);
  }
  const sorted = [...groups.values()].map((group) => group.sort((one, two) => weight(two) - weight(one) || one.at - two.at));
  const bold = new Set(sorted.flatMap((group) => group.slice(0, 3).filter((thing) => weight(thing) > 2.5)));
  const names = inTurn(sorted).map((thing) => {
    const [x, y] = toScreen(scene.camera, scene.size, thing.x, thing.y);
    return {
      thing, x, y, radius: radiusOf(thing, scene.camera.zoom),
      lines: wrap(thing.name), otherwise: wrap(thing.name, 40),
      size: bold.has(thing) ? 13 : 12, bold: bold.has(thing),
    };
  });
  return [names.filter((name) => name.bold), names.filter((name) => !name.bold).slice(0, MOST_NAMES)];
}

function onPicture(scene: Scene, thing: Thing): boolean {
  const [x, y] = toScreen(scene.camera, scene.size, thing.x, thing.y);
  return x > -20 && y > -20 && x < scene.size.width + 20 && y < scene.size.height + 20;
}

export function extentOf(outline: ArrayLike<number>): { x0: number; y0: number; x1: number; y1: number } {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (let at = 0; at < outline.length; at += 2) {
    box.x0 = Math.min(box.x0, outline[at]!);
    box.x1 = Math.max(box.x1, outline[at]!);
    box.y0 = Math.min(box.y0, outline[at + 1]!);
    box.y1 = Math.max(box.y1, outline[at + 1]!);
  }
  return box;
}
