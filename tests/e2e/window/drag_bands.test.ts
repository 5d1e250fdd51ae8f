// Stages, steps and lanes are dragged by their headers and labels.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { eventually } from "../harness/files";
import { Key } from "../harness/hand";
import { type Box, middle } from "../harness/page";
import { laneKinds, stageNames, stepNames } from "../harness/saved";
import { sharedWindow } from "../harness/suite";

const desk = sharedWindow();

/** Near the left end of a header, past nothing else. */
const leftOf = (box: Box) => ({ x: box.x + 12, y: box.y + box.height / 2 });

test("a stage dragged before another stands there with its steps", async () => {
  const { window, journey } = desk;
  const bytes = readFileSync(journey);
  const steps = stepNames(journey, "Consideration and evaluation");
  await window.hand.drag(middle(await window.stage("Consideration")), leftOf(await window.stage("Awareness")));
  await eventually(() =>
    expect(stageNames(journey).slice(0, 2)).toEqual(["Consideration and evaluation", "Awareness and discovery"]),
  );
  expect(stepNames(journey, "Consideration and evaluation")).toEqual(steps);
  await window.hand.keys([Key.Control, "z"]);
  await eventually(() => expect(readFileSync(journey).equals(bytes)).toBe(true));
});

test("a step dragged before its neighbour stands there", async () => {
  const { window, journey } = desk;
  await window.hand.drag(middle(await window.step("Tap through")), leftOf(await window.step("See the advert")));
  await eventually(() =>
    expect(stepNames(journey, "Awareness and discovery")).toEqual(["Tap through", "See the advert"]),
  );
});

test("a step dragged into another stage belongs to it", async () => {
  const { window, journey } = desk;
  await window.hand.drag(middle(await window.step("Tap through")), leftOf(await window.step("Gather the papers")));
  await eventually(() =>
    expect(stepNames(journey, "Consideration and evaluation")).toEqual([
      "Weigh the options",
      "Tap through",
      "Gather the papers",
    ]),
  );
  expect(stepNames(journey, "Awareness and discovery")).toEqual(["See the advert"]);
});

test("a lane dragged above another stands there", async () => {
  const { window, journey } = desk;
  const bytes = readFileSync(journey);
  const above = await window.lane("Actions");
  await window.hand.drag(middle(await window.lane("Thinking")), { x: above.x + 40, y: above.y + 4 });
  await eventually(() => expect(laneKinds(journey).slice(0, 3)).toEqual(["thinking", "action", "touchpoint"]));
  await window.hand.keys([Key.Control, "z"]);
  await eventually(() => expect(readFileSync(journey).equals(bytes)).toBe(true));
});

test("Esc forgets the drag of a stage, a step and a lane", async () => {
  const { window, journey } = desk;
  const bytes = readFileSync(journey);
  const drags: [Box, Box][] = [
    [await window.stage("Consideration"), await window.stage("Awareness")],
    [await window.step("Tap through"), await window.step("See the advert")],
    [await window.lane("Thinking"), await window.lane("Actions")],
  ];
  for (const [from, to] of drags) {
    await window.hand.hold(middle(from), leftOf(to));
    await window.page.waitFor(".ghosts *");
    await window.hand.keys(Key.Escape);
    await window.page.waitForNo(".ghosts *");
    await window.hand.letGo();
  }
  expect(window.title()).not.toContain("•");
  expect(readFileSync(journey).equals(bytes)).toBe(true);
});
