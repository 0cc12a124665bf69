/** How two things are connected: numbered steps, each with its quote. */
import { button, make } from "./elements";
import { drawStatement } from "./evidence";
import { icon } from "./icon";
import type { Thing } from "./model";
import { distances, findChains, weakest, type Hop } from "./route";
import { wireSearch } from "./search";
import type { App, View } from "./view";
import { counted } from "./words";

export class PathView implements View {
  readonly name = "path";
  readonly title = "Path";

  show(host: HTMLElement, app: App): void {
    const { byId } = app.model;
    const from = byId.get(app.state().thing) ?? null;
    const to = byId.get(app.state().other) ?? null;
    host.replaceChildren(
      make(
        "div", { class: "bar ends" },
        chooser("from", "From", from, (thing) => app.update({ thing: thing.id }), app),
        chooser("to", "To", to, (thing) => app.update({ other: thing.id }), app),
        from && to && button("Swap", () => app.update({ thing: to.id, other: from.id })),
      ),
      make("div", { class: "scroll chains", tabindex: 0, role: "region", "aria-label": "Path" }, ...this.chains(from, to, app)),
    );
  }

  private chains(from: Thing | null, to: Thing | null, app: App): HTMLElement[] {
    if (!from || !to) return [make("p", { class: "empty" }, "Choose two bodies, boards or operations: the shortest chains of links between them are shown, each link with its quote.")];
    const chains = findChains(app.shown(), from, to);
    if (!chains.length) return [make("p", { class: "empty" }, unreached(from, to, app))];
    return chains.map((chain, at) => drawChain(chain, at, app));
  }
}

/** Says how far one gets where no chain leads all the way. */
function unreached(from: Thing, to: Thing, app: App): string {
  if (from === to) return "Both ends are the same.";
  const reach = (thing: Thing) => counted(distances(app.shown(), thing).size - 1, "other thing", "other things");
  return `What is shown holds no chain between the two, threats and places not counted. From ${from.name} one reaches ${reach(from)}, from ${to.name} ${reach(to)}. Hidden types and reports may hold one: see the legend.`;
}

function chooser(id: string, label: string, thing: Thing | null, choose: (thing: Thing) => void, app: App): HTMLElement {
  const input = make("input", {
    id, type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": `${id}-found`, placeholder: "a name", value: thing?.name ?? "",
  });
  const list = make("ul", { id: `${id}-found`, class: "found", role: "listbox", "aria-label": `${label}: names found`, hidden: true });
  wireSearch(input, list, app.model.things, choose);
  return make("div", { class: "search" }, make("label", { for: id }, label), input, list);
}

function drawChain(chain: readonly Hop[], at: number, app: App): HTMLElement {
  const things = [chain[0]!.from, ...chain.map(({ to }) => to)];
  const names = things.flatMap((thing, place) => [
    place ? make("span", { class: "arrow", "aria-hidden": "true" }, "–") : "",
    button(thing.name, () => app.select(thing), { class: "link" }, icon(thing.type), thing.name),
  ]);
  const steps = chain.map(({ statements }) =>
    make("li", {}, drawStatement(statements[0]!, app), statements.length > 1 && make("p", { class: "place" }, `and ${counted(statements.length - 1, "more link")} between the two`)));
  return make(
    "section", { class: "chain" },
    make("h2", {}, `Chain ${at + 1}: ${counted(chain.length, "link")}, ${weakest(chain)} at the weakest`),
    make("p", { class: "names" }, ...names.filter(Boolean) as Node[]),
    make("ol", { class: "steps" }, ...steps),
  );
}
