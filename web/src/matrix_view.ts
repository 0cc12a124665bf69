/** Bodies against threats, or threats against strands: where the reports say something, and where nothing. */
import { button, make } from "./elements";
import { icon } from "./icon";
import type { Statement, Thing } from "./model";
import type { App, View } from "./view";
import { capital, counted } from "./words";

const ACTS = new Set(["tackles", "targets", "leads", "about"]);
const ACTORS = new Set(["PoliceForce", "Unit", "Organisation", "Partnership", "Operation"]);
/** Rows and columns beyond which a table is not read any more; the best evidenced are kept. */
const MOST = { rows: 200, columns: 60 };

interface Cells {
  title: string;
  rows: Thing[];
  columns: Thing[];
  /** By "row column", the statements that fill the cell. */
  filled: Map<string, Statement[]>;
  left: string;
}

export class MatrixView implements View {
  readonly name = "matrix";
  readonly title = "Threat matrix";

  show(host: HTMLElement, app: App): void {
    const { matrix } = app.state();
    const cells = matrix === "strand" ? byStrand(app) : byBody(app);
    const tab = (name: "body" | "strand", label: string) => button(label, () => app.update({ matrix: name }), { "aria-pressed": String(matrix === name) });
    host.replaceChildren(
      make(
        "div", { class: "bar", role: "group", "aria-label": "What stands against threats" },
        make("h2", {}, cells.title),
        make("div", "choice", tab("body", "Bodies"), tab("strand", "Strands")),
        make("p", {}, `The number of quotes that say so; darker is more. An empty cell: no evidence in these reports.${cells.left}`),
      ),
      make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Matrix" }, cells.rows.length ? table(cells, app) : make("p", "empty", empty(matrix))),
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
  const rows = ranked(found.map(({ subject }) => subject));
  const columns = ranked(found.map(({ object }) => object));
  const kept = rows.slice(0, MOST.rows).sort((one, two) => one.typeAt - two.typeAt);
  return {
    title: "Who acts on which threat", rows: kept, columns: columns.slice(0, MOST.columns),
    filled: fill(found.map((statement) => [statement.subject, statement.object, statement])),
    left: leftOut(rows.length - kept.length, columns.length - MOST.columns),
  };
}

function leftOut(rows: number, columns: number): string {
  const parts = [rows > 0 && counted(rows, "body", "bodies"), columns > 0 && counted(columns, "threat")].filter(Boolean);
  return parts.length ? ` The best evidenced are shown, not ${parts.join(" and ")} more: the legend filters.` : "";
}

function byStrand(app: App): Cells {
  const found = acting(app);
  // A threat under no strand is what this table is for: it has a row of empty cells.
  const rows = ranked(found.map(({ object }) => object));
  return {
    title: "Which strand covers which threat", rows,
    columns: rows.length ? app.model.things.filter(({ type }) => type.name === "Strand") : [],
    filled: fill(found.flatMap((statement) => statement.strands.map((strand): Entry => [statement.object, strand, statement]))),
    left: "",
  };
}

type Entry = [row: Thing, column: Thing, statement: Statement];

function fill(entries: readonly Entry[]): Cells["filled"] {
  const filled: Cells["filled"] = new Map();
  for (const [row, column, statement] of entries) {
    const key = `${row.at} ${column.at}`;
    const known = filled.get(key);
    if (known) known.push(statement);
    else filled.set(key, [statement]);
  }
  return filled;
}

/** Each thing once, the most frequent first. */
function ranked(things: readonly Thing[]): Thing[] {
  const counts = new Map<Thing, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return [...counts.keys()].sort((one, two) => counts.get(two)! - counts.get(one)! || one.at - two.at);
}

function table({ title, rows, columns, filled }: Cells, app: App): HTMLElement {
  const head = columns.map((column) => make("th", { scope: "col" }, make("div", {}, button(column.name, () => app.select(column), "link", make("span", {}, column.name)))));
  const types = [...new Set(rows.map(({ type }) => type))];
  const bodies = types.map((type) => {
    const heading = make("tr", "group", make("th", { scope: "rowgroup", colspan: columns.length + 1 }, make("span", {}, icon(type), capital(type.plural))));
    const own = rows.filter((row) => row.type === type).map((row) =>
      make(
        "tr", {},
        make("th", { scope: "row" }, button(row.name, () => app.select(row), "link")),
        ...columns.map((column) => cell(row, column, filled.get(`${row.at} ${column.at}`) ?? [], app)),
      ));
    return make("tbody", {}, ...(types.length > 1 ? [heading, ...own] : own));
  });
  return make(
    "table", { class: columns.length > 8 ? "cells" : "cells wide" },
    make("caption", "unseen", title),
    make("thead", {}, make("tr", {}, make("td", {}), ...head)),
    ...bodies,
  );
}

function cell(row: Thing, column: Thing, statements: readonly Statement[], app: App): HTMLElement {
  if (!statements.length) return make("td", "none", make("span", "unseen", "no evidence"));
  const quotes = statements.flatMap(({ evidence }) => evidence).length;
  const label = `${row.name}, ${column.name}: ${counted(quotes, "quote")}`;
  const actors = new Set(statements.map(({ subject }) => subject));
  const open = () => {
    if (column.type.name !== "Strand") app.select(row, column);
    else app.select(row, actors.size === 1 ? statements[0]!.subject : null);
  };
  return make("td", { class: `heat-${Math.min(4, quotes)}` }, button(label, open, { title: label }, String(quotes)));
}
