/** The payload with its numbers turned into things that know their links. */
import { extentOf, type Extent } from "./camera";
import type { Payload, Region, Relation, ThingType } from "./payload";

export interface Item {
  tier: string;
  report: Report;
  address: string;
  page: number;
  quote: string;
  context: string;
  id: string;
  rule: string;
  lead: string;
  statement: Statement;
}

export interface Report {
  at: number;
  id: string;
  title: string;
  date: string;
  source: string;
}

export interface Thing {
  at: number;
  id: string;
  type: ThingType;
  /** Place of the type in the legend. */
  typeAt: number;
  name: string;
  aliases: string[];
  x: number;
  y: number;
  region: number;
  kind: string;
  statements: Statement[];
}

export interface Statement {
  at: number;
  subject: Thing;
  relation: Relation;
  relationAt: number;
  object: Thing;
  evidence: Item[];
  /** What its subject contributes to: Pursue, Prevent, Protect, Prepare. */
  strands: Thing[];
}

/** All statements between two things: one line of the map. */
export interface Line {
  key: string;
  a: Thing;
  b: Thing;
  statements: Statement[];
}

export interface Model {
  payload: Payload;
  things: Thing[];
  statements: Statement[];
  reports: Report[];
  regions: Region[];
  /** All of the map: every region and thing. */
  extent: Extent;
  lines: Line[];
  byId: Map<string, Thing>;
  lineByKey: Map<string, Line>;
  /** Threats above a threat, by place. */
  broader: Map<number, Thing[]>;
}

const UNKNOWN: Report = { at: -1, id: "", title: "a report that is not in this graph", date: "", source: "" };

export function makeModel(payload: Payload): Model {
  const reports = payload.reports.map(([id, title, date, source], at) => ({ at, id, title, date, source }));
  const things = payload.things.map(([id, typeAt, name, aliases, x, y, region, kind], at): Thing => {
    const type = payload.types[typeAt]!;
    return { at, id, type, typeAt, name, aliases, x, y, region, kind, statements: [] };
  });
  const statements = payload.statements.map(([subject, relationAt, object, items], at) => {
    const statement: Statement = {
      at,
      subject: things[subject]!,
      relation: payload.relations[relationAt]!,
      relationAt,
      object: things[object]!,
      evidence: [],
      strands: [],
    };
    statement.evidence = items.map(([tier, report, address, page, quote, context, id, rule, lead]) => ({
      tier, report: reports[report] ?? UNKNOWN, address, page, quote, context, id, rule, lead, statement,
    }));
    return statement;
  });
  for (const [statement, strand] of payload.strands) statements[statement]!.strands.push(things[strand]!);
  for (const statement of statements) {
    statement.subject.statements.push(statement);
    if (statement.object !== statement.subject) statement.object.statements.push(statement);
  }
  const broader = new Map<number, Thing[]>();
  for (const [threat, above] of payload.broader) {
    broader.set(threat, [...(broader.get(threat) ?? []), things[above]!]);
  }
  const lineByKey = groupLines(statements);
  return {
    payload, things, statements, reports, regions: payload.regions, broader, lineByKey,
    extent: extentOf([...payload.regions.flatMap(({ outline }) => outline), ...things.flatMap(({ x, y }) => [x, y])]),
    lines: [...lineByKey.values()],
    byId: new Map(things.map((thing) => [thing.id, thing])),
  };
}

/** The key of the line between two things, whichever comes first. */
export function lineKey(one: Thing, two: Thing): string {
  return one.at < two.at ? `${one.at}-${two.at}` : `${two.at}-${one.at}`;
}

function groupLines(statements: Statement[]): Map<string, Line> {
  const found = new Map<string, Line>();
  for (const statement of statements) {
    const key = lineKey(statement.subject, statement.object);
    const line = found.get(key);
    if (line) line.statements.push(statement);
    else found.set(key, { key, a: statement.subject, b: statement.object, statements: [statement] });
  }
  return found;
}

/** The other end of a statement. */
export function otherEnd(statement: Statement, thing: Thing): Thing {
  return statement.subject === thing ? statement.object : statement.subject;
}

/** A relation as it reads from one of its ends: "is led by" from the object of "leads". */
export function relationFrom(statement: Statement, thing: Thing): string {
  return statement.subject === thing ? statement.relation.label : statement.relation.inverse;
}
