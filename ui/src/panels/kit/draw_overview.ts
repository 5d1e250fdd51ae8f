/** Draws a map from afar: the thumbnails of the start screen and the overview strip. */

import type { Overview } from "../../generated";

/** How the overview's points become pixels. */
export interface Fit {
  scale_x: number;
  scale_y: number;
  left: number;
  top: number;
}

/** The largest fit with equal scales, centred sideways and beginning at the margin's top. */
export function fitOverview(overview: Overview, width: number, height: number, margin: number): Fit {
  const scale = Math.min(
    (width - 2 * margin) / Math.max(overview.width, 1),
    (height - 2 * margin) / Math.max(overview.height, 1),
  );
  const left = (width - overview.width * scale) / 2;
  return { scale_x: scale, scale_y: scale, left, top: margin };
}

/** The fit that fills a strip, whatever that does to the shape. */
export function stretchOverview(overview: Overview, width: number, height: number, margin: number): Fit {
  return {
    scale_x: (width - 2 * margin) / Math.max(overview.width, 1),
    scale_y: (height - 2 * margin) / Math.max(overview.height, 1),
    left: margin,
    top: margin,
  };
}

/** Draws blocks and curves; lines keep their width whatever the scale. */
export function drawOverview(
  context: CanvasRenderingContext2D,
  overview: Overview,
  fit: Fit,
  line_px: number,
): void {
  for (const { rect, fill, edge } of overview.blocks) {
    const [x, y, width, height] = rect;
    const left = fit.left + x * fit.scale_x;
    const top = fit.top + y * fit.scale_y;
    // A block must not vanish between two pixels.
    const wide = Math.max(1, width * fit.scale_x - 1);
    const high = Math.max(1, height * fit.scale_y - 1);
    context.beginPath();
    context.roundRect(left, top, wide, high, Math.min(1.5, wide / 2, high / 2));
    context.fillStyle = fill;
    context.fill();
    if (wide > 4 && high > 4) {
      context.globalAlpha = 0.6;
      context.strokeStyle = edge;
      context.lineWidth = 0.75;
      context.stroke();
      context.globalAlpha = 1;
    }
  }
  context.lineWidth = line_px;
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const { color, points } of overview.curves) {
    context.beginPath();
    points.forEach(([x, y], index) => {
      const left = fit.left + x * fit.scale_x;
      const top = fit.top + y * fit.scale_y;
      if (index === 0) context.moveTo(left, top);
      else context.lineTo(left, top);
    });
    context.strokeStyle = color;
    context.stroke();
  }
}
