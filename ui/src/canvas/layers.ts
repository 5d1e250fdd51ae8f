/**
 * The four regions on the page: each clips, and has a space for its groups and one for marks, which
 * move with the camera as a whole.
 */

import type { Region } from "../generated";
import type { Box, Camera } from "./camera";
import { scaleOf } from "./scale";

/** Further than any map reaches, in scene points. */
const FAR = 1e9;

export const REGIONS = ["body", "headers", "labels", "corner"] as const;
/** A region that is drawn in the window; the others are for paper. */
export type Shown = (typeof REGIONS)[number];

export interface Layer {
  /** Clips the region. */
  frame: HTMLElement;
  /** Moves with the camera; groups are its children. */
  space: HTMLElement;
  /** Moves alike, above the groups: marks of the interface, which come and go without a repaint below. */
  marks: HTMLElement;
  mounted: Map<string, HTMLElement>;
}

/** Puts a layer for each region on the page. */
export function newLayers(root: HTMLElement): Record<Shown, Layer> {
  const layers = Object.fromEntries(REGIONS.map((region) => [region, newLayer(region)]));
  for (const { frame } of Object.values(layers)) root.append(frame);
  return layers as Record<Shown, Layer>;
}

export function isShown(region: Region): region is Shown {
  return (REGIONS as readonly string[]).includes(region);
}

/** Along which axes a region moves with the camera. */
export function movesOf(region: Shown): { across: boolean; down: boolean } {
  return {
    across: region === "body" || region === "headers",
    down: region === "body" || region === "labels",
  };
}

/** Moves a layer to where the camera is; what was laid out for another zoom is scaled. */
export function moveLayer(layer: Layer, region: Shown, body: Box, camera: Camera, paintedZoom: number): void {
  const { frame, space, marks } = layer;
  const { across, down } = movesOf(region);
  setPx(frame, "left", across ? body.x : 0);
  setPx(frame, "top", down ? body.y : 0);
  if (!across) setPx(frame, "width", body.x);
  if (!down) setPx(frame, "height", body.y);
  const now = scaleOf(region, camera.zoom);
  const painted = scaleOf(region, paintedZoom);
  const x = across ? -devicePixel(camera.x * camera.zoom) : 0;
  const y = down ? -devicePixel(camera.y * camera.zoom) : 0;
  const isScaled = now.x !== painted.x || now.y !== painted.y;
  const scaled = isScaled ? ` scale(${now.x / painted.x}, ${now.y / painted.y})` : "";
  space.style.transform = `translate(${x}px, ${y}px)${scaled}`;
  marks.style.transform = space.style.transform;
}

/** The part of a region's space that is in view, with a margin in pixels around it. */
export function seenOf(region: Shown, body: Box, camera: Camera, margin: number): Box {
  const scale = scaleOf(region, camera.zoom);
  const { across, down } = movesOf(region);
  return {
    x: across ? camera.x - margin / scale.x : -FAR,
    y: down ? camera.y - margin / scale.y : -FAR,
    width: across ? (body.width + 2 * margin) / scale.x : 2 * FAR,
    height: down ? (body.height + 2 * margin) / scale.y : 2 * FAR,
  };
}

/** Gives a space a fixed extent: it keeps its backing while elements come and go. */
export function extend({ space }: Layer, width: number, height: number): void {
  setPx(space, "width", width);
  setPx(space, "height", height);
}

function newLayer(region: Shown): Layer {
  const frame = document.createElement("div");
  frame.className = `region ${region}`;
  frame.setAttribute("aria-hidden", "true");
  const [space, marks] = [document.createElement("div"), document.createElement("div")];
  space.className = "space";
  marks.className = "marks";
  frame.append(space, marks);
  return { frame, space, marks, mounted: new Map() };
}

/** Whole device pixels keep edges and text sharp. */
function devicePixel(value: number): number {
  return Math.round(value * devicePixelRatio) / devicePixelRatio;
}

function setPx(element: HTMLElement, property: "left" | "top" | "width" | "height", value: number): void {
  const text = `${value}px`;
  if (element.style[property] !== text) element.style[property] = text;
}
