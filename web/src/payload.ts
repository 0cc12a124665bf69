/** What the page is given: one JSON object, written by kg/view/payload.py. */

export type Evidence = [
  tier: string,
  report: number,
  address: string,
  /** 0 when the report has no pages. */
  page: number,
  quote: string,
  /** The sentence around the quote. */
  context: string,
  id: string,
  rule: string,
  /** The lead-in or heading that gives one end; empty when the quote gives both. */
  lead: string,
];

export interface ThingType {
  name: string;
  label: string;
  plural: string;
  /** Place in `families`. */
  family: number;
  glyph: string;
  shown: boolean;
  count: number;
}

export interface Relation {
  name: string;
  label: string;
  inverse: string;
  /** Place in `relationFamilies`. */
  family: number;
  count: number;
}

export interface Region {
  /** The threat's place in `things`; -1 for what belongs to several threats, or none. */
  thing: number;
  title: string;
  x: number;
  y: number;
  /** A closed smooth outline: x, y, x, y, ... */
  outline: number[];
  tint: number;
}

export interface Payload {
  heading: string;
  summary: string;
  /** A protective marking such as OFFICIAL, or empty. */
  marking: string;
  /** The quality card in a line. */
  card: string;
  quality: [part: string, meaning: string, values: [string, string | number][]][];
  /** In the order of the legend. */
  types: ThingType[];
  families: { name: string }[];
  relations: Relation[];
  relationFamilies: { label: string; line: "solid" | "dashed" | "dotted" }[];
  things: [
    id: string,
    type: number,
    name: string,
    aliases: string[],
    x: number,
    y: number,
    region: number,
    kind: string,
  ][];
  statements: [subject: number, relation: number, object: number, evidence: Evidence[]][];
  /** The date is empty when the report gives none. */
  reports: [id: string, title: string, date: string, source: string][];
  regions: Region[];
  broader: [threat: number, above: number][];
  /** The strands that a statement's subject contributes to; several rows for several strands. */
  strands: [statement: number, strand: number][];
  mentions: [thing: number, report: number, count: number][];
  ledger: [report: number, paragraph: string, stage: string, reason: string, text: string][];
  /** Reports to compare at opening. */
  compare: [older: number, newer: number] | null;
  /** The hash to open with; empty for the map. */
  start: string;
}

/** Reads the payload of the page: plain JSON, or gzip in base64 where it is large. */
export async function readPayload(element: HTMLElement): Promise<Payload> {
  const text = element.textContent ?? "";
  if (element.dataset["encoding"] !== "gzip") return JSON.parse(text) as Payload;
  const bytes = Uint8Array.from(atob(text.trim()), (char) => char.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return (await new Response(plain).json()) as Payload;
}
