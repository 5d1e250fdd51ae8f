// The program is killed in the middle of work: the next start offers what was not saved, and has it.

import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually, Workplace } from "../harness/files";
import { Key } from "../harness/hand";
import { middle } from "../harness/page";
import { savedCard } from "../harness/saved";
import { EditorWindow } from "../harness/window";

let workplace: Workplace;
let window: EditorWindow;

beforeEach(() => {
  workplace = new Workplace();
});

afterEach(async () => {
  await window.close();
  workplace.remove();
});

test("a map that was never saved comes back after the program was killed, as often as it is killed", async () => {
  window = await EditorWindow.open(workplace);
  await window.clickOn(".tile .title", "Five stages");
  await window.page.waitFor(".group");
  for (const text of ["First thought", "Second thought", "Third thought"]) await window.typeCard(text);
  await window.hand.keys([Key.Control, Key.Enter]);
  await window.page.waitFor(".typing");
  await window.hand.type("Half a thou");
  await window.program.kill();

  window = await EditorWindow.open(workplace);
  await window.clickOn('[aria-label="Unsaved edits"] button', "Restore");
  await window.card("First thought");
  await window.card("Second thought");
  await window.card("Third thought");
  await window.waitForTitle(/^• /);

  await window.program.kill();
  window = await EditorWindow.open(workplace);
  await window.clickOn('[aria-label="Unsaved edits"] button', "Restore");
  await window.card("Third thought");
  await window.pressCross();
  await window.clickOn('[role="alertdialog"] button', "Cancel");
  const file = workplace.path("recovered.journey");
  await window.saveAs(file);
  await eventually(() => expect(savedCard(file, "Third thought")).toBeDefined());
});

test("a named map that was killed before it was saved is offered, and restored it has the edit", async () => {
  const journey = workplace.sample();
  const bytes = readFileSync(journey);
  window = await EditorWindow.open(workplace, { journey });
  await window.hand.click(middle(await window.card("Landing page")));
  await window.hand.keys(Key.Delete);
  await eventually(async () => expect(await window.cards()).not.toContain("Landing page"));
  await window.program.kill();
  // Only where the kill came before the save is there anything to recover.
  expect(readFileSync(journey).equals(bytes)).toBe(true);

  window = await EditorWindow.open(workplace);
  await window.clickOn('[aria-label="Unsaved edits"] button', "Restore");
  await window.card("Comparison site");
  expect(await window.cards()).not.toContain("Landing page");
  await window.hand.keys([Key.Control, "s"]);
  await eventually(() => expect(savedCard(journey, "Landing page")).toBeUndefined());
});

test("edits that are discarded on purpose are not offered again", async () => {
  window = await EditorWindow.open(workplace);
  await window.clickOn(".tile .title", "Blank map");
  await window.page.waitFor(".group");
  await window.typeCard("Not wanted");
  await window.program.kill();
  window = await EditorWindow.open(workplace);
  await window.clickOn('[aria-label="Unsaved edits"] button', "Discard");
  await window.clickOn('[role="alertdialog"] button', "Discard edits");
  await window.page.waitForNo('[aria-label="Unsaved edits"]');
});
