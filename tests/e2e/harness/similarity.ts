// How alike two pictures are to the eye: structural similarity, once the one is laid over the other.

import { type DecodedPng, decode } from "fast-png";
import { ssim } from "ssim.js";

/** Grey levels, row by row. */
export interface Grey {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** A rectangle of a picture, in its pixels. */
export interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function greyOf(png: Uint8Array): Grey {
  const { width, height, data, channels }: DecodedPng = decode(png);
  const grey = new Uint8ClampedArray(width * height);
  for (let pixel = 0; pixel < grey.length; pixel += 1) {
    const [r = 0, g = 0, b = 0] = [0, 1, 2].map((channel) => data[pixel * channels + (channels > 2 ? channel : 0)]);
    grey[pixel] = 0.299 * r + 0.587 * g + 0.114 * b;
  }
  return { width, height, data: grey };
}

export function part(picture: Grey, { x, y, width, height }: Part): Grey {
  const data = new Uint8ClampedArray(width * height);
  for (let row = 0; row < height; row += 1) {
    const start = (y + row) * picture.width + x;
    data.set(picture.data.subarray(start, start + width), row * width);
  }
  return { width, height, data };
}

/** How far down a small picture stands in a large one, at a known distance from its left: least difference. */
export function heightOf(small: Grey, large: Grey, x: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let y = 0; y + small.height <= large.height; y += 1) {
    const difference = differenceAt(small, large, x, y, least);
    if (difference >= least) continue;
    least = difference;
    best = y;
  }
  return best;
}

/** Stops as soon as it is more than `least`. */
function differenceAt(small: Grey, large: Grey, x: number, y: number, least: number): number {
  let difference = 0;
  for (let row = 0; row < small.height; row += 1) {
    const [a, b] = [row * small.width, (y + row) * large.width + x];
    for (let column = 0; column < small.width; column += 1) {
      difference += Math.abs((small.data[a + column] ?? 0) - (large.data[b + column] ?? 0));
    }
    if (difference >= least) return difference;
  }
  return difference;
}

/** 1 for the same picture, 0 for nothing in common: the mean over windows of 11 × 11 pixels. */
export function similarity(a: Grey, b: Grey): number {
  return ssim(coloured(a), coloured(b), { downsample: false, ssim: "fast", windowSize: 11 }).mssim;
}

function coloured({ width, height, data }: Grey) {
  const rgba = new Uint8ClampedArray(width * height * 4);
  data.forEach((level, pixel) => rgba.set([level, level, level, 255], pixel * 4));
  return { width, height, data: rgba };
}
