/** A map that stands still beside a list, and shows what the list speaks of. */
import { fit } from "./camera";
import { make } from "./elements";
import type { Pen, Stroke } from "./pen";
import { drawScene, type Chosen, type Scene } from "./scene";
import { Screen } from "./screen";
import { readTheme, type Theme } from "./theme";
import type { App, Picture } from "./view";

/** What of the map is spoken of; the rest steps back. */
export interface Part {
  chosen: Chosen;
  threatLines: boolean;
  accents?: ReadonlyMap<string, Stroke>;
}

export class SideMap {
  private screen: Screen | null = null;

  constructor(private readonly app: App, private readonly label: string, private readonly part: (theme: Theme) => Part | null) {}

  /** Makes the element that holds the map. */
  show(): HTMLElement {
    this.hide();
    const host = make("div", "half");
    this.screen = new Screen(host, () => ({ x: 0, y: 0, zoom: 1 }), (pen) => this.picture()?.draw(pen), this.label);
    this.screen.refresh();
    return host;
  }

  hide(): void {
    this.screen?.close();
    this.screen = null;
  }

  picture(): Picture | null {
    const { screen } = this;
    if (!screen) return null;
    return { size: screen.size, draw: (pen, size = screen.size) => this.draw(pen, size, screen) };
  }

  private draw(pen: Pen, size: Scene["size"], screen: Screen): void {
    const { model } = this.app;
    const theme = readTheme(document.body, model.payload.families.length, model.payload.relationFamilies.length);
    const part = this.part(theme);
    const scene: Scene = {
      model, theme, size, shown: this.app.shown(), camera: fit(model.extent, size), measure: screen.measure,
      chosen: part?.chosen ?? null, threatLines: part?.threatLines ?? false, accents: part?.accents,
    };
    drawScene(pen, scene);
  }
}
