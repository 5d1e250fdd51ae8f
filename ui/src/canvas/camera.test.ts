// Pan, zoom and fit.

import { expect, test } from "vitest";
import { fitted, kept, revealed, zoomedAt, zoomStep } from "./camera";

const view = { width: 800, height: 600 };

test("what is under the pointer stays there while zooming", () => {
  const before = { x: 100, y: 50, zoom: 1 };
  const after = zoomedAt(before, 2, { x: 400, y: 300 });
  expect(after.x + 400 / after.zoom).toBe(before.x + 400 / before.zoom);
  expect(after.y + 300 / after.zoom).toBe(before.y + 300 / before.zoom);
});

test("zoom goes in steps from 10 to 400 percent, from between two steps to the next", () => {
  expect(zoomStep(1, 1)).toBe(1.25);
  expect(zoomStep(1, -1)).toBe(0.75);
  expect(zoomStep(0.9, 1)).toBe(1);
  expect(zoomStep(4, 1)).toBe(4);
  expect(zoomStep(0.1, -1)).toBe(0.1);
});

test("the map cannot be pushed out of the view", () => {
  const body = { width: 2000, height: 500 };
  expect(kept({ x: -300, y: 90, zoom: 1 }, body, view)).toEqual({ x: 0, y: 0, zoom: 1 });
  expect(kept({ x: 9000, y: 0, zoom: 1 }, body, view).x).toBeLessThan(2000);
});

test("fit all shows everything and enlarges nothing", () => {
  expect(fitted({ x: 0, y: 0, width: 100, height: 100 }, view, 1).zoom).toBe(1);
  const far = fitted({ x: 0, y: 0, width: 4000, height: 100 }, view, 1);
  expect(4000 * far.zoom).toBeLessThanOrEqual(800);
});

test("what is in view already moves nothing, and what is not comes in with room around it", () => {
  const camera = { x: 0, y: 0, zoom: 1 };
  expect(revealed(camera, { x: 100, y: 100, width: 50, height: 50 }, view)).toEqual(camera);
  expect(revealed({ ...camera, x: 110 }, { x: 100, y: 100, width: 50, height: 50 }, view).x).toBe(76);
  expect(revealed(camera, { x: 900, y: 100, width: 50, height: 50 }, view).x).toBe(174);
});
