/** Where arrow keys and letters lead in a list. */

import { expect, test } from "vitest";
import { rovedTo } from "./roving";

const entries = ["New map", "Open", "Save", "Save as"];

test("arrows go round", () => {
  expect(rovedTo("ArrowDown", 3, entries)).toBe(0);
  expect(rovedTo("ArrowUp", 0, entries)).toBe(3);
  expect(rovedTo("ArrowDown", -1, entries)).toBe(0);
});

test("a letter goes to the next entry that begins with it", () => {
  expect(rovedTo("s", 0, entries)).toBe(2);
  expect(rovedTo("s", 2, entries)).toBe(3);
  expect(rovedTo("s", 3, entries)).toBe(2);
});

test("other keys mean something else", () => {
  expect(rovedTo("Tab", 0, entries)).toBeNull();
  expect(rovedTo("x", 0, entries)).toBeNull();
  expect(rovedTo("ArrowDown", 0, [])).toBeNull();
});
