import { expect, test } from "vitest";
import { surest } from "./evidence_kinds";

test("a claim is as sure as its surest evidence", () => {
  expect(surest(["assumption", "measured", "interview"])).toBe("Measured");
  expect(surest(["illustrative"])).toBe("Illustrative");
  expect(surest([])).toBe("");
});
