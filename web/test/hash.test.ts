import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHash, toHash } from "../src/hash";
import { initialState, type State } from "../src/state";

const UNTOUCHED = initialState(["Place"]);

const STATES: Record<string, Partial<State>> = {
  "a view": { view: "matrix", matrix: "strand" },
  "a selected line": { thing: "unit/a-force/gangs, guns & co", other: "organisation/é#1" },
  filters: { off: { ...UNTOUCHED.off, type: new Set(["Unit", "Law"]), region: new Set([0, 3]), report: new Set(["a,b"]), tier: new Set(["derived"]) } },
  "filters that show what is hidden at first": { off: { ...UNTOUCHED.off, type: new Set<string>() } },
  "links under no strand": { off: { ...UNTOUCHED.off, strand: new Set([""]) } },
  "a place on the map": { camera: { x: -12, y: 40, zoom: 1.25 } },
  "a comparison": { view: "compare", compare: ["spr-2014", "spr,2019"] },
  "an order and a scheme": { view: "table", sort: { column: 3, down: true }, scheme: "dark", threatLines: true },
};

for (const [name, change] of Object.entries(STATES)) {
  test(`an address reopens ${name}`, () => {
    const state = { ...UNTOUCHED, ...change };

    assert.deepEqual(fromHash(`#${toHash(state, UNTOUCHED)}`, UNTOUCHED), state);
  });
}

test("an untouched page has no address", () => {
  assert.equal(toHash(UNTOUCHED, UNTOUCHED), "");
});

test("what cannot be read is left as it was", () => {
  assert.deepEqual(fromHash("#view=nonsense&at=1,x&sort=down&hide-region=a&%%", UNTOUCHED), { ...UNTOUCHED, off: { ...UNTOUCHED.off, region: new Set() } });
});
