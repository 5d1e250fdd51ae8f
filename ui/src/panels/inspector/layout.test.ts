import { expect, test } from "vitest";
import type { Control } from "../../generated";
import { chosenValue, halves, saysSomething } from "./layout";

const text = { control: { kind: "text" } as Control };
const day = { control: { kind: "date" } as Control };

test("short fields stand two and two, a lone one takes its row", () => {
  expect(halves([text, day, day, day])).toEqual([false, true, true, false]);
  expect(halves([day, text, day])).toEqual([false, false, false]);
});

test("empty texts, lists and switches that are off say nothing", () => {
  const values = ["", null, [], false];
  expect(saysSomething(values.map((value) => ({ value })))).toBe(false);
  expect(saysSomething([{ value: 0 }])).toBe(true);
  expect(saysSomething([{ value: ["form"] }])).toBe(true);
});

test("an option is written as a number where all are", () => {
  const lines = [
    { value: "", label: "By place in the list" },
    { value: "1", label: "Line 1" },
    { value: "2", label: "Line 2" },
  ];
  expect(chosenValue(lines, "2")).toBe(2);
  expect(chosenValue([{ value: "nps", label: "NPS" }], "nps")).toBe("nps");
  expect(chosenValue(lines, "")).toBeNull();
});
