/** Threats against bodies, or against strands: where the reports say something, and where nothing. */
import { button, make } from "./elements";
import { icon } from "./icon";
import type { Statement, Thing } from "./model";
import type { App, View } from "./view";
import { counted } from "./words";

const ACTS = new Set(["tackles", "targets", "leads", "about"]);
const ACTORS = new Set(["PoliceForce", "Unit", "Organisation", "Partnership", "Operation"]);
const MOST = 60;

interface Cells {
  rows: Thing[];
  columns: Thing[];
  /** By "row column", the statements that fill the cell. */
  filled: Map<string, Statement[]>;
}

export class MatrixView implements View {
  readonly name = "matrix";
  readonly title = "Threat matrix";

  show(host: HTMLElement, app: App): void {
    const { matrix } = app.state();
    const cells = matrix === "strand" ? byStrand(app) : byBody(app);
    host.replaceChildren(
      make(
        "div", { class: "bar", role: "group", "aria-label": "What stands against threats" },
        button("Threats and bodies", () => app.update({ matrix: "body" }), { "aria-pressed": String(matrix === "body") }),
        button("Threats and strands", () => app.update({ matrix: "strand" }), { "aria-pressed": String(matrix === "strand") }),
        make("p", {}, "An empty cell: no evidence in these reports."),
      ),
      make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Matrix" }, cells.rows.length ? table(cells, app) : make("p", { class: "empty" }, empty(matrix))),
    );
  }
}

function empty(matrix: string): string {
  return matrix === "strand" ? "These reports name no strand (Pursue, Prevent, Protect, Prepare) of what is shown." : "These reports link no shown body to a threat.";
}

function acting(app: App): Statement[] {
  return [...app.shown().statements].filter(
    ({ relation, object }) => ACTS.has(relation.name) && object.type.name === "Threat",
  );
}

function byBody(app: App): Cells {
  const found = acting(app).filter(({ subject }) => ACTORS.has(subject.type.name));
  return cellsOf(found.map((statement) => [statement.object, statement.subject, statement]), MOST);
}

function byStrand(app: App): Cells {
  const found = acting(app);
  const entries = found.flatMap((statement) => statement.strands.map((strand): [Thing, Thing, Statement] => [statement.object, strand, statement]));
  const cells = cellsOf(entries, MOST);
  // A threat under no strand is what this table is for: it has a row of empty cells.
  const counts = countOf(found.map(({ object }) => object));
  cells.rows = [...counts.keys()].sort((one, two) => counts.get(two)! - counts.get(one)! || one.at - two.at);
  cells.columns = cells.rows.length ? app.model.things.filter(({ type }) => type.name === "Strand") : [];
  return cells;
}

function countOf(things: readonly Thing[]): Map<Thing, number> {
  const counts = new Map<Thing, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return counts;
}

function cellsOf(entries: readonly [Thing, Thing, Statement][], most: number): Cells {
  const filled = new Map<string, Statement[]>();
  for (const [row, column, statement] of entries) {
    const key = `${row.at} ${column.at}`;
    filled.set(key, [...(filled.get(key) ?? []), statement]);
  }
  const ranked = (things: readonly Thing[]) => {
    const counts = countOf(things);
    return [...counts.keys()].sort((one, two) => counts.get(two)! - counts.get(one)! || one.at - two.at);
  };
  return {
    rows: ranked(entries.map(([row]) => row)),
    columns: ranked(entries.map(([, column]) => column)).slice(0, most),
    filled,
  };
}

function table({ rows, columns, filled }: Cells, app: App): HTMLElement {
  const head = columns.map((column) => make("th", { scope: "col" }, make("div", {}, button(column.name, () => app.select(column), { class: "link" }, icon(column.type), make("span", {}, column.name)))));
  const body = rows.map((row) =>
    make(
      "tr", {},
      make("th", { scope: "row" }, button(row.name, () => app.select(row), { class: "link" })),
      ...columns.map((column) => cell(row, column, filled.get(`${row.at} ${column.at}`) ?? [], app)),
    ));
  return make(
    "table", { class: "cells" },
    make("caption", { class: "unseen" }, "Threats by who acts on them"),
    make("thead", {}, make("tr", {}, make("td", {}), ...head)),
    make("tbody", {}, ...body),
  );
}

function cell(row: Thing, column: Thing, statements: readonly Statement[], app: App): HTMLElement {
  if (!statements.length) return make("td", { class: "none" }, make("span", { class: "unseen" }, "no evidence"));
  const quotes = statements.flatMap(({ evidence }) => evidence).length;
  const label = `${row.name}, ${column.name}: ${counted(quotes, "quote")}`;
  const open = () => (column.type.name === "Strand" ? app.select(row) : app.select(row, column));
  return make("td", { class: `heat-${Math.min(4, quotes)}` }, button(label, open, { title: label }, String(quotes)));
}
