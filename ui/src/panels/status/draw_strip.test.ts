import { expect, test } from "vitest";
import { frameOf, viewAt } from "./draw_strip";

test("the frame covers the share of the map that is seen", () => {
  expect(frameOf({ x: 500, width: 250 }, 1000, 220)).toEqual({ left: 110, width: 55 });
});

test("the frame stays on the strip, and is never too thin to be seen", () => {
  expect(frameOf({ x: -100, width: 2000 }, 1000, 220)).toEqual({ left: 0, width: 220 });
  expect(frameOf({ x: 0, width: 1 }, 100_000, 220).width).toBe(4);
});

test("a click puts its place into the middle of the view", () => {
  expect(viewAt(110, 220, 1000, 250)).toBe(375);
});
