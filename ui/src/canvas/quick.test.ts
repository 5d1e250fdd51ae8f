// The bar over a card that is being typed.

import { expect, test } from "vitest";
import { marked, quickNames, toggled } from "./quick";

test("a second press takes a mark or a choice back", () => {
  expect(marked(null, 4)).toBe(4);
  expect(marked(4, 4)).toBeNull();
  expect(toggled(undefined, "maya")).toEqual(["maya"]);
  expect(toggled(["maya", "derek"], "maya")).toEqual(["derek"]);
});

test("each kind of card has the fields that its look shows", () => {
  expect(quickNames("pain")).toContain("severity");
  expect(quickNames("opportunity")).toEqual(["value", "effort"]);
  expect(quickNames("touchpoint")).toEqual(["channels"]);
  expect(quickNames("emotion")).toEqual([]);
});
