/** What of the model a state shows, and how much each entry of the legend stands for. */
import type { Item, Line, Model, Statement, Thing } from "./model";
import type { Off } from "./state";

export interface Shown {
  things: ReadonlySet<Thing>;
  statements: ReadonlySet<Statement>;
  lines: readonly Line[];
}

/** Whether a piece of evidence is of a shown report and tier. */
export function keepsItem(item: Item, off: Off): boolean {
  return !off.report.has(item.report.id) && !off.tier.has(item.tier);
}

/** Whether a statement's own filters let it through, whatever its ends. */
export function keepsStatement(statement: Statement, off: Off): boolean {
  return (
    !off.relation.has(statement.relation.name) &&
    strandsOf(statement).some((strand) => !off.strand.has(strand)) &&
    statement.evidence.some((item) => keepsItem(item, off))
  );
}

/** The identifiers of a statement's strands; "" for none. */
export function strandsOf({ strands }: Statement): string[] {
  return strands.length ? strands.map(({ id }) => id) : [""];
}

/** Whether a thing's own filters let it through, whatever its links. */
export function keepsThing(thing: Thing, off: Off): boolean {
  return !off.type.has(thing.type.name) && !off.region.has(thing.region);
}

/**
 * Finds what is shown: a thing of a shown type and region that some kept statement speaks of, and
 * the kept statements between two shown things. Cost: linear in things and statements.
 */
export function findShown(model: Model, off: Off): Shown {
  const kept = model.statements.filter((statement) => keepsStatement(statement, off));
  const spoken = new Set(kept.flatMap((statement) => [statement.subject, statement.object]));
  const alone = (thing: Thing) => thing.statements.length === 0 && off.report.size === 0;
  const things = new Set(
    model.things.filter((thing) => keepsThing(thing, off) && (spoken.has(thing) || alone(thing))),
  );
  const between = kept.filter(({ subject, object }) => things.has(subject) && things.has(object));
  const statements = new Set(between);
  const lines: Line[] = [];
  for (const line of model.lines) {
    if (!things.has(line.a) || !things.has(line.b)) continue;
    const left = line.statements.filter((statement) => statements.has(statement));
    if (left.length === line.statements.length) lines.push(line);
    else if (left.length) lines.push({ ...line, statements: left });
  }
  return { things, statements, lines };
}

/** Counts statements by a value of theirs, for the legend. */
export function countBy<T>(statements: Iterable<Statement>, values: (statement: Statement) => Iterable<T>): Map<T, number> {
  const found = new Map<T, number>();
  for (const statement of statements) {
    for (const value of new Set(values(statement))) found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
}
