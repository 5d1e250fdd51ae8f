/** How lists of words are entered and taken apart. */

import { expect, test } from "vitest";
import { entriesOf, toggled, withEntry, withoutEntry } from "./entries";

test("an entry is added once", () => {
  expect(withEntry(["form"], " mobile ")).toEqual(["form", "mobile"]);
  const same = ["form"];
  expect(withEntry(same, "form")).toBe(same);
  expect(withEntry(same, "  ")).toBe(same);
});

test("pasted lines become entries of their own", () => {
  expect(withEntry([], "one\ntwo\n\none")).toEqual(["one", "two"]);
});

test("removing takes one entry out", () => {
  expect(withoutEntry(["a", "b", "c"], 1)).toEqual(["a", "c"]);
});

test("chosen values keep the offered order, and unknown ones are kept", () => {
  expect(toggled(["c", "gone"], "a", ["a", "b", "c"])).toEqual(["a", "c", "gone"]);
  expect(toggled(["a", "c"], "a", ["a", "b", "c"])).toEqual(["c"]);
});

test("a value that is no list is an empty one", () => {
  expect(entriesOf(null)).toEqual([]);
  expect(entriesOf(["a", 1])).toEqual(["a"]);
});
