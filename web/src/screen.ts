/** A canvas that fills its host, redrawn once a frame, moved as a picture while a hand moves it. */
import type { Size } from "./camera";
import { CanvasPen, fontOf } from "./pen";
import type { Measure } from "./labels";
import type { Camera } from "./state";

/** Drawing that takes longer than this is put off to the end of a gesture. */
const SLOW = 10;

export class Screen {
  readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  private readonly widths = new Map<string, number>();
  private frame = 0;
  private cost = 0;
  private drawn: { camera: Camera; picture: HTMLCanvasElement } | null = null;
  private moving = false;
  private closed = false;
  private readonly watch: ResizeObserver;

  constructor(
    private readonly host: HTMLElement,
    private readonly camera: () => Camera,
    private readonly draw: (pen: CanvasPen) => void,
    label: string,
  ) {
    this.canvas = document.createElement("canvas");
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute("role", "img");
    this.canvas.setAttribute("aria-label", label);
    this.context = this.canvas.getContext("2d")!;
    host.append(this.canvas);
    this.watch = new ResizeObserver(() => this.refresh());
    this.watch.observe(host);
  }

  /** Stops drawing: the host belongs to another view now. */
  close(): void {
    this.watch.disconnect();
    cancelAnimationFrame(this.frame);
    this.closed = true;
  }

  get size(): Size {
    return { width: Math.max(1, this.host.clientWidth), height: Math.max(1, this.host.clientHeight) };
  }

  /** The width of letters in pixels; each text is measured once. */
  readonly measure: Measure = (text, size, bold) => {
    const key = `${bold ? "b" : ""}${size} ${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    this.context.font = fontOf({ size, bold, colour: "" });
    const width = this.context.measureText(text).width;
    this.widths.set(key, width);
    return width;
  };

  /** Draws anew with the next frame. */
  refresh(): void {
    this.moving = false;
    this.request();
  }

  /** Moves the last picture with the next frame where drawing it anew would be slow. */
  move(): void {
    this.moving = this.cost > SLOW;
    this.request();
  }

  private request(): void {
    if (this.closed) return;
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      if (this.moving && this.drawn) this.shift();
      else this.paint();
    });
  }

  private paint(): void {
    const { width, height } = this.size;
    const ratio = window.devicePixelRatio || 1;
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== across || this.canvas.height !== down) {
      this.canvas.width = across;
      this.canvas.height = down;
    }
    const begun = performance.now();
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.context.clearRect(0, 0, width, height);
    this.draw(new CanvasPen(this.context));
    this.cost = performance.now() - begun;
    this.canvas.dataset["drawn"] = String(Number(this.canvas.dataset["drawn"] ?? 0) + 1);
    if (this.cost > SLOW) this.keep();
  }

  private keep(): void {
    const picture = this.drawn?.picture ?? document.createElement("canvas");
    picture.width = this.canvas.width;
    picture.height = this.canvas.height;
    picture.getContext("2d")!.drawImage(this.canvas, 0, 0);
    this.drawn = { camera: this.camera(), picture };
  }

  private shift(): void {
    const { camera: before, picture } = this.drawn!;
    const now = this.camera();
    const scale = now.zoom / before.zoom;
    const ratio = window.devicePixelRatio || 1;
    const { width, height } = this.canvas;
    const x = width / 2 - (width / 2) * scale + (before.x - now.x) * now.zoom * ratio;
    const y = height / 2 - (height / 2) * scale + (before.y - now.y) * now.zoom * ratio;
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    this.context.clearRect(0, 0, width, height);
    this.context.drawImage(picture, x, y, width * scale, height * scale);
  }
}
