/** Lines of the map: neutral at rest; of what is chosen, in colour, with arrows and in words. */
import { toScreen } from "./camera";
import type { Boxes } from "./labels";
import type { Line } from "./model";
import type { Curve, Pen, Stroke } from "./pen";
import { radiusOf, isTitle, type Scene } from "./scene";

/** Lengths of dashes and gaps, by the payload's word for a line. */
export const DASHES: Record<string, readonly number[]> = { solid: [], dashed: [6, 4], dotted: [2, 3] };
const ARROW = 8;
/** Chosen lines up to which each is drawn with its words: more would cover the map. */
const MOST_WORDS = 9;

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

/** Draws the lines that are not hidden; what is chosen lies above the rest. */
export function drawLines(pen: Pen, scene: Scene, closed: ReadonlySet<number>): void {
  const { theme, chosen } = scene;
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
  for (const line of above) drawChosen(pen, scene, line);
}

function drawChosen(pen: Pen, scene: Scene, line: Line): void {
  const curve = curveOf(scene, line);
  const { family } = line.statements[0]!.relation;
  const dash = DASHES[scene.model.payload.relationFamilies[family]?.line ?? "solid"] ?? [];
  const colour = colourOf(scene, line);
  pen.curve(curve, { colour, width: Math.min(4, 1.4 + 0.4 * line.statements.length), dash });
  const directed = line.statements.filter(({ relation }) => relation.label !== relation.inverse);
  if (directed.some(({ object }) => object === line.b)) drawArrow(pen, curve, gapAt(scene, line.b), colour);
  if (directed.some(({ object }) => object === line.a)) drawArrow(pen, reversed(curve), gapAt(scene, line.a), colour);
}

function colourOf({ theme }: Scene, line: Line): string {
  return theme.links[line.statements[0]!.relation.family] ?? theme.ink2;
}

function gapAt(scene: Scene, thing: Line["a"]): number {
  return isTitle(scene, thing) ? 12 : radiusOf(thing, scene.camera.zoom) + 2;
}

function reversed([x0, y0, x1, y1, x2, y2, x3, y3]: Curve): Curve {
  return [x3, y3, x2, y2, x1, y1, x0, y0];
}

/** Draws the head of an arrow on a curve, so far from its end that it touches the glyph there. */
function drawArrow(pen: Pen, curve: Curve, gap: number, colour: string): void {
  const [endX, endY] = [curve[6], curve[7]];
  let along = 1;
  let [x, y] = [endX, endY];
  while (along > 0.5 && Math.hypot(x - endX, y - endY) < gap) [x, y] = pointOn(curve, (along -= 0.01));
  const [backX, backY] = pointOn(curve, along - 0.04);
  const angle = Math.atan2(y - backY, x - backX);
  const corner = (turn: number) => [x - ARROW * Math.cos(angle + turn), y - ARROW * Math.sin(angle + turn)];
  pen.polygon([x, y, ...corner(0.42), ...corner(-0.42)], { colour }, null);
}

/** The point of a Bézier curve at a share of its way. */
export function pointOn([x0, y0, x1, y1, x2, y2, x3, y3]: Curve, along: number): [number, number] {
  const left = 1 - along;
  const [a, b, c, d] = [left ** 3, 3 * left * left * along, 3 * left * along * along, along ** 3];
  return [a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3];
}

/** Writes the relation beside each chosen line, where there are few and there is room. */
export function drawWords(pen: Pen, scene: Scene, taken: Boxes): void {
  const { chosen, theme } = scene;
  if (!chosen || chosen.lines.size > MOST_WORDS) return;
  for (const line of scene.shown.lines.filter(({ key }) => chosen.lines.has(key))) {
    const words = wordsOf(line);
    const width = scene.measure(words, 11, false);
    const curve = curveOf(scene, line);
    for (const along of [0.5, 0.4, 0.6, 0.3, 0.7]) {
      const [x, y] = pointOn(curve, along);
      const box = { x0: x - width / 2 - 2, x1: x + width / 2 + 2, y0: y - 9, y1: y + 5 };
      if (taken.hits(box)) continue;
      taken.add(box);
      pen.text(x, y + 3, words, { colour: theme.ink2, size: 11, anchor: "middle", halo: theme.paper });
      break;
    }
  }
}

function wordsOf({ statements }: Line): string {
  const labels = [...new Set(statements.map(({ relation }) => relation.label))];
  return labels.length > 2 ? `${labels.slice(0, 2).join(", ")} +${labels.length - 2}` : labels.join(", ");
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
