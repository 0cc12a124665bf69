import assert from "node:assert/strict";
import { test } from "node:test";
import { Boxes, inTurn, placeLabels, wrap, type Box, type Wish } from "../src/labels";

const measure = (text: string, size: number): number => text.length * size * 0.6;
const frame = { x0: 0, y0: 0, x1: 600, y1: 400 };

function wish(x: number, y: number, name = "A body"): Wish {
  return { x, y, radius: 5, lines: [name], size: 12, bold: false };
}

function overlap(one: Box, two: Box): boolean {
  return one.x0 < two.x1 && two.x0 < one.x1 && one.y0 < two.y1 && two.y0 < one.y1;
}

test("no two names overlap, and all are in the frame", () => {
  const wishes = Array.from({ length: 400 }, (_, at) => wish((at * 37) % 600, (at * 53) % 400));

  const boxes = placeLabels(wishes, new Boxes(), { frame, measure }).map(({ box }) => box);

  assert.ok(boxes.length > 50);
  boxes.forEach((box, at) => assert.ok(boxes.slice(at + 1).every((other) => !overlap(box, other))));
  assert.ok(boxes.every(({ x0, y0, x1, y1 }) => x0 >= 0 && y0 >= 0 && x1 <= 600 && y1 <= 400));
});

test("a name covers a lesser thing only where it must", () => {
  const lesser = new Boxes();
  lesser.add({ x0: 280, y0: 210, x1: 320, y1: 225 });

  const [label] = placeLabels([wish(300, 200)], new Boxes(), { frame, measure, rather: lesser });

  assert.equal(label?.anchor, "start");
});

test("a name without room is left out, or stands aside at the end of a line", () => {
  const full = () => {
    const taken = new Boxes();
    taken.add({ x0: 200, y0: 180, x1: 400, y1: 220 });
    return taken;
  };

  assert.deepEqual(placeLabels([wish(300, 200, "A name")], full(), { frame, measure }), []);
  assert.equal(placeLabels([wish(300, 200, "A name")], full(), { frame, measure, far: true })[0]?.led, true);
});

test("a long name is broken into lines and cut", () => {
  assert.deepEqual(wrap("National Public Order Strategic Threat and Risk Assessment", 20), ["National Public", "Order Strategic", "Threat and Risk…"]);
  assert.deepEqual(wrap("National Public Order Strategic Threat", 40), ["National Public Order Strategic Threat"]);
  assert.equal(wrap("N".repeat(10_000))[0]?.length, 34);
  assert.deepEqual(wrap(" "), ["·"]);
});

test("marks that turn the direction of text do not reach the picture", () => {
  assert.deepEqual(wrap("safe\u202eevil"), ["safe evil"]);
});

test("each group's most important come first, in turn", () => {
  assert.deepEqual(inTurn([["a1", "a2", "a3"], ["b1"], ["c1", "c2"]]), ["a1", "b1", "c1", "a2", "c2", "a3"]);
});
