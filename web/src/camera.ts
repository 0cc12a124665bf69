/** From places on the map to pixels and back. */
import type { Camera } from "./state";

export interface Size {
  width: number;
  height: number;
}

export interface Extent {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** The extent of points x, y, x, y, ... */
export function extentOf(points: ArrayLike<number>): Extent {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (let at = 0; at < points.length; at += 2) {
    box.x0 = Math.min(box.x0, points[at]!);
    box.x1 = Math.max(box.x1, points[at]!);
    box.y0 = Math.min(box.y0, points[at + 1]!);
    box.y1 = Math.max(box.y1, points[at + 1]!);
  }
  return box;
}

export const NEAREST = 6;

/** Gives the camera that shows an extent whole, with a margin in pixels. */
export function fit(extent: Extent, size: Size, margin = 14): Camera {
  const width = Math.max(1, extent.x1 - extent.x0);
  const height = Math.max(1, extent.y1 - extent.y0);
  const zoom = Math.min((size.width - 2 * margin) / width, (size.height - 2 * margin) / height, 2);
  return { x: (extent.x0 + extent.x1) / 2, y: (extent.y0 + extent.y1) / 2, zoom: Math.max(zoom, 1e-4) };
}

export function toScreen(camera: Camera, size: Size, x: number, y: number): [number, number] {
  return [(x - camera.x) * camera.zoom + size.width / 2, (y - camera.y) * camera.zoom + size.height / 2];
}

export function toMap(camera: Camera, size: Size, x: number, y: number): [number, number] {
  return [(x - size.width / 2) / camera.zoom + camera.x, (y - size.height / 2) / camera.zoom + camera.y];
}

/** Zooms so that the place under a pixel stays there. */
export function zoomAt(camera: Camera, size: Size, x: number, y: number, factor: number, least: number): Camera {
  const zoom = Math.min(NEAREST, Math.max(least, camera.zoom * factor));
  const [mapX, mapY] = toMap(camera, size, x, y);
  return { zoom, x: mapX - (x - size.width / 2) / zoom, y: mapY - (y - size.height / 2) / zoom };
}
