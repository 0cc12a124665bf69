import assert from "node:assert/strict";
import { test } from "node:test";
import { citationOf, groupTies, placeOf, splitQuote, yearsOf } from "../src/words";
import { COUNCIL, smallModel } from "./small";

const model = smallModel();
const [first, second] = model.statements[0]!.evidence;

test("a citation says the statement, the quote and its place", () => {
  assert.equal(
    citationOf(first!),
    "Gangs Task Force works with Westshire Café Council: “GTF works with the council” (Older report, 2014-03, paragraph 1; stated)",
  );
});

test("a place that is no number is cited as the heading it is", () => {
  assert.equal(placeOf({ ...second!, address: "Recommendations", page: 7 }), "Newer report, 2019, “Recommendations”, page 7");
});

test("a quote is found inside its sentence, and stands alone where it is not", () => {
  assert.deepEqual(splitQuote(second!), ["First it met. ", "joint patrols", ", and so on."]);
  assert.deepEqual(splitQuote({ ...second!, context: "other words" }), ["", "joint patrols", ""]);
});

test("years are a span", () => {
  assert.equal(yearsOf(model.statements), "2014–19");
});

test("parallel links are grouped under what they say, one row an end", () => {
  const council = model.byId.get(COUNCIL)!;

  const groups = groupTies(council, council.statements);

  assert.deepEqual(groups.map(({ heading, ties }) => [heading, ties.map(({ statements }) => statements.length)]), [["works with", [2]], ["is a member of", [1]]]);
});
