/** Draws a map from afar: the small pictures of the start screen and the strip in the status bar. */

import type { Overview } from "../../generated";

/** How the overview's points become pixels. */
export interface Fit {
  scale_x: number;
  scale_y: number;
  left: number;
  top: number;
}

/** How much higher than true a flat map may be drawn, so that its rows can be told apart. */
const STRETCH = 2;
/** Edges and fills further apart in lightness than this are both drawn: stages. Else the edge fills the block. */
const DISTINCT = 0.22;
/** Lower blocks are lines: they stay in their colour. */
const LINE_PX = 3;

/** The widest fit inside a margin, centred sideways; flat maps are drawn higher than they are. */
export function fitOverview(overview: Overview, width: number, height: number, margin: number): Fit {
  const across = (width - 2 * margin) / Math.max(overview.width, 1);
  const down = (height - 2 * margin) / Math.max(overview.height, 1);
  const scale_x = Math.min(across, down);
  const scale_y = Math.min(down, scale_x * STRETCH);
  return { scale_x, scale_y, left: (width - overview.width * scale_x) / 2, top: margin };
}

/**
 * Draws blocks and curves. Lines keep their width whatever the scale; cards without a hue take the
 * colour of a card, since their grey edge alone would look like a shadow.
 */
export function drawOverview(
  context: CanvasRenderingContext2D,
  overview: Overview,
  fit: Fit,
  { curve_px, card }: { curve_px: number; card: string },
): void {
  for (const { rect, fill, edge } of overview.blocks) {
    const [x, y, width, height] = rect;
    // A block must not vanish between two pixels.
    const wide = Math.max(1, width * fit.scale_x - 1);
    const high = Math.max(1, height * fit.scale_y - 1);
    context.beginPath();
    context.roundRect(
      fit.left + x * fit.scale_x,
      fit.top + y * fit.scale_y,
      wide,
      high,
      Math.min(1.5, wide / 2, high / 2),
    );
    const isPlainCard = isGrey(edge) && high > LINE_PX;
    const both = isPlainCard || isDistinct(fill, edge);
    context.fillStyle = isPlainCard ? card : both ? fill : edge;
    context.fill();
    if (!both) continue;
    context.globalAlpha = 0.7;
    context.strokeStyle = edge;
    context.lineWidth = 0.75;
    context.stroke();
    context.globalAlpha = 1;
  }
  context.lineWidth = curve_px;
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const { color, points } of overview.curves) {
    context.beginPath();
    for (const [x, y] of points) context.lineTo(fit.left + x * fit.scale_x, fit.top + y * fit.scale_y);
    context.strokeStyle = color;
    context.stroke();
  }
}

/** Whether a block shows its fill within its edge. From afar a faint fill alone would not be seen. */
export function isDistinct(fill: string, edge: string): boolean {
  return Math.abs(lightness(fill) - lightness(edge)) > DISTINCT;
}

/** Whether a colour has next to no hue. */
export function isGrey(color: string): boolean {
  const parts = channels(color);
  return Math.max(...parts) - Math.min(...parts) < 16;
}

/** Roughly how light a colour is, 0 to 1. */
function lightness(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color);
  return (0.3 * red + 0.59 * green + 0.11 * blue) / 255;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) || 0);
}
