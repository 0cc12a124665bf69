import assert from "node:assert/strict";
import { test } from "node:test";
import { lineKey, otherEnd, relationFrom } from "../src/model";
import { BOARD, COUNCIL, GANGS, smallModel, UNIT } from "./small";

test("a thing knows its statements from either end", () => {
  const model = smallModel();

  const counts = [UNIT, COUNCIL, BOARD, GANGS].map((id) => model.byId.get(id)!.statements.length);

  assert.deepEqual(counts, [3, 3, 1, 1]);
});

test("statements between two things are one line, whichever is the subject", () => {
  const model = smallModel();
  const line = model.lineByKey.get(lineKey(model.byId.get(COUNCIL)!, model.byId.get(UNIT)!));

  assert.equal(model.lines.length, 3);
  assert.deepEqual(line?.statements.map(({ at }) => at), [0, 3]);
});

test("a relation reads from the end one looks from", () => {
  const model = smallModel();
  const tackles = model.statements[2]!;

  assert.equal(relationFrom(tackles, tackles.subject), "tackles");
  assert.equal(relationFrom(tackles, tackles.object), "is tackled by");
  assert.equal(otherEnd(tackles, tackles.object), tackles.subject);
});
