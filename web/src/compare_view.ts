/** Two reports side by side: links that are new, no longer mentioned, and in both. */
import { extentOf, fit } from "./camera";
import { make } from "./elements";
import { drawStatement } from "./evidence";
import type { Report, Statement } from "./model";
import { lineKey } from "./model";
import type { CanvasPen, Stroke } from "./pen";
import { drawScene, type Scene } from "./scene";
import { Screen } from "./screen";
import { readTheme } from "./theme";
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
  private screen: Screen | null = null;

  constructor(private readonly app: App) {}

  show(host: HTMLElement): void {
    this.hide();
    const compared = compare(this.app);
    const map = make("div", { class: "half" });
    const list = make("div", { class: "half list scroll", tabindex: 0, role: "region", "aria-label": "Differences" });
    host.replaceChildren(map, list);
    if (!compared) {
      list.append(make("p", { class: "empty" }, "This graph has one report; two are needed to compare."));
      return;
    }
    list.append(choosers(compared, this.app), ...lists(compared, this.app));
    const label = "Map of the links that are new, or no longer mentioned; the list beside it has them in words";
    this.screen = new Screen(map, () => ({ x: 0, y: 0, zoom: 1 }), (pen: CanvasPen) => this.picture()?.draw(pen), label);
    this.screen.refresh();
  }

  hide(): void {
    this.screen?.close();
    this.screen = null;
  }

  picture(): Picture | null {
    const { screen } = this;
    const compared = compare(this.app);
    if (!screen || !compared) return null;
    return { size: screen.size, draw: (pen, size = screen.size) => drawScene(pen, this.scene(compared, size, screen)) };
  }

  private scene(compared: Compared, size: Scene["size"], screen: Screen): Scene {
    const { model } = this.app;
    const theme = readTheme(document.body, model.payload.families.length, model.payload.relationFamilies.length);
    const strokes: Record<Change, Stroke | null> = {
      new: { colour: theme.accent, width: 1.3 },
      gone: { colour: theme.families[3] ?? theme.ink, width: 1.3, dash: [6, 4] },
      both: null,
    };
    const accents = new Map<string, Stroke>();
    for (const [{ subject, object }, change] of compared.changes) {
      const stroke = strokes[change];
      if (stroke) accents.set(lineKey(subject, object), stroke);
    }
    const points = [...model.regions.flatMap((region) => region.outline), ...model.things.flatMap(({ x, y }) => [x, y])];
    return {
      model, theme, size, accents, shown: this.app.shown(), chosen: null, threatLines: true,
      camera: fit(extentOf(points), size), measure: screen.measure,
    };
  }
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
    select.addEventListener("change", () => change(select.value));
    return make("p", {}, make("label", { for: id }, label), select);
  };
  return make(
    "div", { class: "pair" },
    chooser("Older", "older", older, (id) => app.update({ compare: [id, newer.id] })),
    chooser("Newer", "newer", newer, (id) => app.update({ compare: [older.id, id] })),
  );
}

function lists({ changes }: Compared, app: App): HTMLElement[] {
  return (["new", "gone", "both"] as const).map((change) => {
    const found = [...changes].filter(([, value]) => value === change).map(([statement]) => statement);
    const rows = found.map((statement) => {
      const row = make("details", {}, make("summary", {}, sentenceOf(statement)));
      row.addEventListener("toggle", () => row.childElementCount > 1 || row.append(drawStatement(statement, app)));
      return row;
    });
    return make(
      "section", { class: `change ${change}` },
      make("h2", {}, TITLES[change], " ", make("small", {}, counted(found.length, "link"))),
      change === "gone" && make("p", { class: "place" }, "Not mentioned in the newer report, which does not say that it ended."),
      ...rows,
    );
  });
}
