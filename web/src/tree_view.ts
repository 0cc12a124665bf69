/** The organisation: who is part of whom, from left to right; a click reads the evidence. */
import { button, make, shape } from "./elements";
import { drawGlyph } from "./glyphs";
import { icon } from "./icon";
import { LINE_HEIGHT, wrap } from "./labels";
import type { Curve, Pen } from "./pen";
import { readTheme } from "./theme";
import { all, makeForest, type Branch, type Forest } from "./tree";
import type { App, Picture, View } from "./view";

const ROW = 35;
const COLUMN = 250;

export class TreeView implements View {
  readonly name = "tree";
  readonly title = "Organisation";

  constructor(private readonly app: App) {}

  show(host: HTMLElement): void {
    const { app } = this;
    const forest = makeForest(app.model, app.shown());
    const branches = all(forest.roots);
    if (!branches.length) {
      host.replaceChildren(make("p", "empty", "These reports say of nothing shown that it is part of something."));
      return;
    }
    const page = make("div", "forest");
    const { width, height } = sizeOf(forest);
    page.style.width = `${width}px`;
    page.style.height = `${height}px`;
    page.append(drawTwigs(forest.roots), ...branches.map((branch) => drawBranch(branch, app)));
    host.replaceChildren(make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Organisation" }, page));
  }

  picture(): Picture | null {
    const forest = makeForest(this.app.model, this.app.shown());
    if (!forest.roots.length) return null;
    const own = sizeOf(forest);
    return { size: own, draw: (pen, size = own) => this.draw(pen, forest, Math.min(size.width / own.width, size.height / own.height)) };
  }

  private draw(pen: Pen, forest: Forest, scale: number): void {
    const { payload } = this.app.model;
    const theme = readTheme(document.body, payload.families.length, payload.relationFamilies.length);
    const branches = all(forest.roots);
    for (const branch of branches) {
      for (const child of branch.branches) pen.curve(twig(branch, child).map((value) => value * scale) as unknown as Curve, { colour: theme.ink3, width: scale });
    }
    for (const { thing, depth, row, branches: own } of branches) {
      const [x, y] = placeOf({ depth, row }).map((value) => value * scale) as [number, number];
      const size = 12.5 * scale;
      drawGlyph(pen, thing.type.glyph, x, y, 6 * scale, { colour: theme.families[thing.type.family] ?? theme.ink }, null);
      const lines = wrap(thing.name, 28);
      lines.forEach((line, at) => {
        const below = (at - (lines.length - 1) / 2) * size * LINE_HEIGHT + size * 0.35;
        pen.text(x + 12 * scale, y + below, line, { colour: theme.ink, size, bold: own.length > 0, halo: theme.paper });
      });
    }
  }
}

function sizeOf({ rows, depth }: Forest): Picture["size"] {
  return { width: (depth + 1) * COLUMN + 40, height: (rows + 1) * ROW };
}

/** The curve from a branch to one of its own. */
function twig(branch: Branch, child: Branch): Curve {
  const [x0, y0] = placeOf(branch);
  const [x1, y1] = placeOf(child);
  const start = x1 - 50;
  return [Math.max(x0, start), y0, start + 25, y0, start + 15, y1, x1, y1];
}

function placeOf({ depth, row }: Pick<Branch, "depth" | "row">): [number, number] {
  return [24 + depth * COLUMN, ROW * (row + 0.7)];
}

function drawTwigs(roots: readonly Branch[]): SVGElement {
  const picture = shape("svg", { "aria-hidden": "true" });
  for (const branch of all(roots)) {
    for (const child of branch.branches) {
      const [x, y, ...rest] = twig(branch, child);
      picture.append(shape("path", { d: `M${placeOf(branch)[0]} ${y}H${x}C${rest.join(" ")}` }));
    }
  }
  return picture;
}

/** A name with its level, so that the tree is heard as one too. */
function drawBranch(branch: Branch, app: App): HTMLElement {
  const { thing, link, branches } = branch;
  const [x, y] = placeOf(branch);
  const state = app.state();
  const act = () => (link ? app.select(thing, link.object) : app.select(thing));
  const whole = link ? `${thing.name}, part of ${link.object.name}` : thing.name;
  const made = button(whole, act, { class: "branch", "aria-current": thing.id === state.thing ? "true" : null, "data-whole": branches.length > 0 }, icon(thing.type), make("span", {}, thing.name));
  made.style.left = `${x - 9}px`;
  made.style.top = `${y - 15}px`;
  made.style.maxWidth = `${COLUMN - 50}px`;
  return made;
}
