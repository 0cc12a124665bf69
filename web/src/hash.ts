/** The state in the address behind "#", so that a link opens the same view again. */
import { type Off, type State, type ViewName } from "./state";

const VIEWS: readonly ViewName[] = ["map", "focus", "tree", "matrix", "table", "path", "compare"];
/** Stands for the empty value, as of links under no strand. */
const NONE = "-";
const SETS = ["type", "relation", "region", "strand", "report", "tier"] as const;

/** Writes what differs from the untouched page; empty when nothing does. */
export function toHash(state: State, untouched: State): string {
  const found = new URLSearchParams();
  if (state.view !== untouched.view) found.set("view", state.view);
  if (state.thing) found.set("thing", state.thing);
  if (state.other) found.set("with", state.other);
  for (const name of SETS) {
    if (!equal<string | number>(state.off[name], untouched.off[name])) {
      found.set(`hide-${name}`, [...state.off[name]].map((value) => encodeURIComponent(value) || NONE).sort().join(","));
    }
  }
  if (state.threatLines) found.set("threat-lines", "1");
  if (state.compare) found.set("compare", state.compare.map(encodeURIComponent).join(","));
  if (state.matrix !== untouched.matrix) found.set("matrix", state.matrix);
  if (state.sort.column || state.sort.down) found.set("sort", `${state.sort.column}${state.sort.down ? "-" : ""}`);
  if (state.scheme) found.set("scheme", state.scheme);
  if (state.camera) {
    const { x, y, zoom } = state.camera;
    found.set("at", [Math.round(x), Math.round(y), Number(zoom.toPrecision(4))].join(","));
  }
  return found.toString();
}

/** Reads a state; what cannot be read is left as on the untouched page. */
export function fromHash(hash: string, untouched: State): State {
  const found = new URLSearchParams(hash.replace(/^#/, ""));
  const state = { ...untouched, off: { ...untouched.off } };
  const view = found.get("view") as ViewName | null;
  if (view && VIEWS.includes(view)) state.view = view;
  state.thing = found.get("thing") ?? untouched.thing;
  state.other = found.get("with") ?? untouched.other;
  for (const name of SETS) readSet(found.get(`hide-${name}`), name, state.off);
  state.threatLines = found.get("threat-lines") === "1";
  const [older, newer] = split(found.get("compare"));
  if (older && newer) state.compare = [older, newer];
  if (found.get("matrix") === "strand") state.matrix = "strand";
  const sort = /^(\d)(-?)$/.exec(found.get("sort") ?? "");
  if (sort) state.sort = { column: Number(sort[1]), down: sort[2] === "-" };
  const scheme = found.get("scheme");
  if (scheme === "light" || scheme === "dark") state.scheme = scheme;
  const [x, y, zoom] = (found.get("at") ?? "").split(",").map(Number);
  if (x !== undefined && y !== undefined && zoom && [x, y, zoom].every(Number.isFinite)) {
    state.camera = { x, y, zoom };
  }
  return state;
}

function split(text: string | null): string[] {
  return text ? text.split(",").map(decode) : [];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readSet(text: string | null, name: (typeof SETS)[number], off: Off): void {
  if (text === null) return;
  const values = split(text);
  if (name === "region") off.region = new Set(values.map(Number).filter(Number.isInteger));
  else off[name] = new Set(values.map((value) => (value === NONE ? "" : value)));
}

function equal<T>(one: ReadonlySet<T>, two: ReadonlySet<T>): boolean {
  return one.size === two.size && [...one].every((element) => two.has(element));
}

