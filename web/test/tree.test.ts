import assert from "node:assert/strict";
import { test } from "node:test";
import { findShown } from "../src/filter";
import { makeModel } from "../src/model";
import { initialState } from "../src/state";
import { all, makeForest } from "../src/tree";
import { BOARD, COUNCIL, smallPayload, UNIT } from "./small";

/** The forest of a small graph in which these are part of each other, by place. */
function forest(...pairs: [part: number, whole: number][]) {
  const payload = smallPayload();
  payload.relations[1]!.name = "part_of";
  payload.statements = pairs.map(([part, whole]) => [part, 1, whole, payload.statements[0]![3]]);
  const model = makeModel(payload);
  return makeForest(model, findShown(model, initialState([]).off));
}

test("parts hang on their whole, which stands in the middle of them", () => {
  const { roots, depth } = forest([0, 2], [1, 2]);
  assert.deepEqual(all(roots).map(({ thing }) => thing.id), [BOARD, UNIT, COUNCIL]);
  assert.deepEqual(all(roots).map(({ row }) => row), [0.5, 0, 1]);
  assert.equal(depth, 1);
});

test("a ring is cut, and each of it stands once", () => {
  const { roots } = forest([0, 1], [1, 0]);
  assert.deepEqual(all(roots).map(({ thing }) => thing.id).sort(), [COUNCIL, UNIT].sort());
});
