/** Where a menu opens: below what opened it, or above where there is more room, and inside the window. */

/** Lengths in pixels of the page. */
export interface Extent {
  width: number;
  height: number;
}

/** Room kept between a menu and the window's edge. */
const EDGE = 8;
/** Room between a menu and what opened it. */
const GAP = 4;

/** What a menu opens at. */
export interface Anchor {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The left and top edge of a menu of `size` for an anchor; `end` lines up the right edges. */
export function placeBeside(
  anchor: Anchor,
  size: Extent,
  view: Extent,
  end: boolean,
): { left: number; top: number } {
  const wanted = end ? anchor.right - size.width : anchor.left;
  const left = Math.max(EDGE, Math.min(wanted, view.width - size.width - EDGE));
  const below = anchor.bottom + GAP;
  const above = anchor.top - GAP - size.height;
  const fitsBelow = below + size.height <= view.height - EDGE;
  const top =
    fitsBelow || above < EDGE ? Math.max(EDGE, Math.min(below, view.height - size.height - EDGE)) : above;
  return { left, top };
}

/** The place of a list that opens at the side of an entry: to the right, or to the left where there is no room. */
export function placeAside(anchor: Anchor, size: Extent, view: Extent): { left: number; top: number } {
  const fits = anchor.right + size.width <= view.width - EDGE;
  const left = fits ? anchor.right : Math.max(EDGE, anchor.left - size.width);
  return { left, top: Math.max(EDGE, Math.min(anchor.top - EDGE / 2, view.height - size.height - EDGE)) };
}
