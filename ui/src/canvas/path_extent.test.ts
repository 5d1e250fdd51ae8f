// The extent of outlines.

import { expect, test } from "vitest";
import { extentOf } from "./path_extent";

test("lines, curves and single steps across and down all count", () => {
  expect(extentOf("M10 20L30 25H50V5Z")).toEqual({ x: 10, y: 5, width: 40, height: 20 });
  expect(extentOf("M0,0 C-5,1.5 10,40 3e1,20")).toEqual({ x: -5, y: 0, width: 35, height: 40 });
});

test("an outline without points has no extent", () => {
  expect(extentOf("")).toEqual({ x: 0, y: 0, width: 0, height: 0 });
});
