import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { readPayload } from "../src/payload";

function element(text: string, encoding?: string): HTMLElement {
  return { textContent: text, dataset: { encoding } } as unknown as HTMLElement;
}

test("a payload is read plain", async () => {
  assert.equal((await readPayload(element('{"heading":"é"}'))).heading, "é");
});

test("a payload is read from gzip in base64", async () => {
  const packed = gzipSync('{"heading":"é"}').toString("base64");
  assert.equal((await readPayload(element(packed, "gzip"))).heading, "é");
});
