/** Where a menu opens beside its button. */

import { expect, test } from "vitest";
import { placeAside, placeBeside } from "./place_beside";

const view = { width: 1000, height: 600 };
const size = { width: 200, height: 300 };

test("a menu opens below its button and lines up with its left edge", () => {
  expect(placeBeside({ left: 100, right: 140, top: 10, bottom: 42 }, size, view, false)).toEqual({
    left: 100,
    top: 46,
  });
});

test("a menu of the status bar opens upwards", () => {
  expect(placeBeside({ left: 100, right: 140, top: 574, bottom: 600 }, size, view, false).top).toBe(270);
});

test("a menu at the right edge stays inside the window", () => {
  expect(placeBeside({ left: 960, right: 992, top: 10, bottom: 42 }, size, view, false).left).toBe(792);
  expect(placeBeside({ left: 960, right: 992, top: 10, bottom: 42 }, size, view, true).left).toBe(792);
});

test("a menu that fits on neither side covers its button rather than leaving the window", () => {
  expect(
    placeBeside({ left: 0, right: 40, top: 280, bottom: 312 }, { width: 200, height: 580 }, view, false).top,
  ).toBe(12);
});

test("a list beside an entry opens to the right, and to the left at the window's edge", () => {
  expect(placeAside({ left: 20, right: 220, top: 100, bottom: 128 }, size, view)).toEqual({
    left: 220,
    top: 96,
  });
  expect(placeAside({ left: 780, right: 980, top: 500, bottom: 528 }, size, view)).toEqual({
    left: 580,
    top: 292,
  });
});
