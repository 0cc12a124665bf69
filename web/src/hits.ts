/** What is under the pointer: the nearest thing, else the nearest line. */
import { closedRegions } from "./areas";
import { toScreen } from "./camera";
import { curveOf, isDrawn, pointOn } from "./lines";
import type { Line, Thing } from "./model";
import type { Curve } from "./pen";
import { isTitle, radiusOf, type Scene } from "./scene";

export type Hit = { thing: Thing } | { line: Line } | { region: number } | null;

const REACH = 5;
/** Lines beyond which only those of the chosen thing answer the pointer: more would lag behind it. */
const MANY = 6000;

export function findHit(scene: Scene, x: number, y: number, slack = 0): Hit {
  const closed = closedRegions(scene);
  const thing = nearestThing(scene, x, y, closed, slack);
  if (thing) return { thing };
  const line = nearestLine(scene, x, y, closed, REACH + slack);
  if (line) return { line };
  for (const at of closed) if (inside(scene, at, x, y)) return { region: at };
  return null;
}

function nearestThing(scene: Scene, x: number, y: number, closed: ReadonlySet<number>, slack: number): Thing | null {
  let best: Thing | null = null;
  let least = Infinity;
  for (const thing of scene.shown.things) {
    if (closed.has(thing.region)) continue;
    const [thingX, thingY] = toScreen(scene.camera, scene.size, thing.x, thing.y);
    // A title is wide: what is near its middle is on it.
    const away = isTitle(scene, thing) ? Math.max(Math.abs(thingX - x) / 7, Math.abs(thingY - y)) : Math.hypot(thingX - x, thingY - y);
    if (away < least && away <= radiusOf(thing, scene.camera.zoom) + 3 + slack) [best, least] = [thing, away];
  }
  return best;
}

function nearestLine(scene: Scene, x: number, y: number, closed: ReadonlySet<number>, reach: number): Line | null {
  const { chosen, shown } = scene;
  let best: Line | null = null;
  let least = reach;
  for (const line of shown.lines) {
    const lit = chosen?.lines.has(line.key) ?? false;
    if (!lit && (shown.lines.length > MANY || !isDrawn(scene, line))) continue;
    if (closed.has(line.a.region) || closed.has(line.b.region)) continue;
    const away = distance(curveOf(scene, line), x, y, least) - (lit ? 1 : 0);
    if (away < least) [best, least] = [line, away];
  }
  return best;
}

/** The distance of a point from a curve, by way of points on it; Infinity when it is far for sure. */
function distance(curve: Curve, x: number, y: number, reach: number): number {
  const [x0, y0, x1, y1, x2, y2, x3, y3] = curve;
  if (x < Math.min(x0, x1, x2, x3) - reach || x > Math.max(x0, x1, x2, x3) + reach) return Infinity;
  if (y < Math.min(y0, y1, y2, y3) - reach || y > Math.max(y0, y1, y2, y3) + reach) return Infinity;
  const steps = 16;
  let least = Infinity;
  let [lastX, lastY] = [x0, y0];
  for (let step = 1; step <= steps; step++) {
    const [nextX, nextY] = pointOn(curve, step / steps);
    least = Math.min(least, toSegment(x, y, lastX, lastY, nextX, nextY));
    [lastX, lastY] = [nextX, nextY];
  }
  return least;
}

function toSegment(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  const length = (x1 - x0) ** 2 + (y1 - y0) ** 2;
  const along = length ? Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length)) : 0;
  return Math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0));
}

function inside(scene: Scene, at: number, x: number, y: number): boolean {
  const { outline } = scene.model.regions[at]!;
  let within = false;
  for (let one = 0, two = outline.length - 2; one < outline.length; two = one, one += 2) {
    const [x0, y0] = toScreen(scene.camera, scene.size, outline[one]!, outline[one + 1]!);
    const [x1, y1] = toScreen(scene.camera, scene.size, outline[two]!, outline[two + 1]!);
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) within = !within;
  }
  return within;
}
