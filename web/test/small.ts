/** A small graph for tests: a unit and a council on a board, and what they act against. */
import { makeModel, type Model } from "../src/model";
import type { Evidence, Payload } from "../src/payload";

export const UNIT = "unit/westshire/gangs-task-force";
export const COUNCIL = "organisation/westshire-council";
export const BOARD = "partnership/safer-westshire";
export const GANGS = "threat/gang-violence";

function said(report: number, address: string, quote: string, tier = "stated"): Evidence {
  return [tier, report, address, 0, quote, `First it met. ${quote}, and so on.`, `${report}-${address}`, "rule", ""];
}

function type(name: string, family: number, shown = true): Payload["types"][number] {
  return { name, label: name.toLowerCase(), plural: `${name.toLowerCase()}s`, family, glyph: "circle", shown, count: 1 };
}

function relation(name: string, label: string, inverse: string, family: number): Payload["relations"][number] {
  return { name, label, inverse, family, count: 1 };
}

export function smallPayload(): Payload {
  return {
    heading: "Test", summary: "", marking: "", card: "", quality: [], families: [{ name: "police" }, { name: "partners" }],
    types: [type("Unit", 0), type("Organisation", 1), type("Partnership", 1), type("Threat", 1), type("Place", 1, false)],
    relations: [
      relation("works_with", "works with", "works with", 0), relation("member_of", "is a member of", "has member", 1),
      relation("tackles", "tackles", "is tackled by", 2),
    ],
    relationFamilies: [{ label: "Joint working", line: "solid" }, { label: "Governance", line: "solid" }, { label: "Threats", line: "dotted" }],
    things: [
      [UNIT, 0, "Gangs Task Force", ["GTF"], 0, 0, 0, ""],
      [COUNCIL, 1, "Westshire Café Council", [], 50, 0, 1, "local_authority"],
      [BOARD, 2, "Safer Westshire Board", [], 0, 50, 1, ""],
      [GANGS, 3, "gang violence", [], 0, -20, 0, ""],
    ],
    statements: [
      [0, 0, 1, [said(0, "1", "GTF works with the council"), said(1, "2", "joint patrols")]],
      [1, 1, 2, [said(1, "3", "the council sits on the board", "inherited")]],
      [0, 2, 3, [said(0, "4", "GTF tackles gang violence")]],
      [1, 0, 0, [said(1, "5", "the council asked GTF")]],
    ],
    reports: [["old", "Older report", "2014-03", "old.txt"], ["new", "Newer report", "2019", "new.txt"]],
    regions: [{ thing: 3, title: "Gang violence", x: 0, y: 0, outline: [], tint: 0 }, { thing: -1, title: "Across", x: 50, y: 0, outline: [], tint: 7 }],
    broader: [], strands: [[0, 3]], mentions: [], ledger: [], compare: null, start: "",
  };
}

export function smallModel(): Model {
  return makeModel(smallPayload());
}
