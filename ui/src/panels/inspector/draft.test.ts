/** What becomes of a text that is typed into a field. */

import { expect, test } from "vitest";
import type { Control } from "../../generated";
import { commitOf, draftOf, readNumber } from "./draft";

const text: Control = { kind: "text" };
const lines: Control = { kind: "lines" };
const share: Control = { kind: "number", lowest: 0, highest: 100, unit: "%" };

test("leaving a field as it was writes nothing", () => {
  expect(commitOf(text, "Maya", "Maya")).toEqual({ kind: "same" });
  expect(commitOf(text, null, "  ")).toEqual({ kind: "same" });
  expect(commitOf(share, 58, "58.0")).toEqual({ kind: "same" });
});

test("an emptied field is written as nothing", () => {
  expect(commitOf(text, "Maya", "")).toEqual({ kind: "write", value: null });
  expect(commitOf(share, 58, "")).toEqual({ kind: "write", value: null });
});

test("several lines keep their breaks and lose what trails", () => {
  expect(commitOf(lines, null, "one\ntwo\n\n")).toEqual({ kind: "write", value: "one\ntwo" });
});

test("a single line takes pasted breaks as spaces", () => {
  expect(commitOf(text, null, "Maya\n Okafor\n")).toEqual({ kind: "write", value: "Maya Okafor" });
});

test("numbers outside the range are refused with the bound", () => {
  expect(commitOf(share, null, "120")).toEqual({
    kind: "invalid",
    reason: "The most that fits here is 100.",
  });
  expect(commitOf(share, null, "−1")).toEqual({ kind: "invalid", reason: "The least that fits here is 0." });
  expect(commitOf(share, null, "many")).toEqual({ kind: "invalid", reason: "This is not a number." });
});

test("numbers are read as people write them", () => {
  expect(readNumber("1.5")).toBe(1.5);
  expect(readNumber("1,5")).toBe(1.5);
  expect(readNumber("9,314")).toBe(9314);
  expect(readNumber("9 314")).toBe(9314);
  expect(readNumber("0,125")).toBe(0.125);
  expect(readNumber("1,234,567.5")).toBe(1234567.5);
  expect(readNumber("−1.8")).toBe(-1.8);
  expect(readNumber("1e9")).toBeNull();
  expect(readNumber("")).toBeNull();
});

test("a field shows a number with a true minus and nothing for nothing", () => {
  expect(draftOf(-1.8)).toBe("−1.8");
  expect(draftOf(null)).toBe("");
});

test("a day must exist", () => {
  expect(commitOf({ kind: "date" }, null, "2026-03-31").kind).toBe("write");
  expect(commitOf({ kind: "date" }, null, "2026-02-30").kind).toBe("invalid");
});

test("a share is shown and typed in percent", () => {
  const control: Control = { kind: "share" };
  expect(draftOf(0.29, control)).toBe("29");
  expect(draftOf(0.285, control)).toBe("28.5");
  expect(commitOf(control, null, "28.5 %")).toEqual({ kind: "write", value: 0.285 });
  expect(commitOf(control, 0.29, "29")).toEqual({ kind: "same" });
  expect(commitOf(control, 0.29, "")).toEqual({ kind: "write", value: null });
  expect(commitOf(control, null, "140")).toMatchObject({ kind: "invalid" });
});
