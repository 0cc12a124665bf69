import assert from "node:assert/strict";
import { test } from "node:test";
import { findShown } from "../src/filter";
import { makeModel } from "../src/model";
import { findChains, weakest } from "../src/route";
import { initialState } from "../src/state";
import { BOARD, COUNCIL, GANGS, smallPayload, UNIT } from "./small";

function chains(from: string, to: string, change: (payload: ReturnType<typeof smallPayload>) => void = () => {}) {
  const payload = smallPayload();
  change(payload);
  const model = makeModel(payload);
  const shown = findShown(model, initialState([]).off);
  return findChains(shown, model.byId.get(from)!, model.byId.get(to)!);
}

test("a chain goes over what is between, the best known link of each step first", () => {
  const [chain] = chains(UNIT, BOARD);
  assert.deepEqual(chain!.map(({ to }) => to.id), [COUNCIL, BOARD]);
  assert.equal(chain![0]!.statements[0]!.evidence.length, 2);
});

test("a chain is known as well as its weakest link", () => {
  assert.equal(weakest(chains(UNIT, BOARD)[0]!), "inherited");
});

test("a threat is an end, never a stepping stone", () => {
  const onlyBoardTackles = (payload: ReturnType<typeof smallPayload>) => {
    payload.statements = [payload.statements[2]!, [2, 2, 3, payload.statements[2]![3]]];
  };
  assert.equal(chains(UNIT, GANGS).length, 1);
  assert.deepEqual(chains(UNIT, BOARD, onlyBoardTackles), []);
});

test("nothing leads from a thing to itself", () => {
  assert.deepEqual(chains(UNIT, UNIT), []);
});
