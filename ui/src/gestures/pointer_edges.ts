/** How the map scrolls below a pointer that drags near its edges. */

/** How near the edge scrolling begins, and how fast it is at the edge, in pixels. */
const EDGE = 36;
const FASTEST = 18;

/** How fast the map scrolls for a pointer at this distance from the start of an extent. */
export function speed(at: number, extent: number): number {
  if (at < EDGE) return -Math.min(1, (EDGE - at) / EDGE) * FASTEST;
  if (at > extent - EDGE) return Math.min(1, (at - extent + EDGE) / EDGE) * FASTEST;
  return 0;
}
