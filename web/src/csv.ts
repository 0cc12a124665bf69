/** CSV for spreadsheets: UTF-8 with its mark, and no cell that a spreadsheet would run. */

const RUNS = /^[=+\-@\t\r]/;

/** Writes rows as CSV (RFC 4180); a cell that would be a formula gets an apostrophe before it. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return "\ufeff" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
}

function cell(text: string): string {
  const safe = RUNS.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
