// A drop that is not allowed says why, while the drag lasts, and changes nothing.

import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { eventually } from "../harness/files";
import { middle } from "../harness/page";
import { saved } from "../harness/saved";
import { sharedWindow } from "../harness/suite";

const desk = sharedWindow();

/** A copy of the journey in which lanes of a kind are locked. */
function withLocked(journey: string, kind: string): string {
  const document = saved(journey);
  for (const lane of document.lanes) if (lane.kind === kind) lane.locked = true;
  const path = `${journey}-locked.journey`;
  writeFileSync(path, JSON.stringify(document));
  return path;
}

test("a locked lane takes no card and says that it is locked", async () => {
  const { window } = desk;
  const locked = withLocked(desk.journey, "action");
  await window.show(locked);
  const bytes = readFileSync(locked);
  const from = await window.card("Landing page");
  await window.hand.hold(middle(from), middle(await window.card("I tap it on the bus")));
  await eventually(async () => {
    const said = await window.page.run(() => document.querySelector(".said.refused")?.textContent ?? "");
    expect(said).toMatch(/locked/i);
  });
  await window.hand.letGo();
  await window.page.waitForNo(".ghosts *");
  expect(await window.card("Landing page")).toEqual(from);
  expect(window.title()).not.toContain("•");
  expect(readFileSync(locked).equals(bytes)).toBe(true);
});

test("the cards of a locked lane cannot be typed in, and the window says why", async () => {
  const { window } = desk;
  await window.show(withLocked(desk.journey, "touchpoint"));
  await window.hand.click(middle(await window.card("Landing page")), 2);
  await window.page.waitForText("The lane is locked");
  expect(await window.page.count(".typing")).toBe(0);
});
