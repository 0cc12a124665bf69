import assert from "node:assert/strict";
import { test } from "node:test";
import { find, makeKeys } from "../src/search";
import { smallModel } from "./small";

const keys = makeKeys(smallModel().things);
const found = (typed: string) => find(keys, typed).map(({ thing }) => thing.name);

test("a thing is found by name, alias, initials, and without accents or case", () => {
  for (const typed of ["safer", "SWB", "westshire board"]) assert.deepEqual(found(typed), ["Safer Westshire Board"], typed);
  assert.deepEqual(found("gtf"), ["Gangs Task Force"]);
  assert.deepEqual(found("cafe"), ["Westshire Café Council"]);
});

test("a name that begins so comes before one that has it inside", () => {
  assert.deepEqual(found("westshire"), ["Westshire Café Council", "Safer Westshire Board"]);
});

test("nothing typed, or nothing like it, finds nothing", () => {
  assert.deepEqual(found("  "), []);
  assert.deepEqual(found("zzz"), []);
});
