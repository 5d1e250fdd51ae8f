// Others have the file too: a second window, and programs that write it.

import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually, Workplace } from "../harness/files";
import { Key } from "../harness/hand";
import { middle } from "../harness/page";
import { savedCard } from "../harness/saved";
import { EditorWindow } from "../harness/window";

let workplace: Workplace;
let journey: string;
let window: EditorWindow;
let second: EditorWindow | undefined;

beforeEach(async () => {
  workplace = new Workplace();
  journey = workplace.sample();
  window = await EditorWindow.open(workplace, { journey });
  await window.page.waitFor(".group");
});

afterEach(async () => {
  await second?.close();
  second = undefined;
  await window.close();
  workplace.remove();
});

/** What another program would write: the same journey with another text on a card of each state. */
function changedByAnother(from: string, to: string): void {
  writeFileSync(journey, readFileSync(journey, "utf8").replaceAll(`"${from}"`, `"${to}"`));
}

test("a second window on the same file is told so, and may look at it without changing it", async () => {
  second = await EditorWindow.open(workplace, { journey });
  await second.page.waitForText("already open in another window or program");
  await second.clickOn('[role="alertdialog"] button', "Look at it");
  const at = middle(await second.card("Landing page"));
  await second.hand.click(at, 2);
  await second.hand.keys(Key.Delete);
  await second.card("Landing page");
  expect(await second.page.count(".typing")).toBe(0);
  await second.page.waitForText("Read only");
});

test("a second window may take a copy, which has a name of its own to find", async () => {
  second = await EditorWindow.open(workplace, { journey });
  await second.clickOn('[role="alertdialog"] button', "Open a copy");
  await second.hand.click(middle(await second.card("Landing page")));
  await second.hand.keys(Key.Delete);
  const copy = workplace.path("copy.journey");
  await second.saveAs(copy);
  await eventually(() => expect(savedCard(copy, "Comparison site")).toBeDefined());
  expect(savedCard(copy, "Landing page")).toBeUndefined();
  expect(savedCard(journey, "Landing page")).toBeDefined();
});

/** Deletes a card here; before that is saved, another program changes the file. */
async function deleteCardWhileAnotherChanges(card: string, from: string, to: string): Promise<void> {
  await window.hand.click(middle(await window.card(card)));
  await window.hand.keys(Key.Delete);
  changedByAnother(from, to);
  await eventually(async () => expect(await window.cards()).not.toContain(card));
}

test("a file that another program changes is shown anew by itself, with the selection that is still there", async () => {
  await window.hand.click(middle(await window.card("Fee lists")));
  changedByAnother("Landing page", "Page of another");
  await window.card("Page of another");
  await window.page.waitForText("Another program has changed the file; this is how it is now");
  expect(await window.page.count(".band.trouble")).toBe(0);
  expect(window.title()).not.toContain("•");
  await window.hand.keys(Key.Delete);
  await eventually(() => expect(savedCard(journey, "Fee lists")).toBeUndefined());
  expect(savedCard(journey, "Page of another")).toBeDefined();
});

test("a file deleted by another program is missed, and the next save makes it anew", async () => {
  rmSync(journey);
  await window.page.waitForText("The file is no longer there");
  await window.clickOn(".band.trouble button", "Save");
  await window.page.waitForNo(".band.trouble");
  expect(savedCard(journey, "Landing page")).toBeDefined();
});

test("a file changed by another program while there are edits here is not overwritten, and mine can be kept", async () => {
  await deleteCardWhileAnotherChanges("Landing page", "Fee lists", "Lists of another");
  const theirs = readFileSync(journey);
  await window.page.waitForText("Another program has changed the file.");
  expect(readFileSync(journey).equals(theirs)).toBe(true);
  await window.clickOn(".band.trouble button", "Keep mine");
  await window.page.waitForNo(".band.trouble");
  await eventually(() => expect(savedCard(journey, "Landing page")).toBeUndefined());
  expect(savedCard(journey, "Fee lists")).toBeDefined();
});

test("taking the other program's version leaves what was edited here in a copy beside the file", async () => {
  await deleteCardWhileAnotherChanges("Landing page", "Fee lists", "Lists of another");
  await window.page.waitForText("Another program has changed the file.");
  await window.clickOn(".band.trouble button", "Take theirs");
  await window.card("Lists of another");
  await window.card("Landing page");
  const beside = readdirSync(workplace.folder).filter((name) => name.endsWith(".journey"));
  const copies = beside.filter((name) => !journey.endsWith(name)).map((name) => workplace.path(name));
  expect(copies.map((copy) => savedCard(copy, "Landing page"))).toEqual([undefined]);
});
