/** The evidence that is shown, as rows: for the table, and for a spreadsheet. */
import { csvOf } from "./csv";
import { save } from "./elements";
import { keepsItem } from "./filter";
import type { Item } from "./model";
import type { App } from "./view";
import { counted } from "./words";

/** The evidence that is shown: of the selected thing, or of all. */
export function itemsOf(app: App): Item[] {
  const { thing, off } = app.state();
  const chosen = app.model.byId.get(thing);
  return [...app.shown().statements]
    .filter(({ subject, object }) => !chosen || subject === chosen || object === chosen)
    .flatMap(({ evidence }) => evidence.filter((item) => keepsItem(item, off)));
}

export function saveCsv(app: App): void {
  const rows = itemsOf(app).map((item) => {
    const { subject, relation, object } = item.statement;
    const { title, date } = item.report;
    return [subject.name, relation.label, object.name, item.quote, title, date, item.address, item.page ? String(item.page) : "", item.tier, item.rule, item.id];
  });
  const head = ["from", "relation", "to", "quote", "report", "date", "paragraph", "page", "tier", "rule", "evidence"];
  save(`${nameOf(app)}.csv`, new Blob([csvOf([head, ...rows])], { type: "text/csv;charset=utf-8" }));
  app.say(`${counted(rows.length, "row")} saved`);
}

/** What a file of the present view is called. */
export function nameOf(app: App): string {
  return `partnerships-${app.state().view}`;
}
