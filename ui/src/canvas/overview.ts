/** The map from afar: blocks in the colour of their edge, and curves of constant width. */

import type { Overview } from "../generated";
import type { Camera } from "./camera";

const CURVE_WIDTH = 2;

/** Fills a canvas element with what the camera sees of an overview, in the overview's own space. */
export function drawOverview(
  canvas: HTMLCanvasElement,
  overview: Overview,
  camera: Camera,
  curveWidth = CURVE_WIDTH,
): void {
  const ratio = window.devicePixelRatio;
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return;
  const scale = camera.zoom * ratio;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(scale, 0, 0, scale, -camera.x * scale, -camera.y * scale);
  for (const { rect, fill, edge } of overview.blocks) {
    const [x, y, blockWidth, blockHeight] = rect;
    context.fillStyle = fill;
    context.fillRect(x, y, blockWidth, blockHeight);
    context.strokeStyle = edge;
    context.lineWidth = 1 / camera.zoom;
    context.strokeRect(x, y, blockWidth, blockHeight);
  }
  context.lineWidth = curveWidth / camera.zoom;
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const { color, points } of overview.curves) {
    context.strokeStyle = color;
    context.beginPath();
    points.forEach(([x, y], index) => {
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
    context.stroke();
  }
}
