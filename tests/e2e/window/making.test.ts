// What is new on a map is named where it stands, and cards are cut, copied and pasted, in the real window.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { eventually } from "../harness/files";
import { Key } from "../harness/hand";
import { middle } from "../harness/page";
import { saved, savedCard, stageNames } from "../harness/saved";
import { sharedWindow } from "../harness/suite";

const desk = sharedWindow();

test("a new stage is named in place, and one undo takes it back with its name", async () => {
  const { window, journey } = desk;
  const bytes = readFileSync(journey);
  await window.clickOn("button.tile", "Add stage");
  await window.page.waitFor(".typing");
  await window.hand.type("Say goodbye");
  await window.hand.keys(Key.Enter);
  await eventually(() => expect(stageNames(journey)).toContain("Say goodbye"));
  await window.hand.keys([Key.Control, "z"]);
  await eventually(() => expect(readFileSync(journey).equals(bytes)).toBe(true));
});

test("Enter keeps the usual name of a new step, and Esc adds nothing", async () => {
  const { window, journey } = desk;
  await window.clickOn("button.tile", "Add step");
  await window.page.waitFor(".typing");
  await window.hand.keys(Key.Escape);
  await window.clickOn("button.tile", "Add step");
  await window.page.waitFor(".typing");
  await window.hand.keys(Key.Enter);
  await eventually(() => expect(readFileSync(journey, "utf8").match(/"New step"/g)).toHaveLength(1));
});

test("a copied card is pasted with all it holds, and a cut card moves", async () => {
  const { window, journey } = desk;
  const count = saved(journey).cards?.length ?? 0;
  await window.hand.click(middle(await window.card("Landing page")));
  await window.hand.keys([Key.Control, "c"]);
  await window.page.waitForText("1 card copied");
  await window.hand.click(middle(await window.card("Help pages")));
  await window.hand.keys([Key.Control, "v"]);
  await eventually(() => expect(saved(journey).cards).toHaveLength(count + 1));
  await window.hand.keys([Key.Control, "z"]);
  await eventually(() => expect(saved(journey).cards).toHaveLength(count));
  await window.hand.click(middle(await window.card("Landing page")));
  await window.hand.keys([Key.Control, "x"]);
  await window.page.waitForText("1 card cut");
  await window.hand.click(middle(await window.card("Help pages")));
  await window.hand.keys([Key.Control, "v"]);
  const column = (text: string) => savedCard(journey, text)?.place?.column;
  await eventually(() => expect(column("Landing page")).toBe(column("Help pages")));
  expect(saved(journey).cards).toHaveLength(count);
});

test("a mark pressed over the card that is typed stays with it", async () => {
  const { window, journey } = desk;
  const before = await window.card("14 pages, and no way to save");
  await window.hand.click(middle(before), 2);
  await window.page.waitFor(".typing");
  await window.clickOn("button", "Severity 2");
  await window.hand.keys(Key.Escape);
  await eventually(() => expect(savedCard(journey, "14 pages, and no way")).toMatchObject({ severity: 2 }));
});

test("what is found on the map is selected and comes into view", async () => {
  const { window } = desk;
  await window.hand.keys([Key.Control, "f"]);
  await window.page.waitFor('[aria-label="Text to find"]');
  await window.hand.type("Contact centre");
  await window.page.waitForText("Contact centre");
  await window.hand.keys(Key.Enter);
  await window.card("Contact centre");
  await window.page.waitFor(".mark.selected");
});

test("a persona added from the palette is named at once by typing", async () => {
  await desk.window.clickOn(".rail button", "Add persona");
  await desk.window.page.waitFor("aside textarea:focus");
  await desk.window.hand.type("Nadia Weber");
  await desk.window.hand.keys(Key.Enter);
  await desk.window.page.waitForText("Nadia Weber");
});
