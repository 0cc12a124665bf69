/** Who is part of whom, as a forest laid out from left to right. */
import type { Model, Statement, Thing } from "./model";
import type { Shown } from "./filter";

export interface Branch {
  thing: Thing;
  /** The statement that makes it part of the branch it hangs on. */
  link: Statement | null;
  branches: Branch[];
  depth: number;
  /** Rows from the top; a branch stands in the middle of its own branches. */
  row: number;
}

export interface Forest {
  roots: Branch[];
  rows: number;
  depth: number;
}

/** Builds the forest of `part_of`; a thing with two wholes hangs on the better evidenced one. */
export function makeForest(model: Model, shown: Shown): Forest {
  const whole = new Map<Thing, Statement>();
  for (const statement of shown.statements) {
    if (statement.relation.name !== "part_of") continue;
    const known = whole.get(statement.subject);
    if (!known || known.evidence.length < statement.evidence.length) whole.set(statement.subject, statement);
  }
  const below = new Map<Thing, Statement[]>();
  for (const statement of whole.values()) {
    const found = below.get(statement.object);
    if (found) found.push(statement);
    else below.set(statement.object, [statement]);
  }
  const seen = new Set<Thing>();
  const grow = (thing: Thing, link: Statement | null, depth: number): Branch => {
    seen.add(thing);
    const links = (below.get(thing) ?? []).filter(({ subject }) => !seen.has(subject));
    for (const { subject } of links) seen.add(subject);
    const branches = links
      .sort((one, two) => one.subject.name.localeCompare(two.subject.name))
      .map((item) => grow(item.subject, item, depth + 1));
    return { thing, link, branches, depth, row: 0 };
  };
  const tops = model.things.filter((thing) => below.has(thing) && !whole.has(thing));
  const roots = tops.map((thing) => grow(thing, null, 0));
  // What is left hangs in a ring of contradicting reports: it is cut at its first member.
  for (const thing of below.keys()) if (!seen.has(thing)) roots.push(grow(thing, null, 0));
  roots.sort((one, two) => sizeOf(two) - sizeOf(one) || one.thing.at - two.thing.at);
  let rows = 0;
  for (const root of roots) {
    rows = setRows(root, rows) + 0.6;
  }
  return { roots, rows, depth: Math.max(0, ...all(roots).map((branch) => branch.depth)) };
}

/** Every branch, each before its own. */
export function all(branches: readonly Branch[]): Branch[] {
  return branches.flatMap((branch) => [branch, ...all(branch.branches)]);
}

function sizeOf(branch: Branch): number {
  return all([branch]).length;
}

function setRows(branch: Branch, from: number): number {
  if (!branch.branches.length) {
    branch.row = from;
    return from + 1;
  }
  let next = from;
  for (const child of branch.branches) next = setRows(child, next);
  branch.row = (branch.branches[0]!.row + branch.branches[branch.branches.length - 1]!.row) / 2;
  return next;
}
