import { expect, test } from "vitest";
import { drawnOf, feelingOf } from "./feeling";

test("the bounds belong to the stronger feeling", () => {
  expect(feelingOf(-1.5).word).toBe("Awful");
  expect(feelingOf(-0.5).word).toBe("Poor");
  expect(feelingOf(0.49).word).toBe("Neutral");
  expect(feelingOf(0.5).word).toBe("Good");
  expect(feelingOf(1.5).word).toBe("Great");
});

test("any scale maps linearly onto the drawn one", () => {
  expect(drawnOf(1, 1, 5)).toBe(-2);
  expect(drawnOf(3, 1, 5)).toBe(0);
  expect(drawnOf(100, 0, 100)).toBe(2);
});
