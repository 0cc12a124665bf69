/** Regions of the map: the ground, its title, and what stands for it from far away. */
import { extentOf, toScreen } from "./camera";
import { LINE_HEIGHT, wrap, type Boxes } from "./labels";
import type { Pen } from "./pen";
import type { Region } from "./payload";
import type { Scene } from "./scene";

/** Things drawn beyond which regions stand for what is in them, until one is near. */
export const CROWDED = 1500;

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
export function drawClosed(pen: Pen, scene: Scene, at: number): void {
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
