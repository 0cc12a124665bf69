/** How two things are connected: numbered steps, each with its quote. */
import { button, make } from "./elements";
import { drawStatement } from "./evidence";
import { icon } from "./icon";
import { lineKey, type Thing } from "./model";
import { distances, findChains, weakest, type Hop } from "./route";
import { wireSearch } from "./search";
import { SideMap, type Part } from "./side_map";
import type { App, Picture, View } from "./view";
import { counted } from "./words";

export class PathView implements View {
  readonly name = "path";
  readonly title = "Path";
  private readonly map: SideMap;

  constructor(private readonly app: App) {
    this.map = new SideMap(app, "Map of the first chain; the list beside it has each link with its quote", () => this.part());
  }

  show(host: HTMLElement): void {
    const { app } = this;
    const [from, to] = this.ends();
    const list = make(
      "div", { class: "half list scroll chains", tabindex: 0, role: "region", "aria-label": "Path" },
      make(
        "div", "ends",
        chooser("from", "From", from, (thing) => app.update({ thing: thing.id }), app),
        chooser("to", "To", to, (thing) => app.update({ other: thing.id }), app),
        from && to && button("Swap", () => app.update({ thing: to.id, other: from.id })),
      ),
      ...this.list(from, to),
    );
    host.replaceChildren(this.map.show(), list);
  }

  hide(): void {
    this.map.hide();
  }

  picture(): Picture | null {
    return this.map.picture();
  }

  private ends(): [from: Thing | null, to: Thing | null] {
    const { thing, other } = this.app.state();
    const { byId } = this.app.model;
    return [byId.get(thing) ?? null, byId.get(other) ?? null];
  }

  private list(from: Thing | null, to: Thing | null): HTMLElement[] {
    const { app } = this;
    if (!from || !to) return [make("p", "empty", "Choose two bodies, boards or operations: the shortest chains of links between them are shown, each link with its quote.")];
    const chains = findChains(app.shown(), from, to);
    if (!chains.length) return [make("p", "empty", unreached(from, to, app))];
    return chains.map((chain, at) => drawChain(chain, at, app));
  }

  /** The first chain on the map; before there is one, its ends. */
  private part(): Part | null {
    const [from, to] = this.ends();
    if (!from && !to) return null;
    const hops = from && to ? (findChains(this.app.shown(), from, to, 1)[0] ?? []) : [];
    const ends = [from, to].filter((end): end is Thing => Boolean(end));
    return {
      threatLines: false,
      chosen: { heart: ends[0], things: new Set([...ends, ...hops.map((hop) => hop.to)]), lines: new Set(hops.map((hop) => lineKey(hop.from, hop.to))) },
    };
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
  return make("div", "search", make("label", { for: id }, label), input, list);
}

function drawChain(chain: readonly Hop[], at: number, app: App): HTMLElement {
  const things = [chain[0]!.from, ...chain.map(({ to }) => to)];
  const names = things.flatMap((thing, place) => [
    place ? make("span", { class: "arrow", "aria-hidden": "true" }, "→") : "",
    button(thing.name, () => app.update({ view: "focus", thing: thing.id, other: "" }), "link", icon(thing.type), thing.name),
  ]);
  const steps = chain.map(({ statements }) =>
    make("li", {}, drawStatement(statements[0]!, app), statements.length > 1 && make("p", "place", `and ${counted(statements.length - 1, "more link")} between the two`)));
  return make(
    "section", "chain",
    make("h2", {}, `Chain ${at + 1}: ${counted(chain.length, "link")}, ${weakest(chain)} at the weakest`),
    make("p", "names", ...names.filter(Boolean) as Node[]),
    make("ol", "steps", ...steps),
  );
}
