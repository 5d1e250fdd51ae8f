// Cards are dragged: within a cell, to another step, to another lane, several at once.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { eventually } from "../harness/files";
import { Key } from "../harness/hand";
import { middle } from "../harness/page";
import { placeOf, savedCell } from "../harness/saved";
import { sharedWindow } from "../harness/suite";

const desk = sharedWindow();

test("a card dragged below its neighbour stands there, and undo brings the same bytes back", async () => {
  const { window, journey } = desk;
  const bytes = readFileSync(journey);
  const before = savedCell(journey, "touchpoint", "Weigh the options");
  const [first = "", second = ""] = before;
  const below = await window.card(second);
  await window.hand.drag(middle(await window.card(first)), { x: below.x + 60, y: below.y + below.height - 2 });
  await eventually(() => expect(savedCell(journey, "touchpoint", "Weigh the options")).toEqual([second, first]));
  await window.hand.keys([Key.Control, "z"]);
  await eventually(() => expect(readFileSync(journey).equals(bytes)).toBe(true));
});

test("a card dragged to another step stands there", async () => {
  const { window, journey } = desk;
  const beside = await window.card("Comparison site");
  await window.hand.drag(middle(await window.card("Landing page")), { x: beside.x + beside.width / 2, y: beside.y + 3 });
  await eventually(() => expect(placeOf(journey, "Landing page")).toBe("touchpoint of Weigh the options"));
});

test("a card dragged to another lane stands there", async () => {
  const { window, journey } = desk;
  const beside = await window.card("I tap it on the bus");
  await window.hand.drag(middle(await window.card("Landing page")), { x: beside.x + 60, y: beside.y + beside.height - 4 });
  await eventually(() => expect(placeOf(journey, "Landing page")).toBe("action of Tap through"));
  expect(savedCell(journey, "action", "Tap through").at(-1)).toBe("Landing page");
});

test("cards that are selected together move together, and one undo takes all back", async () => {
  const { window, journey } = desk;
  const bytes = readFileSync(journey);
  await window.hand.click(middle(await window.card("Video advert")));
  await window.program.client.performActions([
    { type: "key", id: "keyboard", actions: [{ type: "keyDown", value: Key.Shift }] },
  ] as never);
  await window.hand.click(middle(await window.card("Social feed")));
  await window.program.client.releaseActions();
  const to = await window.card("Landing page");
  await window.hand.drag(middle(await window.card("Video advert")), { x: to.x + 60, y: to.y + to.height + 2 });
  await eventually(() =>
    expect(savedCell(journey, "touchpoint", "Tap through")).toEqual(["Landing page", "Video advert", "Social feed"]),
  );
  await window.hand.keys([Key.Control, "z"]);
  await eventually(() => expect(readFileSync(journey).equals(bytes)).toBe(true));
});

test("Esc in the middle of a drag leaves the map and the file as they were", async () => {
  const { window, journey } = desk;
  const bytes = readFileSync(journey);
  const from = await window.card("Landing page");
  await window.hand.hold(middle(from), middle(await window.card("Comparison site")));
  await window.page.waitFor(".ghosts *");
  await window.hand.keys(Key.Escape);
  await window.page.waitForNo(".ghosts *");
  await window.hand.letGo();
  expect(await window.card("Landing page")).toEqual(from);
  expect(window.title()).not.toContain("•");
  expect(readFileSync(journey).equals(bytes)).toBe(true);
});

test("a card dropped where it stands is no edit", async () => {
  const { window, journey } = desk;
  const bytes = readFileSync(journey);
  const from = middle(await window.card("Landing page"));
  await window.hand.drag(from, { x: from.x + 20, y: from.y + 4 });
  await window.page.waitForNo(".ghosts *");
  expect(window.title()).not.toContain("•");
  expect(readFileSync(journey).equals(bytes)).toBe(true);
});
