import { expect, test } from "vitest";
import { fitOverview, isDistinct, isGrey } from "./draw_overview";

const overview = { width: 1000, height: 200, blocks: [], curves: [] };

test("a flat map is drawn at most twice as high as it is", () => {
  const fit = fitOverview(overview, 220, 152, 10);
  expect(fit.scale_x).toBeCloseTo(0.2);
  expect(fit.scale_y).toBeCloseTo(0.4);
  expect(fit.left).toBeCloseTo(10);
});

test("a high map stays inside and is centred", () => {
  const fit = fitOverview({ ...overview, width: 100, height: 1000 }, 220, 152, 10);
  expect(fit.scale_y * 1000).toBeCloseTo(132);
  expect(fit.left).toBeCloseTo((220 - 100 * fit.scale_x) / 2);
});

test("stages show their fill within their edge, kinds of cards only their edge", () => {
  expect(isDistinct("#d3eaf9", "#3983aa")).toBe(true);
  expect(isDistinct("#1c3543", "#67a7cc")).toBe(true);
  expect(isDistinct("#e7f5f9", "#c2dde4")).toBe(false);
  expect(isDistinct("#382421", "#6b4039")).toBe(false);
});

test("plain cards are told by an edge without hue", () => {
  expect(isGrey("#dce0e3")).toBe(true);
  expect(isGrey("#30383c")).toBe(true);
  expect(isGrey("#ced4e1")).toBe(false);
});
