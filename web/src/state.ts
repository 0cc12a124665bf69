/** What the page shows, as one value that is never changed in place; who listens is told of each new one. */

export type ViewName = "map" | "focus" | "tree" | "matrix" | "table" | "path" | "compare";

/** What a person can leave out; each set holds what is left out. */
export interface Off {
  /** Names of node types. */
  type: ReadonlySet<string>;
  /** Names of relations. */
  relation: ReadonlySet<string>;
  /** Places of regions. */
  region: ReadonlySet<number>;
  /** Identifiers of strands; "" for statements under none. */
  strand: ReadonlySet<string>;
  /** Identifiers of reports. */
  report: ReadonlySet<string>;
  tier: ReadonlySet<string>;
}

export interface State {
  view: ViewName;
  /** Identifier of the selected thing. */
  thing: string;
  /** Identifier of the other end: of the selected line, or of a path. */
  other: string;
  off: Off;
  /** Draw links to threats as lines, too. */
  threatLines: boolean;
  /** Identifiers of the older and the newer of two compared reports. */
  compare: readonly [string, string] | null;
  /** Rows and columns of the matrix. */
  matrix: "body" | "strand";
  sort: { column: number; down: boolean };
  scheme: "" | "light" | "dark";
  /** Where the map stands: centre and zoom; null for all of it. */
  camera: Camera | null;
}

export interface Camera {
  x: number;
  y: number;
  zoom: number;
}

export type Listener = (state: State, before: State) => void;

export class Store {
  private now: State;
  private listeners: Listener[] = [];

  constructor(initial: State) {
    this.now = initial;
  }

  get(): State {
    return this.now;
  }

  update(change: Partial<State>): void {
    const before = this.now;
    this.now = { ...before, ...change };
    for (const listener of this.listeners) listener(this.now, before);
  }

  onChange(listener: Listener): void {
    this.listeners.push(listener);
  }
}

/** A set with an element put in, or taken out when it is there. */
export function toggled<T>(set: ReadonlySet<T>, element: T): ReadonlySet<T> {
  const made = new Set(set);
  if (!made.delete(element)) made.add(element);
  return made;
}

/** The state of a page that nobody has touched. */
export function initialState(hiddenTypes: Iterable<string>): State {
  const none = new Set<string>();
  return {
    view: "map",
    thing: "",
    other: "",
    off: {
      type: new Set(hiddenTypes),
      relation: none,
      region: new Set<number>(),
      strand: none,
      report: none,
      tier: none,
    },
    threatLines: false,
    compare: null,
    matrix: "body",
    sort: { column: 0, down: false },
    scheme: "",
    camera: null,
  };
}
