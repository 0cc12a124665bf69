/** Two reports side by side: links that are new, no longer mentioned, and in both. */
import { make, whenever } from "./elements";
import { drawStatement } from "./evidence";
import { icon } from "./icon";
import type { Report, Statement, Thing } from "./model";
import { lineKey } from "./model";
import type { Stroke } from "./pen";
import { SideMap, type Part } from "./side_map";
import type { Theme } from "./theme";
import type { App, Picture, View } from "./view";
import { counted, sentenceOf } from "./words";

export type Change = "new" | "gone" | "both";

const TITLES: Record<Change, string> = { new: "New", gone: "No longer mentioned", both: "In both" };

export interface Compared {
  older: Report;
  newer: Report;
  changes: Map<Statement, Change>;
}

export class CompareView implements View {
  readonly name = "compare";
  readonly title = "Compare";
  private readonly map: SideMap;

  constructor(private readonly app: App) {
    const label = "Map of the links that are new, or no longer mentioned; the list beside it has them in words";
    this.map = new SideMap(app, label, (theme) => this.part(theme));
  }

  show(host: HTMLElement): void {
    const compared = compare(this.app);
    const list = make("div", { class: "half list scroll", tabindex: 0, role: "region", "aria-label": "Differences" });
    host.replaceChildren(this.map.show(), list);
    if (compared) list.append(choosers(compared, this.app), ...lists(compared, this.app));
    else list.append(make("p", "empty", "This graph has one report; two are needed to compare."));
  }

  hide(): void {
    this.map.hide();
  }

  picture(): Picture | null {
    return this.map.picture();
  }

  private part(theme: Theme): Part | null {
    const compared = compare(this.app);
    if (!compared) return null;
    const { threatLines } = this.app.state();
    const strokes: Record<Change, Stroke> = {
      new: { colour: theme.accent, width: 1.8 },
      gone: { colour: theme.families[3] ?? theme.ink, width: 1.8, dash: [6, 4] },
      both: { colour: theme.ink2, width: 1.2, opacity: 0.7 },
    };
    const accents = new Map<string, Stroke>();
    const things = new Set<Thing>();
    const drawn = [...compared.changes].filter(([{ subject, object }]) => threatLines || !(isThreat(subject) || isThreat(object)));
    // Where two links run together, the news hides what is in both.
    for (const change of ["both", "gone", "new"] as const) {
      for (const [{ subject, object }, found] of drawn) {
        if (found !== change) continue;
        accents.set(lineKey(subject, object), strokes[change]);
        if (change !== "both") [subject, object].forEach((end) => things.add(end));
      }
    }
    return { accents, threatLines, chosen: { things, lines: new Set() } };
  }
}

function isThreat({ type }: Thing): boolean {
  return type.name === "Threat";
}

/** Compares the chosen reports, or else the oldest with the newest; null when there is one only. */
export function compare(app: App): Compared | null {
  const { reports } = app.model;
  const dated = [...reports].sort((one, two) => (one.date < two.date ? -1 : one.date > two.date ? 1 : one.at - two.at));
  const [olderId, newerId] = app.state().compare ?? [];
  const older = reports.find(({ id }) => id === olderId) ?? dated[0];
  const newer = reports.find(({ id }) => id === newerId) ?? dated[dated.length - 1];
  if (!older || !newer || older === newer) return null;
  const changes = new Map<Statement, Change>();
  for (const statement of app.shown().statements) {
    const before = statement.evidence.some(({ report }) => report === older);
    const after = statement.evidence.some(({ report }) => report === newer);
    if (before || after) changes.set(statement, before && after ? "both" : after ? "new" : "gone");
  }
  return { older, newer, changes };
}

function choosers({ older, newer }: Compared, app: App): HTMLElement {
  const chooser = (label: string, id: string, chosen: Report, change: (report: string) => void) => {
    const options = app.model.reports.map((report) =>
      make("option", { value: report.id, selected: report === chosen }, report.date ? `${report.title}, ${report.date}` : report.title));
    const select = make("select", { id }, ...options);
    whenever(select, "change", () => change(select.value));
    return make("p", {}, make("label", { for: id }, label), select);
  };
  return make(
    "div", "pair",
    make("h2", {}, "What changed between two reports"),
    chooser("Older", "older", older, (id) => app.update({ compare: [id, newer.id] })),
    chooser("Newer", "newer", newer, (id) => app.update({ compare: [older.id, id] })),
    !app.state().threatLines && make("p", "place", "Links to threats are in the list only; the legend can draw them, too."),
  );
}

function lists({ changes }: Compared, app: App): HTMLElement[] {
  return (["new", "gone", "both"] as const).map((change) => {
    const found = [...changes].filter(([, value]) => value === change).map(([statement]) => statement);
    const rows = found.map((statement) => {
      const row = make("details", {}, make("summary", {}, icon(statement.subject.type), make("span", {}, sentenceOf(statement)), make("small", {}, `${statement.evidence.length} ¶`)));
      whenever(row, "toggle", () => row.childElementCount > 1 || row.append(drawStatement(statement, app)));
      return row;
    });
    return make(
      "section", { class: `change ${change}` },
      make("h2", {}, TITLES[change], " ", make("small", {}, counted(found.length, "link"))),
      change === "gone" && make("p", "place", "Not mentioned in the newer report, which does not say that it ended."),
      ...rows,
    );
  });
}
