/** One thing in the middle, all it is linked to on both sides, grouped and named by the relation. */
import { make, whenever } from "./elements";
import { drawGlyph } from "./glyphs";
import { keepsStatement } from "./filter";
import { LINE_HEIGHT, wrap } from "./labels";
import { DASHES } from "./lines";
import type { Thing } from "./model";
import type { CanvasPen, Curve, Pen } from "./pen";
import { Screen } from "./screen";
import type { Size } from "./camera";
import { readTheme, type Theme } from "./theme";
import type { App, Picture, View } from "./view";
import { capital, groupTies, type Group } from "./words";

interface Row {
  y: number;
  group: Group;
  /** Undefined for the group's heading. */
  other?: Thing;
  lines: string[];
}

interface Spot {
  thing: Thing;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

const ROW = 30;
const HEADING = 34;
const GAP = 14;
/** Pixels that a letter takes, about. */
const LETTER = 7.3;

export class FocusView implements View {
  readonly name = "focus";
  readonly title = "Focus";
  private screen: Screen | null = null;
  private page: HTMLElement | null = null;
  private theme: Theme | null = null;
  private spots: Spot[] = [];
  private about: Thing | null = null;

  constructor(private readonly app: App) {}

  show(host: HTMLElement): void {
    const thing = this.thing();
    this.theme = null;
    if (!thing) {
      this.hide();
      host.replaceChildren(make("p", "empty", "Choose a body, board or operation: search for it, or click it on the map."));
      return;
    }
    if (!this.screen || !this.page?.isConnected) this.open(host);
    const height = Math.max(...this.sides(thing).map(heightOf)) + 60;
    this.page!.style.height = `max(100%, ${height}px)`;
    if (this.about !== thing) this.centre();
    this.about = thing;
    this.screen!.canvas.setAttribute("aria-label", `Links of ${thing.name}; the panel beside has them in words`);
    this.screen!.refresh();
  }

  hide(): void {
    this.screen?.close();
    this.screen = null;
    this.page = null;
    this.about = null;
  }

  private paint(pen: Pen, size: Size): void {
    const thing = this.thing();
    if (!thing) return;
    const { families, relationFamilies } = this.app.model.payload;
    this.theme ??= readTheme(document.body, families.length, relationFamilies.length);
    this.spots = [];
    const [left, right] = this.sides(thing);
    this.side(pen, size, left!, -1);
    this.side(pen, size, right!, 1);
    this.middle(pen, size, thing);
  }

  picture(): Picture | null {
    const { screen } = this;
    return screen && this.thing() ? { size: screen.size, draw: (pen, size = screen.size) => this.paint(pen, size) } : null;
  }

  private thing(): Thing | undefined {
    return this.app.model.byId.get(this.app.state().thing);
  }

  private open(host: HTMLElement): void {
    this.page = make("div", "focus");
    host.replaceChildren(make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Focus" }, this.page));
    this.screen = new Screen(this.page, () => ({ x: 0, y: 0, zoom: 1 }), (pen: CanvasPen) => this.paint(pen, this.screen!.size), "Focus");
    whenever(this.screen.canvas, "click", (event) => {
      const found = this.spotAt(event.offsetX, event.offsetY);
      if (found) this.app.select(found.thing);
    });
    whenever(this.screen.canvas, "pointermove", (event) => {
      this.screen!.canvas.style.cursor = this.spotAt(event.offsetX, event.offsetY) ? "pointer" : "";
    });
  }

  /** Brings the thing itself into sight, where it has more links than fit. */
  private centre(): void {
    const scroll = this.page!.parentElement!;
    scroll.scrollTop = (scroll.scrollHeight - scroll.clientHeight) / 2;
  }

  private spotAt(x: number, y: number): Spot | undefined {
    return this.spots.find((spot) => x >= spot.x0 && x <= spot.x1 && y >= spot.y0 && y <= spot.y1);
  }

  /** The groups of the left and of the right side, about equally long. */
  private sides(thing: Thing): [Group[], Group[]] {
    const { off } = this.app.state();
    const groups = groupTies(thing, thing.statements.filter((statement) => keepsStatement(statement, off)));
    const sides: [Group[], Group[]] = [[], []];
    for (const group of groups.sort((one, two) => two.ties.length - one.ties.length || one.family - two.family)) {
      sides[heightOf(sides[1]) < heightOf(sides[0]) ? 1 : 0].push(group);
    }
    for (const side of sides) side.sort((one, two) => one.family - two.family || (one.heading < two.heading ? -1 : 1));
    return sides;
  }

  private side(pen: Pen, size: Size, groups: Group[], way: -1 | 1): void {
    const rows = rowsOf(groups, size.height, (size.width / 2 - reachOf(size) - 24) / LETTER);
    const middle = size.height / 2;
    const tall = Math.max(1, heightOf(groups) / 2);
    for (const row of rows) {
      const bulge = Math.sqrt(Math.max(0, 1 - ((row.y - middle) / (tall + 20)) ** 2));
      const x = size.width / 2 + way * reachOf(size) * (0.72 + 0.28 * bulge);
      if (row.other) this.tie(pen, size, row, x, way);
      else this.heading(pen, row, x, way);
    }
  }

  private heading(pen: Pen, { group, y }: Row, x: number, way: -1 | 1): void {
    pen.text(x + way * 14, y + 5, `${capital(group.heading)} (${group.ties.length})`, {
      colour: this.theme!.ink2, size: 13, bold: true, anchor: way < 0 ? "end" : "start",
    });
  }

  private tie(pen: Pen, size: Size, { group, other, y, lines }: Row, x: number, way: -1 | 1): void {
    const theme = this.theme!;
    const [fromX, fromY] = [size.width / 2, size.height / 2];
    const reach = (x - fromX) * 0.55;
    const curve: Curve = [fromX, fromY, fromX + reach, fromY, x - reach, y, x, y];
    const style = this.app.model.payload.relationFamilies[group.family]?.line ?? "solid";
    pen.curve(curve, { colour: theme.links[group.family] ?? theme.ink2, width: 1.5, dash: DASHES[style] ?? [], opacity: 0.75 });
    const { type } = other!;
    drawGlyph(pen, type.glyph, x, y, 9, { colour: theme.families[type.family] ?? theme.ink }, { colour: theme.paper, width: 1.5 });
    lines.forEach((line, at) => {
      const offset = (at - (lines.length - 1) / 2) * 13 * LINE_HEIGHT;
      pen.text(x + way * 16, y + 4.5 + offset, line, {
        colour: theme.ink, size: 13, anchor: way < 0 ? "end" : "start", halo: theme.paper,
      });
    });
    const far = x + way * 270;
    this.spots.push({ thing: other!, x0: Math.min(x - 12, far), x1: Math.max(x + 12, far), y0: y - 15, y1: y + 15 });
  }

  private middle(pen: Pen, size: Size, thing: Thing): void {
    const theme = this.theme!;
    const [x, y] = [size.width / 2, size.height / 2];
    pen.circle(x, y, 24, { colour: theme.paper }, { colour: theme.accent, width: 3 });
    drawGlyph(pen, thing.type.glyph, x, y, 15, { colour: theme.families[thing.type.family] ?? theme.ink }, null);
    wrap(capital(thing.name), 22).forEach((line, at) =>
      pen.text(x, y + 42 + at * 17, line, { colour: theme.ink, size: 14, bold: true, anchor: "middle", halo: theme.paper }));
  }
}

function heightOf(groups: readonly Group[]): number {
  return groups.reduce((sum, group) => sum + HEADING + GAP + group.ties.length * ROW, 0);
}

/** How far from the middle names begin. */
function reachOf({ width }: Size): number {
  return Math.min(width * 0.2, 250);
}

function rowsOf(groups: readonly Group[], height: number, letters: number): Row[] {
  const rows: Row[] = [];
  let y = (height - heightOf(groups)) / 2 + HEADING / 2;
  for (const group of groups) {
    rows.push({ y, group, lines: [] });
    y += HEADING;
    for (const { other } of group.ties) {
      rows.push({ y, group, other, lines: wrap(capital(other.name), Math.max(12, Math.min(36, Math.floor(letters))), 2) });
      y += ROW;
    }
    y += GAP;
  }
  return rows;
}
