/** Everything the map shows as a table, a row for each piece of evidence: to sort, to copy, to hear. */
import { button, make } from "./elements";
import type { Item } from "./model";
import { itemsOf, saveCsv } from "./rows";
import type { App, View } from "./view";
import { counted, placeOf } from "./words";

const COLUMNS = ["From", "Relation", "To", "Quote", "Report", "Date", "Paragraph", "Known"] as const;
const PAGE = 200;

type Row = readonly string[];

export class TableView implements View {
  readonly name = "table";
  readonly title = "Table";
  private pages = 1;

  show(host: HTMLElement, app: App): void {
    const { sort, thing } = app.state();
    const focused = document.activeElement?.getAttribute("data-column");
    const found = itemsOf(app).map((item) => ({ item, row: rowOf(item) }));
    found.sort((one, two) => compare(one.row, two.row, sort.column) * (sort.down ? -1 : 1));
    const rows = found.slice(0, this.pages * PAGE).map(({ item, row }) => drawRow(item, row, app));
    const only = app.model.byId.get(thing);
    host.replaceChildren(
      make(
        "div", "bar",
        make("p", {}, `${counted(found.length, "row")}${only ? ` on ${only.name}` : ""}`),
        only && button("All rows", () => app.select(null)),
        button("Save as CSV", () => saveCsv(app)),
      ),
      make(
        "div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Table of links" },
        make("table", {}, make("caption", "unseen", "Links and their evidence"), make("thead", {}, this.head(app)), make("tbody", {}, ...rows)),
        found.length > rows.length && button(`Show ${Math.min(PAGE, found.length - rows.length)} more of ${found.length - rows.length}`, () => {
          this.pages += 1;
          this.show(host, app);
        }, "more"),
      ),
    );
    if (focused) host.querySelector<HTMLElement>(`[data-column="${focused}"]`)?.focus();
  }

  hide(): void {
    this.pages = 1;
  }

  private head(app: App): HTMLElement {
    const { sort } = app.state();
    const cells = COLUMNS.map((name, column) => {
      const sorted = sort.column === column;
      const turn = () => app.update({ sort: { column, down: sorted && !sort.down } });
      const order = sorted ? (sort.down ? "descending" : "ascending") : null;
      const mark = sorted ? (sort.down ? " ▾" : " ▴") : "";
      return make("th", { scope: "col", "aria-sort": order }, button(name + mark, turn, { "data-column": column }));
    });
    return make("tr", {}, ...cells);
  }
}

function rowOf(item: Item): Row {
  const { subject, relation, object } = item.statement;
  const { title, date } = item.report;
  return [subject.name, relation.label, object.name, item.quote, title, date, item.address, item.tier];
}

function compare(one: Row, two: Row, column: number): number {
  return one[column]!.localeCompare(two[column]!, "en", { numeric: true, sensitivity: "base" });
}

function drawRow(item: Item, row: Row, app: App): HTMLElement {
  const { subject, object } = item.statement;
  const [, relation, , quote, report, date, paragraph, tier] = row;
  return make(
    "tr", {},
    make("th", { scope: "row" }, button(subject.name, () => app.select(subject), "link")),
    make("td", {}, relation!),
    make("td", {}, button(object.name, () => app.select(object), "link")),
    make("td", "quote", `“${quote}”`),
    make("td", {}, report!),
    make("td", {}, date!),
    make("td", { title: placeOf(item) }, paragraph!),
    make("td", {}, tier!),
  );
}
