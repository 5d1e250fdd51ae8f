/** The overview strip: the stages as coloured stretches, and one curve over them. */

import type { Color, Overview } from "../../generated";

/** Room above and below the curve in pixels. */
const MARGIN = 3;

/** Where the strip's frame stands for what is seen of a body of this width; pixels from its left. */
export function frameOf(
  seen: { x: number; width: number },
  body_width: number,
  strip_width: number,
): { left: number; width: number } {
  const at = (x: number) => Math.min(1, Math.max(0, x / Math.max(body_width, 1))) * strip_width;
  const left = at(seen.x);
  return { left, width: Math.max(4, at(seen.x + seen.width) - left) };
}

/** The left edge of the view, in scene points, that puts a place of the strip into its middle. */
export function viewAt(strip_x: number, strip_width: number, body_width: number, seen_width: number): number {
  return (strip_x / strip_width) * body_width - seen_width / 2;
}

/** Draws stages, which stand above the body, and the curve of one persona. */
export function drawStrip(
  context: CanvasRenderingContext2D,
  overview: Overview,
  body_top: number,
  curve: Color | undefined,
  size: { width: number; height: number },
): void {
  const scale = size.width / Math.max(overview.width, 1);
  for (const { rect, fill, edge } of overview.blocks) {
    const [x, y, width] = rect;
    if (y >= body_top) continue;
    context.fillStyle = fill;
    context.fillRect(x * scale, 1, Math.max(1, width * scale - 1.5), size.height - 2);
    context.fillStyle = edge;
    context.fillRect(x * scale, size.height - 2, Math.max(1, width * scale - 1.5), 1);
  }
  const curves = overview.curves.filter(({ color }) => color === curve);
  const heights = curves.flatMap(({ points }) => points.map(([, y]) => y));
  const top = Math.min(...heights);
  const down = (size.height - 2 * MARGIN) / Math.max(Math.max(...heights) - top, 1);
  context.lineWidth = 1.5;
  context.lineJoin = "round";
  for (const { color, points } of curves) {
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x * scale, MARGIN + (y - top) * down);
    context.strokeStyle = color;
    context.stroke();
  }
}
