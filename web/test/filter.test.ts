import assert from "node:assert/strict";
import { test } from "node:test";
import { countBy, findShown } from "../src/filter";
import { initialState, toggled, type Off } from "../src/state";
import { BOARD, COUNCIL, GANGS, smallModel, UNIT } from "./small";

const ALL = initialState([]).off;

function shownOf(change: Partial<Off>): { things: string[]; statements: number[]; lines: number[][] } {
  const { things, statements, lines } = findShown(smallModel(), { ...ALL, ...change });
  return {
    things: [...things].map(({ id }) => id),
    statements: [...statements].map(({ at }) => at),
    lines: lines.map((line) => line.statements.map(({ at }) => at)),
  };
}

test("without a filter all is shown", () => {
  assert.deepEqual(shownOf({}), { things: [UNIT, COUNCIL, BOARD, GANGS], statements: [0, 1, 2, 3], lines: [[0, 3], [1], [2]] });
});

test("a hidden type takes its links with it", () => {
  assert.deepEqual(shownOf({ type: new Set(["Organisation"]) }).statements, [2]);
});

test("a hidden relation leaves what else speaks of a thing, and shortens a line", () => {
  const { things, lines } = shownOf({ relation: new Set(["works_with"]) });

  assert.deepEqual(things, [UNIT, COUNCIL, BOARD, GANGS]);
  assert.deepEqual(lines, [[1], [2]]);
});

test("without a report its statements go, and what only it speaks of", () => {
  assert.deepEqual(shownOf({ report: new Set(["new"]) }), { things: [UNIT, COUNCIL, GANGS], statements: [0, 2], lines: [[0], [2]] });
});

test("a statement stays while one piece of its evidence is of a shown tier", () => {
  assert.deepEqual(shownOf({ tier: new Set(["inherited"]) }).statements, [0, 2, 3]);
});

test("what is under no strand can be hidden", () => {
  assert.deepEqual(shownOf({ strand: new Set([""]) }).statements, [0]);
});

test("a statement counts once for each of its values", () => {
  const counts = countBy(smallModel().statements, ({ evidence }) => evidence.map(({ report }) => report.id));

  assert.deepEqual([...counts].sort(), [["new", 3], ["old", 2]]);
});

test("toggling twice gives the same set", () => {
  assert.deepEqual([...toggled(toggled(new Set(["a"]), "b"), "b")], ["a"]);
});
