/** The extent of an outline, from its absolute path data. */

import type { Rect } from "../generated";

/** A box around all points of the outline, handles of curves included. */
export function extentOf(outline: string): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [, command, numbers] of outline.matchAll(/([MLHVCQZ])([^MLHVCQZ]*)/g)) {
    const values = (numbers?.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    values.forEach((value, index) => {
      const isAcross = command === "H" || (command !== "V" && index % 2 === 0);
      if (isAcross) {
        left = Math.min(left, value);
        right = Math.max(right, value);
      } else {
        top = Math.min(top, value);
        bottom = Math.max(bottom, value);
      }
    });
  }
  if (left > right || top > bottom) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}
