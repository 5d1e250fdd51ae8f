// From each template a journey is made, edited by hand, saved, opened again and exported, all in the window.

import { afterAll, beforeAll, expect, test } from "vitest";
import { exportedByCommand, pdfText, pictureSize } from "../harness/exports";
import { eventually, Workplace } from "../harness/files";
import { Key } from "../harness/hand";
import { middle } from "../harness/page";
import { savedCard } from "../harness/saved";
import { EditorWindow } from "../harness/window";

const workplace = new Workplace();
let window: EditorWindow;

beforeAll(async () => {
  window = await EditorWindow.open(workplace);
});

afterAll(async () => {
  await window.close();
  workplace.remove();
});

const WORDS = "Typed with my own hands";

/** A template, the title of its journeys, and the second of its lanes that hold cards. */
const TEMPLATES = [
  ["Blank map", "New journey", "Touchpoints"],
  ["Five stages", "Customer journey in five stages", "Touchpoints"],
  ["Eight stages", "Customer journey in eight stages", "Touchpoints"],
  ["Service blueprint", "Service blueprint", "Actions"],
] as const;

test.each(TEMPLATES)("a journey from the template “%s” goes from typing to paper", async (template, title, second) => {
  await window.clickOn(".tile .title", template);
  await window.waitForTitle(new RegExp(title));

  await window.hand.keys([Key.Control, Key.Enter]);
  await window.page.waitFor(".typing");
  await window.hand.type(WORDS);
  await window.hand.keys(Key.Enter);
  const typed = await window.card(WORDS);

  const lane = await window.lane(second);
  await window.hand.drag(middle(typed), { x: typed.x + typed.width / 2, y: lane.y + lane.height - 3 });
  await eventually(async () => expect((await window.card(WORDS)).y).toBeGreaterThan(typed.y + typed.height / 2));
  await window.hand.keys([Key.Control, "z"]);
  await eventually(async () => expect(await window.card(WORDS)).toEqual(typed));

  const file = workplace.path(`${template}.journey`);
  await window.saveAs(file);
  await eventually(() => expect(savedCard(file, WORDS)).toBeDefined());
  await window.waitForTitle(/^[^•]*$/);

  await window.hand.keys([Key.Control, "w"]);
  await window.page.waitFor(".start main");
  await window.show(file);
  expect(await window.card(WORDS)).toEqual(typed);

  await window.exportAs("PNG", `${file}.png`);
  await window.exportAs("PDF", `${file}.pdf`);
  const bySize = pictureSize(exportedByCommand(file, "png", "--scale", "2"));
  expect(pictureSize(`${file}.png`)).toEqual(bySize);
  const text = pdfText(`${file}.pdf`);
  expect(text).toContain(title);
  expect(text.replaceAll(/\s+/g, " ")).toContain("Typed with my own");

  await window.hand.keys([Key.Control, "w"]);
  await window.page.waitFor(".start main");
});
