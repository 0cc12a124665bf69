/** Regions of the map: the ground, its title, and what stands for it from far away. */
import { extentOf, toScreen } from "./camera";
import { LINE_HEIGHT, wrap, type Boxes } from "./labels";
import type { Pen } from "./pen";
import type { Region } from "./payload";
import type { Scene } from "./scene";

/** Things drawn beyond which regions stand for what is in them, until one is near; fewer on a phone. */
const CROWDED = 1500;
const CROWDED_NARROW = 120;
const NARROW = 600;
/** Square pixels that a thing needs to be told from its neighbours. */
const ROOM = 900;

/** Regions too far away for their things to be told apart, where very many are shown. */
export function closedRegions(scene: Scene): Set<number> {
  const closed = new Set<number>();
  const most = scene.size.width < NARROW ? CROWDED_NARROW : CROWDED;
  if (scene.shown.things.size <= most || scene.chosen) return closed;
  const counts = countRegions(scene);
  scene.model.regions.forEach((region, at) => {
    const box = extentOf(region.outline);
    const area = (box.x1 - box.x0) * (box.y1 - box.y0) * scene.camera.zoom ** 2;
    if (area / Math.max(1, counts.get(at) ?? 0) < ROOM) closed.add(at);
  });
  return closed;
}

function countRegions(scene: Scene): Map<number, number> {
  const counts = new Map<number, number>();
  for (const thing of scene.shown.things) counts.set(thing.region, (counts.get(thing.region) ?? 0) + 1);
  return counts;
}

/** Draws a region's ground; it steps back when nothing of what is chosen stands on it. */
export function drawRegion(pen: Pen, scene: Scene, region: Region, at: number): void {
  const { camera, size, theme } = scene;
  const points = new Float64Array(region.outline.length);
  for (let at = 0; at < points.length; at += 2) {
    [points[at], points[at + 1]] = toScreen(camera, size, region.outline[at]!, region.outline[at + 1]!);
  }
  const tint = theme.tints[region.tint % theme.tints.length] ?? theme.line;
  pen.polygon(points, { colour: tint, opacity: isHeld(scene, at) ? 0.6 : 1 }, { colour: theme.line, width: 1 });
}

/** Writes a region's title into the room that the layout left for it. */
export function drawTitle(pen: Pen, scene: Scene, region: Region, taken: Boxes, at: number): void {
  const { camera, size, theme } = scene;
  const lines = wrap(region.title, 24);
  const letters = Math.min(19, Math.max(12, 15 * Math.sqrt(camera.zoom / 0.75)));
  const box = extentOf(region.outline);
  const [x, top] = toScreen(camera, size, region.x, box.y0);
  const held = isHeld(scene, at);
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

function isHeld({ chosen }: Scene, at: number): boolean {
  return chosen !== null && ![...chosen.things].some((thing) => thing.region === at);
}

/** Names a closed region and counts what is in it. */
export function drawClosed(pen: Pen, scene: Scene, at: number, taken: Boxes): void {
  const { camera, size, theme, model, measure } = scene;
  const region = model.regions[at]!;
  const [x, y] = toScreen(camera, size, region.x, region.y);
  const { x0, x1 } = extentOf(region.outline);
  const wide = (x1 - x0) * camera.zoom;
  const letters = wide < 180 ? 12 : 14;
  const count = countRegions(scene).get(at) ?? 0;
  const lines = [...wrap(region.title, Math.max(10, Math.floor(wide / letters / 0.6))), String(count)];
  lines.forEach((line, place) => {
    const bold = place < lines.length - 1;
    const top = y + (place - lines.length / 2) * letters * LINE_HEIGHT;
    const half = measure(line, letters, bold) / 2;
    const box = { x0: x - half, x1: x + half, y0: top, y1: top + letters };
    if (taken.hits(box)) return;
    taken.add(box);
    pen.text(x, top + letters, line, {
      colour: bold && region.thing >= 0 ? theme.threat : theme.ink2, size: letters, bold, anchor: "middle", halo: theme.paper,
    });
  });
}
