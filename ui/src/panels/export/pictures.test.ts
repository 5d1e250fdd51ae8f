import { expect, test } from "vitest";
import { measureOf, pictureSize } from "./pictures";

test("each measure becomes the size that an export takes, and back", () => {
  expect(pictureSize("scale", 2)).toEqual({ scale: 2 });
  expect(pictureSize("width", 3840.4)).toEqual({ width: 3840 });
  expect(pictureSize("dpi", 300)).toEqual({ dpi: 300 });
  expect(measureOf({ dpi: 300 })).toEqual({ measure: "dpi", amount: "300" });
  expect(measureOf({ width: 1200 })).toEqual({ measure: "width", amount: "1200" });
  expect(measureOf(undefined)).toEqual({ measure: "scale", amount: "2" });
});

test("numbers out of bounds are no size", () => {
  expect(pictureSize("scale", 0)).toBeNull();
  expect(pictureSize("width", 40_000)).toBeNull();
  expect(pictureSize("dpi", null)).toBeNull();
});
