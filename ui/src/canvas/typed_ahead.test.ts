/** Fast hands. */

import { expect, test } from "vitest";
import { TypedAhead } from "./typed_ahead";

const plain = { ctrlKey: false, metaKey: false, altKey: false };

function typed(ahead: TypedAhead, ...keys: string[]): boolean[] {
  return keys.map((key) => ahead.take({ ...plain, key }));
}

test("what is typed before the field is there is kept in order, with what was corrected", () => {
  const ahead = new TypedAhead();
  ahead.begin();
  expect(typed(ahead, "e", "e", "x", "Backspace", "s", " ", "a", "Enter")).not.toContain(false);
  expect(ahead.end()).toEqual({ text: "ees a", isLeft: true });
});

test("keys are taken only while a field is on its way, and shortcuts never", () => {
  const ahead = new TypedAhead();
  expect(typed(ahead, "a")).toEqual([false]);
  ahead.begin();
  expect(ahead.take({ ...plain, key: "z", ctrlKey: true })).toBe(false);
  expect(typed(ahead, "ArrowLeft", "Enter", "b")).toEqual([false, true, false]);
  ahead.end();
  expect(typed(ahead, "a")).toEqual([false]);
  ahead.begin();
  expect(ahead.end()).toEqual({ text: "", isLeft: false });
});
