/** The page: its header, tabs, panels and keys; views take the middle in turn. */
import { button, byId, whenever } from "./elements";
import { drawPanel } from "./evidence";
import { findShown, type Shown } from "./filter";
import { fromHash, toHash } from "./hash";
import { drawLegend, statusOf } from "./legend";
import type { Model, Thing } from "./model";
import { reveal, wireSearch } from "./search";
import { initialState, Store, type Off, type State } from "./state";
import { drawMenu, wirePrint } from "./taking_away";
import type { App, Picture, View } from "./view";

export class Page implements App {
  private readonly store: Store;
  private readonly untouched: State;
  private views: View[] = [];
  private shownOff: Off | null = null;
  private shownNow: Shown | null = null;

  constructor(readonly model: Model) {
    const hidden = model.payload.types.filter((type) => !type.shown).map((type) => type.name);
    this.untouched = initialState(hidden);
    const start = location.hash.length > 1 ? location.hash : model.payload.start;
    this.store = new Store(fromHash(start, { ...this.untouched, compare: comparedAtFirst(model) }));
  }

  state(): State {
    return this.store.get();
  }

  update(change: Partial<State>): void {
    this.store.update(change);
  }

  shown(): Shown {
    const { off } = this.state();
    if (this.shownOff !== off || !this.shownNow) {
      this.shownNow = findShown(this.model, off);
      this.shownOff = off;
    }
    return this.shownNow;
  }

  select(thing: Thing | null, other: Thing | null = null): void {
    this.update({ thing: thing?.id ?? "", other: other?.id ?? "" });
    if (thing) this.say(other ? `${thing.name} and ${other.name} selected` : `${thing.name} selected`);
  }

  say(text: string): void {
    byId("said").textContent = text;
  }

  /** Puts the views into tabs and draws the page. */
  open(views: readonly View[]): void {
    this.views = [...views];
    this.drawTabs();
    wireSearch(byId("find") as HTMLInputElement, byId("found"), this.model.things, (thing) => reveal(thing, this));
    wireKeys(this);
    wirePrint(byId("sheet"), () => this.picture(), this);
    whenever(byId("scheme"), "click", () => this.update({ scheme: isDark() ? "light" : "dark" }));
    whenever(window, "hashchange", () => this.update(fromHash(location.hash, this.untouched)));
    whenever(asksDark(), "change", () => this.draw(this.state(), null));
    this.store.onChange((state, before) => this.draw(state, before));
    this.draw(this.state(), null);
  }

  private draw(state: State, before: State | null): void {
    document.documentElement.dataset["scheme"] = state.scheme || (asksDark().matches ? "dark" : "light");
    this.write(state, before);
    const view = this.views.find(({ name }) => name === state.view) ?? this.views[0]!;
    const host = byId("view");
    if (before?.view !== state.view) {
      for (const other of this.views) if (other !== view) other.hide?.();
      host.replaceChildren();
      host.className = view.name;
      document.body.dataset["view"] = view.name;
    }
    view.show(host, this);
    for (const tab of byId("tabs").children) tab.setAttribute("aria-pressed", String((tab as HTMLElement).dataset["view"] === view.name));
    if (!before || before.off !== state.off || before.threatLines !== state.threatLines) drawLegend(byId("legend"), this);
    if (!before || before.off !== state.off || before.thing !== state.thing || before.other !== state.other || before.view !== state.view) {
      drawPanel(byId("panel"), this);
      document.body.classList.toggle("chosen", Boolean(state.thing));
    }
    if (!before || before.view !== state.view || before.thing !== state.thing) drawMenu(byId("menu"), this.picture(), this);
    byId("status").textContent = statusOf(this);
  }

  private picture(): Picture | null {
    return this.views.find(({ name }) => name === this.state().view)?.picture?.() ?? null;
  }

  /** Keeps the address in step; a new view or selection is a step that "back" undoes. */
  private write(state: State, before: State | null): void {
    const hash = toHash(state, this.untouched);
    if (hash === location.hash.slice(1)) return;
    const step = before && (before.view !== state.view || before.thing !== state.thing || before.other !== state.other);
    // A page from file:// may not push a whole address, but may push a hash.
    // In a notebook's frame a hash alone would be one of the notebook's address, not the frame's.
    const address = `${location.protocol === "about:" ? "about:srcdoc" : ""}#${hash}`;
    if (step) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  private drawTabs(): void {
    const tabs = this.views.map((view, at) =>
      button(view.title, () => this.update({ view: view.name }), { "data-view": view.name, title: `${view.title} (${at + 1})` }));
    byId("tabs").replaceChildren(...tabs);
  }

  /** Goes to a view by its place among the tabs, from 1. */
  goTo(place: number): void {
    const view = this.views[place - 1];
    if (view) this.update({ view: view.name });
  }
}

function asksDark(): MediaQueryList {
  return matchMedia("(prefers-color-scheme: dark)");
}

export function isDark(): boolean {
  return document.documentElement.dataset["scheme"] === "dark";
}

function comparedAtFirst({ payload }: Model): State["compare"] {
  if (!payload.compare) return null;
  const [older, newer] = payload.compare.map((at) => payload.reports[at]?.[0] ?? "");
  return [older!, newer!];
}

function wireKeys(page: Page): void {
  whenever(document, "keydown", (event) => {
    const typing = event.target instanceof HTMLElement && event.target.matches("input:not([type=checkbox]), textarea, select");
    if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
    if (event.key === "/") byId("find").focus();
    else if (/^[1-9]$/.test(event.key)) page.goTo(Number(event.key));
    else if (event.key === "f" && page.state().thing) page.update({ view: "focus" });
    else if (event.key === "Escape") page.select(null);
    else if (event.key === "?") byId("help").toggleAttribute("open");
    else return;
    event.preventDefault();
  });
}

