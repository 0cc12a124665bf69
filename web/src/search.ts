/** Finding a thing by any of its names: a box that completes while one types. */
import { make, whenever } from "./elements";
import { icon } from "./icon";
import type { Thing } from "./model";
import type { App } from "./view";

interface Key {
  thing: Thing;
  name: string;
  folded: string;
  initials: string;
}

const MOST = 12;

/** Folds case and accents. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’‘]/g, "'");
}

function initialsOf(name: string): string {
  return fold(name).split(/[^\p{L}\p{N}]+/u).filter((word) => word && !/^(of|and|the|for|in)$/.test(word)).map((word) => word[0]).join("");
}

export function makeKeys(things: readonly Thing[]): Key[] {
  return things.flatMap((thing) =>
    [...new Set([thing.name, ...thing.aliases])].map((name) => ({ thing, name, folded: fold(name), initials: initialsOf(name) })),
  );
}

/** Finds the best things for what was typed: whole name, beginning, beginning of a word, initials, inside. */
export function find(keys: readonly Key[], typed: string): Key[] {
  const wanted = fold(typed.trim());
  if (!wanted) return [];
  const best = new Map<Thing, { key: Key; rank: number }>();
  for (const key of keys) {
    const rank = rankOf(key, wanted);
    const known = best.get(key.thing);
    if (rank < 9 && (!known || rank < known.rank)) best.set(key.thing, { key, rank });
  }
  return [...best.values()]
    .sort((one, two) =>
      one.rank - two.rank ||
      two.key.thing.statements.length - one.key.thing.statements.length ||
      (one.key.folded < two.key.folded ? -1 : 1))
    .slice(0, MOST)
    .map(({ key }) => key);
}

function rankOf({ folded, initials }: Key, wanted: string): number {
  if (folded === wanted) return 0;
  if (folded.startsWith(wanted)) return 1;
  if (folded.includes(` ${wanted}`)) return 2;
  if (wanted.length > 1 && initials.startsWith(wanted)) return 3;
  return folded.includes(wanted) ? 4 : 9;
}

/** Makes a box answer with names while one types; `choose` is told of the thing that is taken. */
export function wireSearch(input: HTMLInputElement, list: HTMLElement, things: readonly Thing[], choose: (thing: Thing) => void): void {
  let keys: readonly Key[] | null = null;
  let found: Key[] = [];
  let active = 0;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (key: Key | undefined) => {
    if (!key) return;
    close();
    input.value = "";
    choose(key.thing);
  };
  const draw = () => {
    keys ??= makeKeys(things);
    found = find(keys, input.value);
    list.replaceChildren(...found.map((key, at) => option(key, `${list.id}-${at}`, at === active, () => take(key))));
    if (!found.length && input.value.trim()) list.append(make("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "no such name in these reports"));
    list.hidden = !list.childElementCount;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (found.length) input.setAttribute("aria-activedescendant", `${list.id}-${active}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const move = (step: number) => {
    if (!found.length) return;
    active = (active + step + found.length) % found.length;
    draw();
    document.getElementById(`${list.id}-${active}`)?.scrollIntoView({ block: "nearest" });
  };

  whenever(input, "input", () => {
    active = 0;
    draw();
  });
  whenever(input, "keydown", (event) => {
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter") take(found[active]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  whenever(input, "blur", () => setTimeout(close, 150));
}

/** Selects a thing, and shows it where a filter hides it or the map stands elsewhere. */
export function reveal(thing: Thing, app: App): void {
  const { off } = app.state();
  if (off.type.has(thing.type.name) || off.region.has(thing.region)) {
    const type = new Set(off.type);
    type.delete(thing.type.name);
    const region = new Set(off.region);
    region.delete(thing.region);
    app.update({ off: { ...off, type, region } });
  }
  const { camera } = app.state();
  if (camera) app.update({ camera: { ...camera, x: thing.x, y: thing.y } });
  app.select(thing);
}

function option(key: Key, id: string, selected: boolean, choose: () => void): HTMLElement {
  const { thing, name } = key;
  const also = name === thing.name ? thing.type.label : `${thing.name} · ${thing.type.label}`;
  const row = make(
    "li", { role: "option", id, "aria-selected": String(selected) },
    icon(thing.type), make("span", {}, name), make("small", {}, also),
  );
  whenever(row, "pointerdown", (event) => {
    event.preventDefault();
    choose();
  });
  return row;
}
