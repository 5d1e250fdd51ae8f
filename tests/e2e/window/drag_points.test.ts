// Points of the emotion curve are dragged up and down, and cards made to span more columns.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { eventually } from "../harness/files";
import { Key } from "../harness/hand";
import { type Box, middle } from "../harness/page";
import { saved, savedCard } from "../harness/saved";
import { sharedWindow } from "../harness/suite";

const desk = sharedWindow();

/** The point at which somebody feels “Curious”, once it is in view: where it is, and its score in the file. */
async function aPoint() {
  const { window, journey } = desk;
  const point = () => saved(journey).emotions?.find(({ label }) => label === "Curious");
  const { id = "" } = point() ?? {};
  await window.scroll(0, 200);
  const box = await window.page.place(`.group[data-key="${id}"]`);
  return { box, score: () => point()?.score ?? Number.NaN };
}

test("a point dragged up scores higher, dragged down lower, and undo brings the same bytes back", async () => {
  const { window, journey } = desk;
  const bytes = readFileSync(journey);
  const { box, score } = await aPoint();
  const before = score();
  const at = middle(box);
  await window.hand.drag(at, { x: at.x + 30, y: at.y + 20 });
  await eventually(() => expect(score()).toBeLessThan(before));
  const lower = score();
  const now = middle((await aPoint()).box);
  await window.hand.drag(now, { x: now.x, y: now.y - 12 });
  await eventually(() => expect(score()).toBeGreaterThan(lower));
  await window.hand.keys([Key.Control, "z"], [Key.Control, "z"]);
  await eventually(() => expect(readFileSync(journey).equals(bytes)).toBe(true));
});

test("Esc forgets the drag of a point", async () => {
  const { window, journey } = desk;
  const bytes = readFileSync(journey);
  const at = middle((await aPoint()).box);
  await window.hand.hold(at, { x: at.x, y: at.y + 30 });
  await window.page.waitFor(".new-point");
  await window.hand.keys(Key.Escape);
  await window.page.waitForNo(".new-point");
  await window.hand.letGo();
  expect(window.title()).not.toContain("•");
  expect(readFileSync(journey).equals(bytes)).toBe(true);
});

/** Selects a card and answers where the handle at one of its sides is. */
async function handle(card: string, side: "left" | "right"): Promise<Box> {
  await desk.window.hand.click(middle(await desk.window.card(card)));
  return desk.window.page.place(`.span-handle.${side}`);
}

test("a card's side dragged over the next step spans it, and dragged back it does not", async () => {
  const { window, journey } = desk;
  const { steps = [] } = saved(journey);
  const end = () => steps.find(({ id }) => id === savedCard(journey, "Landing page")?.end_column)?.name;
  expect(end()).toBeUndefined();
  const over = await window.card("Fee lists");
  await window.hand.drag(middle(await handle("Landing page", "right")), middle(over));
  await eventually(() => expect(end()).toBe("Weigh the options"));
  const home = await window.step("Tap through");
  const side = middle(await handle("Landing page", "right"));
  await window.hand.drag(side, { x: home.x + 40, y: side.y });
  await eventually(() => expect(end()).toBeUndefined());
});

test("Esc forgets the drag of a side", async () => {
  const { window, journey } = desk;
  const bytes = readFileSync(journey);
  await window.hand.hold(middle(await handle("Landing page", "right")), middle(await window.card("Fee lists")));
  await window.page.waitFor(".mark.frame");
  await window.hand.keys(Key.Escape);
  await window.page.waitForNo(".mark.frame");
  await window.hand.letGo();
  expect(window.title()).not.toContain("•");
  expect(readFileSync(journey).equals(bytes)).toBe(true);
});
