import { expect, test } from "vitest";
import { pictureSize } from "./export_formats";

test("each measure becomes the size that an export takes", () => {
  expect(pictureSize("scale", 2)).toEqual({ scale: 2 });
  expect(pictureSize("width", 3840.4)).toEqual({ width: 3840 });
  expect(pictureSize("dpi", 300)).toEqual({ dpi: 300 });
});

test("numbers out of bounds are no size", () => {
  expect(pictureSize("scale", 0)).toBeNull();
  expect(pictureSize("width", 40_000)).toBeNull();
  expect(pictureSize("dpi", null)).toBeNull();
});
