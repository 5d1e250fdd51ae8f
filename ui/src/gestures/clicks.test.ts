/** What counts as a double click. */

import { expect, test } from "vitest";
import { Clicks } from "./clicks";

function press(x: number, timeStamp: number) {
  return { clientX: x, clientY: 0, timeStamp };
}

test("two quick presses at one place are a double click", () => {
  const clicks = new Clicks();
  expect([clicks.pressed(press(10, 0)), clicks.pressed(press(11, 200))]).toEqual([1, 2]);
});

test("a press after a pause, or elsewhere, begins anew", () => {
  const clicks = new Clicks();
  expect([
    clicks.pressed(press(10, 0)),
    clicks.pressed(press(10, 900)),
    clicks.pressed(press(40, 950)),
  ]).toEqual([1, 1, 1]);
});
