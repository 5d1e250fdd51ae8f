// Cards and the map on the clipboard as pictures, read by another program.

import { execFileSync } from "node:child_process";
import { type DecodedPng, decode } from "fast-png";
import { expect, test } from "vitest";
import { eventually } from "../harness/files";
import { Key } from "../harness/hand";
import { sharedWindow } from "../harness/suite";

const desk = sharedWindow();

/** The picture on the clipboard. */
function copied(): DecodedPng {
  return decode(execFileSync("xclip", ["-selection", "clipboard", "-target", "image/png", "-out"], { maxBuffer: 1 << 28 }));
}

test("a selected card is copied alone, with nothing behind it", async () => {
  const { window } = desk;
  await window.clickOn('.group[data-role="card"]', "Landing page");
  await window.hand.keys([Key.Control, Key.Shift, "c"]);
  await window.page.waitForText("1 card copied as a picture");
  const picture = await eventually(copied);
  const card = await window.card("Landing page");
  // Two pixels a point, and a margin of eight points.
  expect((picture.width - 32) / (picture.height - 32)).toBeCloseTo(card.width / card.height, 1);
  expect(picture.channels).toBe(4);
  expect(picture.data[3], "the corner is clear").toBe(0);
});

test("with nothing selected the whole map is copied", async () => {
  const { window } = desk;
  await window.hand.keys([Key.Control, Key.Shift, "c"]);
  await window.page.waitForText("The map copied as a picture");
  const picture = await eventually(copied);
  // Twelve steps of 176 points beside their labels, two pixels a point.
  expect(picture.width).toBeGreaterThan(2 * 12 * 176);
  expect(picture.data[0], "the ground is there").toBeGreaterThan(200);
});
