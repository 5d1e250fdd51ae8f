/** The wheel: pans, with Shift sideways, with Ctrl or ⌘ zooms at the pointer. */

import { clampZoom } from "../canvas/camera";
import type { MapView } from "../canvas/map_view.svelte";

/** Pixels of a line and of a page, where a wheel counts in those. */
const LINE = 40;
const PAGE = 400;
/** How much one pixel of the wheel zooms, as an exponent. */
const ZOOM_RATE = 0.0022;

export function listenToWheel(map: MapView): () => void {
  const turned = (event: WheelEvent) => {
    event.preventDefault();
    const unit =
      event.deltaMode === WheelEvent.DOM_DELTA_LINE
        ? LINE
        : event.deltaMode === WheelEvent.DOM_DELTA_PAGE
          ? PAGE
          : 1;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    if (event.ctrlKey || event.metaKey) {
      const { left, top } = map.root.getBoundingClientRect();
      const zoom = clampZoom(map.camera.zoom * Math.exp(-dy * ZOOM_RATE));
      map.zoomAt(zoom, { x: event.clientX - left, y: event.clientY - top });
    } else if (event.shiftKey && dx === 0) map.panBy(dy, 0);
    else map.panBy(dx, dy);
  };
  // Not passive: the page itself must not scroll or zoom.
  map.root.addEventListener("wheel", turned, { passive: false });
  return () => map.root.removeEventListener("wheel", turned);
}
