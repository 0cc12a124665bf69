/** Mouse, touch and wheel on a picture: pan, zoom, tap and hover, as numbers of pixels. */
import { whenever } from "./elements";

export interface Gestures {
  pan(dx: number, dy: number): void;
  zoom(x: number, y: number, factor: number): void;
  /** `slack`: how far from the target a tap may fall, larger for a finger. */
  tap(x: number, y: number, slack: number): void;
  hover(x: number, y: number): void;
  leave(): void;
  /** No finger and no button is down any more, and the wheel has stood still. */
  end(): void;
}

const STILL = 4;
const SETTLE = 120;

export function listen(element: HTMLElement, gestures: Gestures): void {
  const down = new Map<number, [x: number, y: number]>();
  let moved = 0;
  let settling = 0;
  const place = (event: MouseEvent): [number, number] => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  whenever(element, "pointerdown", (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    down.set(event.pointerId, place(event));
    if (down.size === 1) moved = 0;
  });

  whenever(element, "pointermove", (event) => {
    const [x, y] = place(event);
    const last = down.get(event.pointerId);
    if (!last) return gestures.hover(x, y);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, [x, y]);
    moved += Math.hypot(x - last[0], y - last[1]);
    if (other) {
      const before = Math.hypot(last[0] - other[0], last[1] - other[1]);
      const after = Math.hypot(x - other[0], y - other[1]);
      gestures.pan((x - last[0]) / 2, (y - last[1]) / 2);
      if (before > 10) gestures.zoom((x + other[0]) / 2, (y + other[1]) / 2, after / before);
    } else if (moved > STILL) {
      gestures.pan(x - last[0], y - last[1]);
    }
  });

  const up = (event: PointerEvent) => {
    if (!down.delete(event.pointerId)) return;
    const [x, y] = place(event);
    if (event.type === "pointerup" && moved <= STILL) gestures.tap(x, y, event.pointerType === "touch" ? 12 : 0);
    if (!down.size && moved > STILL) gestures.end();
  };
  whenever(element, "pointerup", up);
  whenever(element, "pointercancel", up);
  whenever(element, "pointerleave", () => gestures.leave());

  whenever(
    element,
    "wheel",
    (event) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      gestures.zoom(...place(event), Math.exp(-Math.max(-240, Math.min(240, event.deltaY * lines)) / 400));
      clearTimeout(settling);
      settling = window.setTimeout(() => gestures.end(), SETTLE);
    },
    { passive: false },
  );
}
