/** The legend, which is the filter: what each sign means, how many there are, and whether they are shown. */
import { button, make, toned, whenever } from "./elements";
import { countBy, keepsItem, keepsStatement, strandsOf } from "./filter";
import { icon } from "./icon";
import { toggled, type Off } from "./state";
import type { App } from "./view";
import { capital, counted } from "./words";

interface Entry {
  label: string;
  count: number;
  on: boolean;
  sign?: Node | null;
  toggle(): void;
}

/** Draws the legend into its place. */
export function drawLegend(host: HTMLElement, app: App): void {
  const open = new Set([...host.querySelectorAll("details[open]")].map((item) => item.id));
  const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.id : "";
  host.replaceChildren(
    section("What is shown", typeEntries(app), app, "type"),
    section("Links", familyEntries(app), app, "relation"),
    folded("relations", "Each kind of link", relationEntries(app), open),
    section("Threat areas", regionEntries(app), app, "region"),
    section("Reports", reportEntries(app), app, "report"),
    section("How it is known", tierEntries(app), app, "tier"),
    folded("strands", "Strands", strandEntries(app), open),
    ...notKept(app, open),
  );
  if (focused) document.getElementById(focused)?.focus();
}

function section(title: string, entries: Entry[], app: App, part: keyof Off): HTMLElement {
  const all = button("All", () => app.update({ off: { ...app.state().off, [part]: new Set() } }), {
    class: "all", "aria-label": `All: ${title}`,
  });
  const hidden = entries.some(({ on }) => !on);
  return make("section", { hidden: !entries.length }, make("h2", {}, title, hidden && all), list(entries, part));
}

function folded(id: string, title: string, entries: Entry[], open: ReadonlySet<string>): HTMLElement {
  const attributes = { id, open: open.has(id), hidden: !entries.length };
  return make("details", attributes, make("summary", {}, title), list(entries, id));
}

function list(entries: Entry[], prefix: string): HTMLElement {
  return make("ul", "legend", ...entries.map((entry, at) => make("li", {}, row(entry, `${prefix}-${at}`))));
}

function row(entry: Entry, id: string): HTMLElement {
  const box = make("input", { type: "checkbox", id, checked: entry.on });
  whenever(box, "change", entry.toggle);
  return make("label", { for: id }, box, entry.sign ?? null, make("span", {}, entry.label), make("b", {}, String(entry.count)));
}

function typeEntries(app: App): Entry[] {
  const { types } = app.model.payload;
  return types.map((type) => ({
    label: capital(type.plural), count: type.count, sign: icon(type), on: !app.state().off.type.has(type.name),
    toggle: () => change(app, { type: toggled(app.state().off.type, type.name) }),
  }));
}

/** Families of relations; one that is partly hidden counts as shown. */
function familyEntries(app: App): Entry[] {
  const { relations, relationFamilies } = app.model.payload;
  const families = relationFamilies.map((family, at): Entry => {
    const names = relations.filter((relation) => relation.family === at).map(({ name }) => name);
    const count = relations.filter((relation) => relation.family === at).reduce((sum, relation) => sum + relation.count, 0);
    const on = names.some((name) => !app.state().off.relation.has(name));
    return {
      label: family.label, count, on, sign: toned(make("i", { class: `stroke ${family.line}`, "aria-hidden": "true" }), `link-${at}`),
      toggle: () => {
        const off = new Set(app.state().off.relation);
        for (const name of names) if (on) off.add(name); else off.delete(name);
        change(app, { relation: off });
      },
    };
  });
  const toThreats = app.model.lines.filter(({ a, b }) => a.type.name === "Threat" || b.type.name === "Threat").length;
  const drawn: Entry = {
    label: "Draw links to threats as lines", count: toThreats, on: app.state().threatLines,
    toggle: () => app.update({ threatLines: !app.state().threatLines }),
  };
  return [...families.filter(({ count }) => count), ...(toThreats ? [drawn] : [])];
}

function relationEntries(app: App): Entry[] {
  return app.model.payload.relations.filter(({ count }) => count).map(({ name, label, count }) => ({
    label: capital(label), count, on: !app.state().off.relation.has(name),
    toggle: () => change(app, { relation: toggled(app.state().off.relation, name) }),
  }));
}

function regionEntries(app: App): Entry[] {
  const counts = new Map<number, number>();
  for (const thing of app.model.things) counts.set(thing.region, (counts.get(thing.region) ?? 0) + 1);
  return app.model.regions.map((region, at) => ({
    label: capital(region.title), count: counts.get(at) ?? 0, on: !app.state().off.region.has(at),
    sign: toned(make("i", { class: "area", "aria-hidden": "true" }), `tint-${region.tint}`),
    toggle: () => change(app, { region: toggled(app.state().off.region, at) }),
  }));
}

function reportEntries(app: App): Entry[] {
  const counts = countBy(app.model.statements, ({ evidence }) => evidence.map(({ report }) => report.id));
  return app.model.reports.map(({ id, title, date }) => ({
    label: date ? `${title}, ${date}` : title, count: counts.get(id) ?? 0, on: !app.state().off.report.has(id),
    toggle: () => change(app, { report: toggled(app.state().off.report, id) }),
  }));
}

function tierEntries(app: App): Entry[] {
  const counts = countBy(app.model.statements, ({ evidence }) => evidence.map(({ tier }) => tier));
  return [...counts.keys()].sort().reverse().map((tier) => ({
    label: capital(tier), count: counts.get(tier) ?? 0, on: !app.state().off.tier.has(tier),
    toggle: () => change(app, { tier: toggled(app.state().off.tier, tier) }),
  }));
}

function strandEntries(app: App): Entry[] {
  const counts = countBy(app.model.statements, strandsOf);
  if (counts.size < 2) return [];
  return [...counts].sort(([one], [two]) => (one < two ? 1 : -1)).map(([id, count]) => ({
    label: id ? (app.model.byId.get(id)?.name ?? id) : "under no strand", count, on: !app.state().off.strand.has(id),
    toggle: () => change(app, { strand: toggled(app.state().off.strand, id) }),
  }));
}

/** What was read and not kept, and how the reports were read: nothing is dropped in silence. */
function notKept(app: App, open: ReadonlySet<string>): HTMLElement[] {
  const { ledger, quality } = app.model.payload;
  const rows = ledger.map(([report, paragraph, , reason, text]) =>
    make("li", {}, `${app.model.reports[report]?.title ?? ""} ${paragraph}: ${reason} `, make("q", {}, text)));
  const parts = quality.flatMap(([part, meaning, values]) => [
    make("dt", { title: meaning }, capital(part)),
    ...values.map(([name, value]) => make("dd", {}, `${name}: ${value}`)),
  ]);
  return [
    make("details", { id: "ledger", open: open.has("ledger"), hidden: !rows.length }, make("summary", {}, `${counted(rows.length, "passage")} read, not kept`), make("ul", {}, ...rows)),
    make("details", { id: "quality", open: open.has("quality"), hidden: !parts.length }, make("summary", {}, "How the reports were read"), make("dl", {}, ...parts)),
  ];
}

function change(app: App, part: Partial<Off>): void {
  app.update({ off: { ...app.state().off, ...part } });
}

/** Says how much is hidden, and of what. */
export function statusOf(app: App): string {
  const { things, statements } = app.shown();
  const { off } = app.state();
  const unseen = app.model.statements.filter((statement) => !keepsStatement(statement, off) || !statement.evidence.every((item) => keepsItem(item, off)));
  const hidden = app.model.things.length - things.size;
  const rest = app.model.statements.length - statements.size;
  const partly = unseen.length > rest ? "; some evidence is hidden too" : "";
  const about = `Showing ${things.size} of ${app.model.things.length} things, ${statements.size} of ${app.model.statements.length} links`;
  return hidden || rest ? `${about}: ${hidden} things and ${rest} links are hidden${partly}` : about;
}
