import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf } from "../src/csv";

test("a file begins with the mark that tells spreadsheets its encoding", () => {
  assert.equal(csvOf([["é"]]), "\ufeffé\r\n");
});

test("quotes, commas and ends of lines stay in their cell", () => {
  assert.equal(csvOf([['a "b"', "c,d", "e\nf"]]), '\ufeff"a ""b""","c,d","e\nf"\r\n');
});

test("no cell is a formula", () => {
  for (const start of ["=", "+", "-", "@", "\t", "\r"]) {
    assert.match(csvOf([[`${start}SUM(A1)`]]), /^\ufeff"?'/);
  }
});
