/**
 * Where the window looks: the point of the body at the viewport's top left, and the zoom.
 *
 * Two spaces meet here: scene points (the map at 100 %) and view pixels, whose origin is the corner
 * between headers and labels, so that headers and labels never cover what is being looked at.
 */

/** A place in scene points or in view pixels; the name of the variable says which. */
export interface Point {
  x: number;
  y: number;
}

/** A rectangle in scene points or in view pixels. */
export interface Box extends Point {
  width: number;
  height: number;
}

/** What the window looks at. */
export interface Camera {
  /** Scene point at the view's left edge. */
  x: number;
  /** Scene point at the view's top edge. */
  y: number;
  /** View pixels a scene point. */
  zoom: number;
}

/** The steps of zooming by key and button. */
export const ZOOM_STEPS = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
const ZOOM_LOWEST = 0.1;
const ZOOM_HIGHEST = 4;
/** How far the end of the map can be pushed into the view, in view pixels. */
const BEYOND = 96;

export function clampZoom(zoom: number): number {
  return Math.min(ZOOM_HIGHEST, Math.max(ZOOM_LOWEST, zoom));
}

/** The next step above (1) or below (−1) a zoom. */
export function zoomStep(zoom: number, direction: 1 | -1): number {
  const steps = direction === 1 ? ZOOM_STEPS : [...ZOOM_STEPS].reverse();
  const next = steps.find((step) => (step - zoom) * direction > 1e-6);
  return next ?? (direction === 1 ? ZOOM_HIGHEST : ZOOM_LOWEST);
}

/** Zooms so that what lies under a view pixel stays there. */
export function zoomedAt(camera: Camera, zoom: number, view: Point): Camera {
  const to = clampZoom(zoom);
  return {
    x: camera.x + view.x / camera.zoom - view.x / to,
    y: camera.y + view.y / camera.zoom - view.y / to,
    zoom: to,
  };
}

/** Moves what is seen by view pixels. */
export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx / camera.zoom, y: camera.y + dy / camera.zoom };
}

/** Keeps the body in view: it begins at the corner, and can be pushed a little beyond its end. */
export function kept(
  camera: Camera,
  body: { width: number; height: number },
  view: { width: number; height: number },
): Camera {
  const within = (at: number, extent: number, seen: number) => {
    const beyond = extent > seen ? Math.min(BEYOND / camera.zoom, seen / 4) : 0;
    return Math.max(0, Math.min(at, extent - seen + beyond));
  };
  return {
    x: within(camera.x, body.width, view.width / camera.zoom),
    y: within(camera.y, body.height, view.height / camera.zoom),
    zoom: camera.zoom,
  };
}

/** The largest zoom up to `highest` at which a box is wholly seen, and the place for it. */
export function fitted(box: Box, view: { width: number; height: number }, highest: number): Camera {
  const margin = 16;
  const zoom = clampZoom(
    Math.min(
      highest,
      (view.width - margin) / Math.max(box.width, 1),
      (view.height - margin) / Math.max(box.height, 1),
    ),
  );
  return {
    x: box.x - Math.max(0, (view.width / zoom - box.width) / 2),
    y: box.y - Math.max(0, (view.height / zoom - box.height) / 2),
    zoom,
  };
}

/** Moves as little as needed to show a box with some room around it. */
export function revealed(camera: Camera, box: Box, view: { width: number; height: number }): Camera {
  const room = 24 / camera.zoom;
  const along = (at: number, seen: number, start: number, extent: number) => {
    if (start < at) return start - room;
    const end = start + extent + room;
    return end > at + seen ? Math.min(end - seen, start - room) : at;
  };
  return {
    x: along(camera.x, view.width / camera.zoom, box.x, box.width),
    y: along(camera.y, view.height / camera.zoom, box.y, box.height),
    zoom: camera.zoom,
  };
}
