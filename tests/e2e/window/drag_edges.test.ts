// The map scrolls below a drag that comes near its edges.

import { expect, test } from "vitest";
import { eventually } from "../harness/files";
import { middle } from "../harness/page";
import { placeOf } from "../harness/saved";
import { sharedWindow } from "../harness/suite";

const desk = sharedWindow();

test("a card held at the right edge comes to steps that were out of view", async () => {
  const { window, journey } = desk;
  const map = await window.page.place('[role="grid"]');
  const from = middle(await window.card("Landing page"));
  await window.hand.hold(from, { x: map.x + map.width - 6, y: from.y });
  await window.page.place(".headers .group", "Tell others");
  await window.hand.letGo();
  await eventually(() => expect(placeOf(journey, "Landing page")).toBe("touchpoint of Tell others"));
});

test("a card held at the bottom edge comes to lanes that were out of view", async () => {
  const { window, journey } = desk;
  const map = await window.page.place('[role="grid"]');
  const from = middle(await window.card("Landing page"));
  await window.hand.hold(from, { x: from.x, y: map.y + map.height - 6 });
  const idea = await window.card("Carry the offer over");
  await window.hand.moveTo(middle(idea));
  await window.hand.letGo();
  await eventually(() => expect(placeOf(journey, "Landing page")).toBe("opportunity of Tap through"));
});
