/** Chains of links between two things: the shortest few, no threat, place or strand in between. */
import { otherEnd, type Statement, type Thing } from "./model";
import type { Shown } from "./filter";

const STOPS = new Set(["Threat", "Place", "Strand"]);
const WORTH: Record<string, number> = { stated: 2, inherited: 1, derived: 0 };

export interface Hop {
  from: Thing;
  to: Thing;
  /** All that links the two, the best known first. */
  statements: Statement[];
}

/** Finds up to `most` chains, the shortest first, none more than one link longer than the shortest. */
export function findChains(shown: Shown, from: Thing, to: Thing, most = 3): Hop[][] {
  const away = distances(shown, to);
  const least = away.get(from);
  if (least === undefined || from === to) return [];
  const found: Thing[][] = [];
  for (let length = least; length <= least + 1 && found.length < most; length++) {
    walk(shown, [from], to, length, away, found, most);
  }
  return found.map((chain) => chain.slice(1).map((thing, at) => hop(shown, chain[at]!, thing)));
}

/** What can be reached from a thing, and over how many links. */
export function distances(shown: Shown, from: Thing): Map<Thing, number> {
  const away = new Map([[from, 0]]);
  const queue = [from];
  for (let at = 0; at < queue.length; at++) {
    const thing = queue[at]!;
    if (thing !== from && STOPS.has(thing.type.name)) continue;
    for (const next of neighbours(shown, thing)) {
      if (away.has(next)) continue;
      away.set(next, away.get(thing)! + 1);
      queue.push(next);
    }
  }
  return away;
}

function walk(shown: Shown, chain: Thing[], to: Thing, length: number, away: Map<Thing, number>, found: Thing[][], most: number): void {
  const last = chain[chain.length - 1]!;
  const left = length - (chain.length - 1);
  if (last === to) {
    if (left === 0) found.push([...chain]);
    return;
  }
  if (chain.length > 1 && STOPS.has(last.type.name)) return;
  for (const next of neighbours(shown, last)) {
    if (found.length >= most) return;
    if (chain.includes(next) || (away.get(next) ?? Infinity) > left - 1) continue;
    walk(shown, [...chain, next], to, length, away, found, most);
  }
}

function neighbours(shown: Shown, thing: Thing): Set<Thing> {
  const found = new Set<Thing>();
  for (const statement of thing.statements) if (shown.statements.has(statement)) found.add(otherEnd(statement, thing));
  return found;
}

function hop(shown: Shown, from: Thing, to: Thing): Hop {
  const statements = from.statements.filter((statement) => shown.statements.has(statement) && otherEnd(statement, from) === to);
  return { from, to, statements: statements.sort((one, two) => worth(two) - worth(one) || two.evidence.length - one.evidence.length) };
}

function worth({ evidence }: Statement): number {
  return Math.max(...evidence.map(({ tier }) => WORTH[tier] ?? 0));
}

/** How well a chain is known: as well as its weakest link. */
export function weakest(chain: readonly Hop[]): string {
  const least = Math.min(...chain.map(({ statements }) => worth(statements[0]!)));
  return Object.entries(WORTH).find(([, value]) => value === least)?.[0] ?? "";
}
