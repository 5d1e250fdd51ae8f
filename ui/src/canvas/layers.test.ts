// The part of a region that is in view.

import { expect, test } from "vitest";
import { overlaps } from "./grid";
import { seenOf } from "./layers";

const body = { x: 150, y: 80, width: 800, height: 600 };
const camera = { x: 1000, y: 500, zoom: 2 };

test("the body is seen where the camera is, with the margin around it", () => {
  expect(seenOf("body", body, camera, 200)).toEqual({ x: 900, y: 400, width: 600, height: 500 });
});

test("headers move across only, labels down only, and the corner is always seen whole", () => {
  const header = { x: 1000, y: 0, width: 100, height: 40 };
  const label = { x: 0, y: 600, width: 150, height: 40 };
  expect(overlaps(header, seenOf("headers", body, camera, 0))).toBe(true);
  expect(overlaps({ ...header, x: 0 }, seenOf("headers", body, camera, 0))).toBe(false);
  expect(overlaps(label, seenOf("labels", body, camera, 0))).toBe(true);
  expect(overlaps({ ...label, y: 0 }, seenOf("labels", body, camera, 0))).toBe(false);
  expect(overlaps({ x: 0, y: 0, width: 150, height: 80 }, seenOf("corner", body, camera, 0))).toBe(true);
});
