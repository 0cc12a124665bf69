/** The map: threats as regions, bodies in them; hover traces links, a click reads them. */
import { extentOf, fit, zoomAt, type Size } from "./camera";
import { button, make, whenever } from "./elements";
import { listen } from "./gesture";
import { findHit, type Hit } from "./hits";
import type { Box } from "./labels";
import { lineKey, otherEnd, type Thing } from "./model";
import { drawScene, type Chosen, type Scene } from "./scene";
import { Screen } from "./screen";
import type { Camera, State } from "./state";
import { readTheme, type Theme } from "./theme";
import type { App, Picture, View } from "./view";

export class MapView implements View {
  readonly name = "map";
  readonly title = "Map";
  private screen: Screen | null = null;
  private theme: Theme | null = null;
  private hovered: Hit = null;
  private camera: Camera | null = null;
  private tip: HTMLElement | null = null;

  constructor(private readonly app: App) {}

  show(host: HTMLElement): void {
    if (!this.screen) this.open(host);
    this.camera = this.app.state().camera;
    this.theme = null;
    this.screen!.refresh();
  }

  hide(): void {
    this.screen?.close();
    this.screen = null;
    this.hovered = null;
  }

  picture(): Picture | null {
    const { screen } = this;
    if (!screen) return null;
    return {
      size: screen.size,
      draw: (pen, size = screen.size) => {
        const scene = this.scene();
        // On paper of another size the same part of the map is seen.
        const zoom = scene.camera.zoom * Math.min(size.width / screen.size.width, size.height / screen.size.height);
        drawScene(pen, { ...scene, size, covered: [], camera: { ...scene.camera, zoom } });
      },
    };
  }

  private scene(): Scene {
    const { model } = this.app;
    const { families, relationFamilies } = model.payload;
    this.theme ??= readTheme(document.body, families.length, relationFamilies.length);
    return {
      model, theme: this.theme, camera: this.here(), size: this.screen!.size, shown: this.app.shown(),
      chosen: this.chosen(), threatLines: this.app.state().threatLines, measure: this.screen!.measure,
      covered: [buttonsBox(this.screen!.size)],
    };
  }

  private open(host: HTMLElement): void {
    const label = "Map of who works with whom; the table view has the same in words";
    this.screen = new Screen(host, () => this.here(), (pen) => drawScene(pen, this.scene()), label);
    this.tip = make("div", { class: "tip", hidden: true });
    host.append(this.tip, this.buttons());
    listen(this.screen.canvas, {
      pan: (dx, dy) => {
        const { x, y, zoom } = this.here();
        this.go({ x: x - dx / zoom, y: y - dy / zoom, zoom });
      },
      zoom: (x, y, factor) => this.zoom(factor, x, y),
      tap: (x, y, slack) => this.tap(findHit(this.scene(), x, y, slack)),
      hover: (x, y) => this.hover(findHit(this.scene(), x, y), x, y),
      leave: () => this.hover(null, 0, 0),
      end: () => this.rest(),
    });
    whenever(this.screen.canvas, "keydown", (event) => this.key(event));
  }

  private buttons(): HTMLElement {
    return make(
      "div", "zoom",
      button("Zoom in", () => this.step(1.4), {}, "+"),
      button("Zoom out", () => this.step(1 / 1.4), {}, "−"),
      button("Show all", () => this.app.update({ camera: null }), {}, "⤢"),
    );
  }

  private here(): Camera {
    return this.camera ?? fit(this.app.model.extent, this.screen!.size);
  }

  private go(camera: Camera): void {
    this.camera = camera;
    this.hover(null, 0, 0);
    this.screen!.move();
  }

  /** Ends a gesture: the address learns where the map stands. */
  private rest(): void {
    if (this.screen) this.app.update({ camera: this.camera });
  }

  private step(factor: number): void {
    const { width, height } = this.screen!.size;
    this.zoom(factor, width / 2, height / 2);
    this.rest();
  }

  private zoom(factor: number, x: number, y: number): void {
    const { size } = this.screen!;
    this.go(zoomAt(this.here(), size, x, y, factor, fit(this.app.model.extent, size).zoom * 0.6));
  }

  /** What stands out: what is selected, else what the pointer is on. */
  private chosen(): Chosen | null {
    const state = this.app.state();
    const selected = this.selected(state);
    if (selected) return selected;
    if (this.hovered && "thing" in this.hovered) return this.around(this.hovered.thing);
    if (this.hovered && "line" in this.hovered) {
      const { a, b, key } = this.hovered.line;
      return { things: new Set([a, b]), lines: new Set([key]) };
    }
    return null;
  }

  private selected(state: State): Chosen | null {
    const { byId } = this.app.model;
    const thing = byId.get(state.thing);
    const other = byId.get(state.other);
    if (!thing) return null;
    if (other) return { things: new Set([thing, other]), lines: new Set([lineKey(thing, other)]) };
    return this.around(thing);
  }

  private around(thing: Thing): Chosen {
    const { things, statements } = this.app.shown();
    const links = thing.statements.filter((statement) => statements.has(statement));
    const others = links.map((statement) => otherEnd(statement, thing)).filter((other) => things.has(other));
    return { heart: thing, things: new Set([thing, ...others]), lines: new Set(others.map((other) => lineKey(thing, other))) };
  }

  private tap(hit: Hit): void {
    if (hit && "thing" in hit) this.app.select(hit.thing);
    else if (hit && "line" in hit) this.app.select(hit.line.a, hit.line.b);
    else if (hit) this.app.update({ camera: this.near(hit.region) });
    else this.app.select(null);
  }

  private near(region: number): Camera {
    return fit(extentOf(this.app.model.regions[region]!.outline), this.screen!.size);
  }

  private hover(hit: Hit, x: number, y: number): void {
    const before = this.hovered;
    this.hovered = hit;
    const { canvas } = this.screen!;
    canvas.style.cursor = hit ? "pointer" : "";
    this.tell(hit, x, y);
    if (keyOf(before) !== keyOf(hit) && !this.app.state().thing) this.screen!.refresh();
  }

  private tell(hit: Hit, x: number, y: number): void {
    const tip = this.tip!;
    tip.hidden = !hit;
    if (!hit) return;
    tip.replaceChildren(...lines(hit, this.app));
    const { width } = this.screen!.size;
    tip.style.left = `${Math.min(x + 14, width - tip.offsetWidth - 8)}px`;
    tip.style.top = `${y + 18}px`;
  }

  /** Arrow keys go to the linked thing that lies in their direction. */
  private key(event: KeyboardEvent): void {
    const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (event.key === "+" || event.key === "=") this.step(1.4);
    else if (event.key === "-") this.step(1 / 1.4);
    else if (event.key === "0") this.app.update({ camera: null });
    else if (way) this.walk(way[0]!, way[1]!);
    else return;
    event.preventDefault();
  }

  private walk(dx: number, dy: number): void {
    const { byId } = this.app.model;
    const { things, statements } = this.app.shown();
    const here = byId.get(this.app.state().thing);
    if (!here) {
      const most = [...things].sort((one, two) => two.statements.length - one.statements.length)[0];
      return this.app.select(most ?? null);
    }
    const others = here.statements.filter((statement) => statements.has(statement)).map((item) => otherEnd(item, here));
    const ahead = others
      .map((thing) => ({ thing, along: (thing.x - here.x) * dx + (thing.y - here.y) * dy, away: Math.hypot(thing.x - here.x, thing.y - here.y) }))
      .filter(({ along, away }) => along > 0.5 * away)
      .sort((one, two) => one.away - two.away);
    if (ahead[0]) this.app.select(ahead[0].thing);
    else this.app.say("nothing linked that way");
  }

}

/** Where the buttons for nearer and farther lie over the map. */
function buttonsBox({ width, height }: Size): Box {
  return { x0: width - 54, y0: height - 138, x1: width, y1: height };
}

function keyOf(hit: Hit): string {
  if (!hit) return "";
  return "thing" in hit ? `t${hit.thing.at}` : "line" in hit ? `l${hit.line.key}` : `r${hit.region}`;
}

function lines(hit: NonNullable<Hit>, app: App): Node[] {
  if ("region" in hit) return [make("b", {}, app.model.regions[hit.region]!.title), make("small", {}, "click to open")];
  if ("thing" in hit) {
    const { thing } = hit;
    return [make("b", {}, thing.name), make("small", {}, `${thing.type.label} · ${thing.statements.length} links`)];
  }
  const { a, b, statements } = hit.line;
  const first = statements[0]!;
  const more = statements.length > 1 ? ` · and ${statements.length - 1} more` : "";
  const words = `${first.subject.name} ${first.relation.label} ${first.object.name}`;
  return [make("b", {}, `${a.name} – ${b.name}`), make("small", {}, words + more)];
}
