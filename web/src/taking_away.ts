/** Taking a view away: PNG, SVG, CSV, and a page for the printer with legend, sources and date. */
import { button, make, save, toned, whenever } from "./elements";
import { icon } from "./icon";
import { CanvasPen } from "./pen";
import { SvgPen } from "./svg_pen";
import { nameOf, saveCsv } from "./rows";
import type { App, Picture } from "./view";
import { capital } from "./words";

/** A picture's pixels for each of the screen's, so that it can be put on a poster. */
const SHARP = 3;
/** The most pixels that browsers give a canvas along one side. */
const LONGEST = 16_000;
/** A3 across, in CSS pixels, less margins and the lines of text. */
const SHEET = { width: 1500, height: 900 };

/** Fills the menu with what the present view can give. */
export function drawMenu(host: HTMLElement, picture: Picture | null, app: App): void {
  host.replaceChildren(
    picture ? button("Picture (PNG)", () => savePng(picture, app)) : "",
    picture ? button("Picture (SVG)", () => saveSvg(picture, app)) : "",
    button("Table (CSV)", () => saveCsv(app)),
    button("Print, or save as PDF", () => print()),
  );
}

function savePng({ draw, size }: Picture, app: App): void {
  const sharp = Math.min(SHARP, LONGEST / Math.max(size.width, size.height));
  const canvas = make("canvas", { width: Math.round(size.width * sharp), height: Math.round(size.height * sharp) });
  const context = canvas.getContext("2d")!;
  context.scale(sharp, sharp);
  context.fillStyle = getComputedStyle(document.body).getPropertyValue("--paper");
  context.fillRect(0, 0, size.width, size.height);
  draw(new CanvasPen(context));
  canvas.toBlob((blob) => blob && save(`${nameOf(app)}.png`, blob));
  app.say("picture saved");
}

export function svgOf({ draw, size }: Picture, app: App, sheet = size): string {
  const pen = new SvgPen();
  draw(pen, sheet);
  return pen.finish(sheet.width, sheet.height, getComputedStyle(document.body).getPropertyValue("--paper").trim(), app.model.payload.heading);
}

function saveSvg(picture: Picture, app: App): void {
  save(`${nameOf(app)}.svg`, new Blob([svgOf(picture, app)], { type: "image/svg+xml" }));
  app.say("picture saved");
}

/** Sets the sheet up whenever the browser prints, by menu or by key. */
export function wirePrint(sheet: HTMLElement, picture: () => Picture | null, app: App): void {
  whenever(window, "beforeprint", () => {
    const root = document.documentElement;
    const { scheme } = root.dataset;
    root.dataset["scheme"] = "light";
    sheet.replaceChildren(...sheetOf(picture(), app));
    root.dataset["scheme"] = scheme ?? "";
  });
}

function sheetOf(picture: Picture | null, app: App): Node[] {
  const { payload, reports } = app.model;
  const types = payload.types.filter(({ name }) => !app.state().off.type.has(name));
  const key = types.map((type) => make("li", {}, icon(type), `${capital(type.plural)} `));
  const families = payload.relationFamilies.map(({ label, line }, at) => make("li", {}, toned(make("i", { class: `stroke ${line}` }), `link-${at}`), ` ${label} `));
  const sources = reports.map(({ title, date, source }) => make("li", {}, [title, date, source].filter(Boolean).join(", ")));
  return [
    picture ? drawingOf(svgOf(picture, app, SHEET)) : "",
    make("ul", "key", ...key, ...families),
    make("p", {}, document.getElementById("status")?.textContent ?? ""),
    make("h2", {}, "Sources"), make("ol", {}, ...sources),
    make("p", {}, `${payload.card}. Printed ${new Date().toISOString().slice(0, 10)}.`),
  ].filter(Boolean) as Node[];
}

/** The text of an SVG file as an element; it is parsed as XML, in which nothing runs. */
function drawingOf(svg: string): Node {
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
  return document.importNode(parsed.documentElement, true);
}
