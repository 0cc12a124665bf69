/** Names on the map: each region's main ones first, none over another. */
import { toScreen } from "./camera";
import { Boxes, inTurn, LINE_HEIGHT, placeLabels, wrap, type Box, type Label, type Wish } from "./labels";
import type { Thing } from "./model";
import type { Pen } from "./pen";
import { radiusOf, RING, type Scene } from "./scene";
import type { Theme } from "./theme";
import { capital } from "./words";

interface Named extends Wish {
  thing: Thing;
}

/** Names that are tried: on no screen is there room for more. */
const MOST_NAMES = 600;

/** Writes what there is room for; of what is chosen, all names, from aside if need be. */
export function drawNames(pen: Pen, scene: Scene, things: readonly Thing[], taken: Boxes): void {
  const { theme, size, chosen, measure } = scene;
  const named = chosen ? things.filter((thing) => chosen.things.has(thing)) : things;
  const frame: Box = { x0: 2, y0: 2, x1: size.width - 2, y1: size.height - 2 };
  const [main, others] = rank(scene, named);
  const room = { frame, measure, far: chosen !== null };
  // A main name covers a lesser glyph where it must; no other name covers any.
  const lesser = new Boxes();
  others.forEach((wish) => lesser.add(glyphBox(wish)));
  main.forEach((wish) => taken.add(glyphBox(wish)));
  const placed = placeLabels(main, taken, { ...room, rather: lesser });
  others.forEach((wish) => taken.add(glyphBox(wish)));
  for (const label of [...placed, ...placeLabels(others, taken, room)]) drawLabel(pen, label, theme);
}

function glyphBox({ x, y, radius }: Wish): Box {
  return { x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius };
}

function drawLabel(pen: Pen, { wish, lines, anchor, x, y, box, led }: Label, theme: Theme): void {
  if (led) {
    const [toX, toY] = [Math.max(box.x0, Math.min(box.x1, wish.x)), Math.max(box.y0, Math.min(box.y1, wish.y))];
    pen.line([wish.x, wish.y, toX, toY], { colour: theme.ink3, width: 1 });
  }
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
      thing, x, y, radius: radiusOf(thing, scene.camera.zoom) + (scene.chosen?.heart === thing ? RING : 0),
      lines: wrap(capital(thing.name)), otherwise: wrap(capital(thing.name), 40),
      size: bold.has(thing) ? 13 : 12, bold: bold.has(thing),
    };
  });
  return [names.filter((name) => name.bold), names.filter((name) => !name.bold).slice(0, MOST_NAMES)];
}
