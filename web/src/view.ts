/** What every view is given, and what it must do. */
import type { Shown } from "./filter";
import type { Size } from "./camera";
import type { Model, Thing } from "./model";
import type { Pen } from "./pen";
import type { State, ViewName } from "./state";

export interface App {
  readonly model: Model;
  state(): State;
  /** What the state's filters leave; kept until the filters change. */
  shown(): Shown;
  update(change: Partial<State>): void;
  /** Selects a thing, or a line when another end is given; the evidence panel follows. */
  select(thing: Thing | null, other?: Thing | null): void;
  /** Tells something to those who cannot see it. */
  say(text: string): void;
}

export interface Picture {
  size: Size;
  draw(pen: Pen, size?: Size): void;
}

export interface View {
  readonly name: ViewName;
  readonly title: string;
  /** Draws itself into an empty host. Called again with each change that concerns it. */
  show(host: HTMLElement, app: App): void;
  /** Called when another view takes the host. */
  hide?(): void;
  /** What it shows as a picture, where it is one. */
  picture?(): Picture | null;
}
