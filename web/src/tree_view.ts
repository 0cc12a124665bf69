/** The organisation: who is part of whom, from left to right; a click reads the evidence. */
import { button, make } from "./elements";
import { icon } from "./icon";
import { all, makeForest, type Branch } from "./tree";
import type { App, View } from "./view";

const ROW = 34;
const COLUMN = 290;
const NAMESPACE = "http://www.w3.org/2000/svg";

export class TreeView implements View {
  readonly name = "tree";
  readonly title = "Organisation";

  show(host: HTMLElement, app: App): void {
    const forest = makeForest(app.model, app.shown());
    const branches = all(forest.roots);
    if (!branches.length) {
      host.replaceChildren(make("p", { class: "empty" }, "These reports say of nothing shown that it is part of something."));
      return;
    }
    const page = make("div", { class: "forest" });
    page.style.height = `${(forest.rows + 1) * ROW}px`;
    page.style.width = `${(forest.depth + 1) * COLUMN + 40}px`;
    page.append(drawTwigs(forest.roots), ...branches.map((branch) => drawBranch(branch, app)));
    host.replaceChildren(make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Organisation" }, page));
  }
}

function placeOf({ depth, row }: Branch): [number, number] {
  return [24 + depth * COLUMN, ROW * (row + 0.7)];
}

function drawTwigs(roots: readonly Branch[]): SVGElement {
  const picture = document.createElementNS(NAMESPACE, "svg");
  picture.setAttribute("aria-hidden", "true");
  for (const branch of all(roots)) {
    const [x0, y0] = placeOf(branch);
    for (const child of branch.branches) {
      const [x1, y1] = placeOf(child);
      const twig = document.createElementNS(NAMESPACE, "path");
      const start = x1 - 44;
      twig.setAttribute("d", `M${x0 + 10} ${y0}H${start}C${start + 22} ${y0} ${start + 14} ${y1} ${x1} ${y1}`);
      picture.append(twig);
    }
  }
  return picture;
}

/** A name with its level, so that the tree is heard as one too. */
function drawBranch(branch: Branch, app: App): HTMLElement {
  const { thing, link, depth } = branch;
  const [x, y] = placeOf(branch);
  const state = app.state();
  const act = () => (link ? app.select(thing, link.object) : app.select(thing));
  const whole = link ? `${thing.name}, part of ${link.object.name}` : thing.name;
  const made = button(whole, act, { class: "branch", "aria-current": thing.id === state.thing ? "true" : null, "data-depth": depth }, icon(thing.type), make("span", {}, thing.name));
  made.style.left = `${x - 9}px`;
  made.style.top = `${y - 15}px`;
  made.style.maxWidth = `${COLUMN - 50}px`;
  return made;
}
