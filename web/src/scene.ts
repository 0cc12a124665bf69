/** The map as it is drawn: regions, lines, glyphs and names, for whichever pen. */
import { closedRegions, drawClosed, drawRegion, drawTitle } from "./areas";
import { toScreen, type Size } from "./camera";
import type { Shown } from "./filter";
import { drawGlyph } from "./glyphs";
import { Boxes, type Box, type Measure } from "./labels";
import { drawLines, drawWords } from "./lines";
import type { Model, Thing } from "./model";
import { drawNames } from "./names";
import type { Pen, Stroke } from "./pen";
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
  /** What lies over the picture, so that no name is written there. */
  covered?: readonly Box[];
  /** Lines that stand out by a look of their own, by key. */
  accents?: ReadonlyMap<string, Stroke>;
}

export interface Chosen {
  things: ReadonlySet<Thing>;
  lines: ReadonlySet<string>;
  /** Which one of them is meant; a ring is drawn around it. */
  heart?: Thing;
}

/** How much wider than its glyph the ring around a thing is, in pixels. */
export const RING = 5;

export function drawScene(pen: Pen, scene: Scene): void {
  const closed = closedRegions(scene);
  const regions = scene.model.regions.map((region, at) => ({ region, at }));
  for (const { region, at } of regions) drawRegion(pen, scene, region, at);
  drawLines(pen, scene, closed);
  const things = [...scene.shown.things].filter((thing) => !closed.has(thing.region) && !isTitle(scene, thing) && onPicture(scene, thing));
  for (const thing of things) drawThing(pen, scene, thing);
  const taken = new Boxes();
  scene.covered?.forEach((box) => taken.add(box));
  for (const { region, at } of regions) if (!closed.has(at)) drawTitle(pen, scene, region, taken, at);
  drawNames(pen, scene, things, taken);
  drawWords(pen, scene, taken);
  for (const at of closed) drawClosed(pen, scene, at, taken);
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

function drawThing(pen: Pen, scene: Scene, thing: Thing): void {
  const { camera, size, theme, chosen } = scene;
  const [x, y] = toScreen(camera, size, thing.x, thing.y);
  const radius = radiusOf(thing, camera.zoom);
  const near = !chosen || chosen.things.has(thing);
  const colour = theme.families[thing.type.family] ?? theme.ink;
  if (chosen?.heart === thing) pen.circle(x, y, radius + RING, { colour: theme.paper }, { colour: theme.accent, width: 3 });
  drawGlyph(pen, thing.type.glyph, x, y, radius, { colour, opacity: near ? 1 : 0.22 }, near ? { colour: theme.paper, width: 1 } : null);
}

function onPicture(scene: Scene, thing: Thing): boolean {
  const [x, y] = toScreen(scene.camera, scene.size, thing.x, thing.y);
  return x > -20 && y > -20 && x < scene.size.width + 20 && y < scene.size.height + 20;
}

