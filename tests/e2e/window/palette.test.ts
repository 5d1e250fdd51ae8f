// Tiles are dragged from the palette onto the map.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { eventually } from "../harness/files";
import { Key } from "../harness/hand";
import { middle } from "../harness/page";
import { laneKinds, placeOf, savedCell, stageNames, stepNames } from "../harness/saved";
import { sharedWindow } from "../harness/suite";

const desk = sharedWindow();

const tile = async (name: string) => middle(await desk.window.page.place("button.tile", `Add ${name}`));

test("a card from the palette stands where it was dropped, with what is typed into it", async () => {
  const { window, journey } = desk;
  const above = await window.card("I tap it on the bus");
  await window.hand.drag(await tile("card"), { x: above.x + 60, y: above.y + above.height - 4 });
  await window.page.waitFor(".typing");
  await window.hand.type("I wait for the page.");
  await window.hand.keys(Key.Enter);
  await eventually(() => expect(savedCell(journey, "action", "Tap through").at(-1)).toBe("I wait for the page."));
});

test("a card from the palette in which nothing is typed never was", async () => {
  const { window, journey } = desk;
  const bytes = readFileSync(journey);
  await window.hand.drag(await tile("card"), middle(await window.card("I tap it on the bus")));
  await window.page.waitFor(".typing");
  await window.hand.keys(Key.Escape);
  await window.page.waitForNo(".typing");
  expect(window.title()).not.toContain("•");
  expect(readFileSync(journey).equals(bytes)).toBe(true);
});

test("a card of a kind goes into a lane of its kind, and elsewhere the window says so", async () => {
  const { window, journey } = desk;
  const action = middle(await window.card("I tap it on the bus"));
  await window.hand.hold(await tile("pain point"), action);
  await window.page.waitForText("Only a lane of its kind takes this card.");
  await window.hand.letGo();
  expect(await window.page.count(".typing")).toBe(0);
  const pain = await window.card("The page forgets");
  await window.hand.drag(await tile("pain point"), { x: pain.x + 60, y: pain.y + pain.height });
  await window.page.waitFor(".typing");
  await window.hand.type("Too many cookies");
  await window.hand.keys(Key.Enter);
  await eventually(() => expect(placeOf(journey, "Too many cookies")).toBe("pain of Tap through"));
});

test("a stage, a step and a lane from the palette stand where they were dropped", async () => {
  const { window, journey } = desk;
  const stage = await window.stage("Consideration");
  await window.hand.drag(await tile("stage"), { x: stage.x + 20, y: stage.y + stage.height + 200 });
  await window.page.waitFor(".typing");
  await window.hand.type("Waiting");
  await window.hand.keys(Key.Enter);
  await eventually(() =>
    expect(stageNames(journey).slice(0, 3)).toEqual(["Awareness and discovery", "Waiting", "Consideration and evaluation"]),
  );
  const step = await window.step("Tap through");
  await window.hand.drag(await tile("step"), { x: step.x + 20, y: step.y + 200 });
  await window.page.waitFor(".typing");
  await window.hand.type("Hesitate");
  await window.hand.keys(Key.Enter);
  await eventually(() =>
    expect(stepNames(journey, "Awareness and discovery")).toEqual(["See the advert", "Hesitate", "Tap through"]),
  );
  const lane = await window.lane("Touchpoints");
  await window.hand.drag(await tile("lane"), { x: lane.x + lane.width + 200, y: lane.y + 10 });
  await eventually(() => expect(laneKinds(journey).slice(0, 3)).toEqual(["action", "note", "touchpoint"]));
});

test("Esc forgets a drag from the palette", async () => {
  const { window, journey } = desk;
  const bytes = readFileSync(journey);
  for (const name of ["card", "stage", "step", "lane"]) {
    await window.hand.hold(await tile(name), middle(await window.card("I tap it on the bus")));
    await window.page.waitFor(".ghosts *");
    await window.hand.keys(Key.Escape);
    await window.page.waitForNo(".ghosts *");
    await window.hand.letGo();
  }
  expect(await window.page.count(".typing")).toBe(0);
  expect(window.title()).not.toContain("•");
  expect(readFileSync(journey).equals(bytes)).toBe(true);
});
