/** How a region of the scene is scaled at a zoom, and how much of it is shown. */

import type { Region } from "../generated";

/** Pixels a scene point: of places across and down, and of texts and pictograms. */
export interface Scale {
  x: number;
  y: number;
  font: number;
}

/**
 * How much is drawn of a card.
 *
 * - `full`: everything, from 75 %.
 * - `brief`: two lines of its text and no meta row, from 50 %.
 * - `signs`: pictograms, faces and meters, no card text, from 30 %.
 * - `blocks`: one picture of the map from afar instead of elements.
 */
export type Detail = "full" | "brief" | "signs" | "blocks";

/** Headers and labels keep readable sizes: outside these zooms they scale no further. */
const HEADER_LOWEST = 0.75;
const HEADER_HIGHEST = 1.5;

/** The scale of headers across their short side. */
export function headerScale(zoom: number): number {
  return Math.min(HEADER_HIGHEST, Math.max(HEADER_LOWEST, zoom));
}

/** The scale of a region at a zoom. */
export function scaleOf(region: Region, zoom: number): Scale {
  const readable = headerScale(zoom);
  switch (region) {
    case "headers":
      return { x: zoom, y: readable, font: readable };
    case "labels":
      return { x: readable, y: zoom, font: readable };
    case "corner":
      return { x: readable, y: readable, font: readable };
    default:
      return { x: zoom, y: zoom, font: zoom };
  }
}

/** Whether texts and pictograms of a region scale with it, so that nothing has to be fitted. */
export function isEven({ x, y, font }: Scale): boolean {
  return x === font && y === font;
}

export function detailOf(zoom: number): Detail {
  if (zoom >= 0.75) return "full";
  if (zoom >= 0.5) return "brief";
  return zoom >= 0.3 ? "signs" : "blocks";
}
