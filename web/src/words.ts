/** Statements and their evidence in words. */
import type { Item, Statement, Thing } from "./model";
import { otherEnd, relationFrom } from "./model";

export const TIERS: Record<string, string> = {
  stated: "stated in the text",
  inherited: "taken over from a heading or a list's lead-in",
  derived: "follows from other links by a rule",
};

/** Where a piece of evidence stands: "Report title, 2014-03, paragraph 3, page 2". */
export function placeOf(item: Item): string {
  const { title, date } = item.report;
  // An unnumbered text is cited by the heading that it stands under.
  const address = /^[\w.()-]*\d[\w.()-]*$/.test(item.address) ? `paragraph ${item.address}` : `“${item.address}”`;
  return [title, date, address, item.page ? `page ${item.page}` : ""].filter(Boolean).join(", ");
}

/** A citation to paste: the statement, its quote, its place. */
export function citationOf(item: Item): string {
  return `${sentenceOf(item.statement)}: “${item.quote}” (${placeOf(item)}; ${item.tier})`;
}

export function sentenceOf({ subject, relation, object }: Statement): string {
  return `${subject.name} ${relation.label} ${object.name}`;
}

/** The quote inside its sentence: what stands before it, itself, what stands behind. */
export function splitQuote(item: Item): [before: string, quote: string, after: string] {
  const at = item.context.indexOf(item.quote);
  if (at < 0) return ["", item.quote, ""];
  return [item.context.slice(0, at), item.quote, item.context.slice(at + item.quote.length)];
}

export function yearsOf(statements: readonly Statement[]): string {
  const years = statements.flatMap(({ evidence }) => evidence.map((item) => item.report.date.slice(0, 4))).filter(Boolean).sort();
  const [first, last] = [years[0], years[years.length - 1]];
  return !first ? "" : first === last ? first : `${first}–${last!.slice(2)}`;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A link as it reads from one thing, all statements of one wording to one other end together. */
export interface Tie {
  other: Thing;
  statements: Statement[];
}

export interface Group {
  heading: string;
  /** Place in the payload's relation families. */
  family: number;
  ties: Tie[];
}

/** Groups a thing's statements by how they read from it, the most used wording of a family first. */
export function groupTies(thing: Thing, statements: readonly Statement[]): Group[] {
  const groups = new Map<string, Group & { byOther: Map<Thing, Tie> }>();
  for (const statement of statements) {
    const heading = relationFrom(statement, thing);
    let group = groups.get(heading);
    if (!group) {
      group = { heading, family: statement.relation.family, ties: [], byOther: new Map() };
      groups.set(heading, group);
    }
    const other = otherEnd(statement, thing);
    const tie = group.byOther.get(other);
    if (tie) tie.statements.push(statement);
    else group.byOther.set(other, { other, statements: [statement] });
  }
  return [...groups.values()]
    .map(({ heading, family, byOther }) => ({
      heading, family,
      ties: [...byOther.values()].sort((one, two) => one.other.name.localeCompare(two.other.name)),
    }))
    .sort((one, two) => one.family - two.family || two.ties.length - one.ties.length || (one.heading < two.heading ? -1 : 1));
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
