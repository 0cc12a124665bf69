/** The evidence panel: what is said of the selected thing or line, each with its quote and its place. */
import { button, make, toned, whenever } from "./elements";
import { keepsItem } from "./filter";
import { icon } from "./icon";
import { lineKey, type Item, type Statement, type Thing } from "./model";
import type { App } from "./view";
import { capital, citationOf, counted, groupTies, placeOf, splitQuote, TIERS, yearsOf, type Group, type Tie } from "./words";

/** Draws the panel for what the state selects. */
export function drawPanel(host: HTMLElement, app: App): void {
  const { thing: id, other: otherId } = app.state();
  const thing = app.model.byId.get(id);
  const other = app.model.byId.get(otherId);
  if (thing && other) host.replaceChildren(...aboutLine(thing, other, app));
  else if (thing) host.replaceChildren(...aboutThing(thing, app));
  else host.replaceChildren(...aboutMap(app));
  host.scrollTop = 0;
}

function kept(statements: readonly Statement[], app: App): Statement[] {
  const { off } = app.state();
  return statements.filter((statement) => statement.evidence.some((item) => keepsItem(item, off)));
}

function aboutThing(thing: Thing, app: App): Node[] {
  const statements = kept(thing.statements, app);
  const items = statements.flatMap(({ evidence }) => evidence);
  const reports = new Set(items.map(({ report }) => report.id));
  const facts = [
    [statements.length, "link"],
    [new Set(items.map(({ report, address }) => `${report.id} ${address}`)).size, "paragraph"],
    [reports.size, "report"],
  ] as const;
  const focused = app.state().view === "focus";
  return [
    make("p", "type", icon(thing.type), capital(thing.type.label), thing.kind && ` · ${thing.kind}`),
    make("h2", "name", thing.name),
    thing.aliases.length ? make("p", "also", `Also written ${thing.aliases.join(", ")}`) : "",
    make(
      "p", "acts",
      button(focused ? "Back to map" : "Focus on this", () => app.update({ view: focused ? "map" : "focus" }), "first"),
      button("Path to…", () => app.update({ view: "path" })),
      copyButton("Copy link", () => location.href, app),
    ),
    make("ul", "facts", ...facts.map(([count, name]) => make("li", {}, make("b", {}, String(count)), count === 1 ? name : `${name}s`))),
    ...groupTies(thing, statements).map((group) => drawGroup(thing, group, app)),
    statements.length ? "" : make("p", {}, "The reports shown name it, and say no link of it."),
  ].filter(Boolean) as Node[];
}

function drawGroup(thing: Thing, group: Group, app: App): HTMLElement {
  return make(
    "section", "ties",
    make("h3", {}, toned(make("i", { class: "stroke", "aria-hidden": "true" }), `link-${group.family}`), capital(group.heading), " ", make("small", {}, String(group.ties.length))),
    ...group.ties.map((tie) => drawTie(thing, tie, app)),
  );
}

/** A row that opens on the statements of one tie. */
function drawTie(thing: Thing, { other, statements }: Tie, app: App): HTMLElement {
  const items = statements.flatMap(({ evidence }) => evidence);
  const short = [yearsOf(statements), `${items.length} ¶`].filter(Boolean).join(" · ");
  const row = make(
    "details", {},
    make("summary", {}, icon(other.type), make("span", {}, other.name), make("small", {}, short)),
  );
  whenever(row, "toggle", () => {
    if (!row.open || row.childElementCount > 1) return;
    row.append(
      ...statements.map((statement) => drawStatement(statement, app)),
      button(`Go to ${other.name}`, () => app.select(other), "link"),
      button("Show this line", () => app.select(thing, other), "link"),
    );
  });
  return row;
}

function aboutLine(thing: Thing, other: Thing, app: App): Node[] {
  const line = app.model.lineByKey.get(lineKey(thing, other));
  const statements = kept(line?.statements ?? [], app);
  const words = statements.length ? `${counted(statements.length, "link")} between` : "No link is shown between";
  return [
    make("p", "type", words),
    make("h2", "name", `${thing.name} – ${other.name}`),
    make(
      "p", "acts",
      button(thing.name, () => app.select(thing), "link", icon(thing.type), thing.name),
      button(other.name, () => app.select(other), "link", icon(other.type), other.name),
      copyButton("Copy link", () => location.href, app),
    ),
    ...statements.map((statement) => drawStatement(statement, app)),
  ];
}

/** A statement in words, with each piece of its evidence. */
export function drawStatement(statement: Statement, app: App): HTMLElement {
  const { subject, relation, object } = statement;
  const arrow = relation.label === relation.inverse ? "↔" : "→";
  const items = statement.evidence.filter((item) => keepsItem(item, app.state().off));
  const made = make(
    "article", "statement",
    make("p", "said", make("b", {}, subject.name), ` ${arrow} `, make("b", {}, object.name), " ", make("i", {}, `(${relation.label})`)),
    ...items.map((item) => drawItem(item, app)),
  );
  return toned(made, `link-${relation.family}`);
}

function drawItem(item: Item, app: App): HTMLElement {
  const [before, quote, after] = splitQuote(item);
  return make(
    "div", "item",
    item.lead && make("p", "place", "Under: ", make("q", {}, item.lead)),
    make("blockquote", {}, before, make("mark", {}, quote), after),
    make("p", "place", placeOf(item)),
    make("p", "tier", make("span", { title: TIERS[item.tier] ?? "" }, item.tier), copyButton("Copy citation", () => citationOf(item), app)),
  );
}

function copyButton(label: string, text: () => string, app: App): HTMLButtonElement {
  const made = button(label, () => void copy(text()).then((done) => app.say(done ? "copied" : "copying is not allowed here")), "copy");
  whenever(made, "click", () => {
    made.textContent = "Copied";
    setTimeout(() => (made.textContent = label), 1500);
  });
  return made;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // A page opened from a shared drive may not have the clipboard: the old way needs a selection.
    const area = make("textarea", "unseen");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

function aboutMap(app: App): Node[] {
  const { payload } = app.model;
  const bodies = ["Organisation", "Unit", "PoliceForce"];
  return [
    make("h2", "name", "How to read this map"),
    make(
      "ul", "hints",
      make("li", {}, "Each shaded area is a ", make("b", {}, "threat"), ". What stands in it is linked to that threat more than to any other."),
      make("li", {}, "Each line is a link that a report states. ", make("b", {}, "Point"), " at it to trace it; ", make("b", {}, "click"), " to read the paragraph it came from."),
      make("li", {}, "What serves several threats, or none that is named, stands in the grey area."),
    ),
    make("p", "card", payload.card),
    ...ranking("Most linked", bodies, app),
    ...ranking("Boards and partnerships", ["Partnership"], app),
  ];
}

function ranking(title: string, types: readonly string[], app: App): Node[] {
  const { things, statements } = app.shown();
  const counts = new Map<Thing, number>();
  for (const { subject, object } of statements) {
    for (const end of [subject, object]) counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  const found = [...things].filter((thing) => types.includes(thing.type.name) && counts.has(thing))
    .sort((one, two) => counts.get(two)! - counts.get(one)! || one.at - two.at).slice(0, 8);
  const most = counts.get(found[0]!) ?? 1;
  if (!found.length) return [];
  const rows = found.map((thing) =>
    make(
      "li", {},
      button(thing.name, () => app.select(thing), "link", icon(thing.type), make("span", {}, thing.name)),
      make("progress", { max: most, value: counts.get(thing)!, "aria-hidden": "true" }),
      make("b", {}, String(counts.get(thing)!)),
    ));
  return [make("h3", {}, title), make("ol", "ranking", ...rows)];
}
