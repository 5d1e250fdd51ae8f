// Others have the file too: a second window, and programs that write it.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
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

/** Deletes a card by hand. */
async function deleteCard(text: string): Promise<void> {
  await window.hand.click(middle(await window.card(text)));
  await window.hand.keys(Key.Delete);
  await eventually(async () => expect(await window.cards()).not.toContain(text));
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

test("a file that another program changes is noticed, and shown anew when it is asked for", async () => {
  changedByAnother("Landing page", "Page of another");
  await window.page.waitForText("Another program has changed the file.");
  await window.clickOn(".band.trouble button", "Take theirs");
  await window.card("Page of another");
  await window.page.waitForNo(".band.trouble");
  expect(window.title()).not.toContain("•");
});

test("a file changed by another program while there are edits here is not overwritten, and mine can be kept", async () => {
  changedByAnother("Fee lists", "Lists of another");
  const theirs = readFileSync(journey);
  await deleteCard("Landing page");
  await window.page.waitForText("Another program has changed the file.");
  expect(readFileSync(journey).equals(theirs)).toBe(true);
  await window.clickOn(".band.trouble button", "Keep mine");
  await window.page.waitForNo(".band.trouble");
  await eventually(() => expect(savedCard(journey, "Landing page")).toBeUndefined());
  expect(savedCard(journey, "Fee lists")).toBeDefined();
});

test("taking the other program's version leaves what was edited here in a copy beside the file", async () => {
  changedByAnother("Fee lists", "Lists of another");
  await deleteCard("Landing page");
  await window.page.waitForText("Another program has changed the file.");
  await window.clickOn(".band.trouble button", "Take theirs");
  await window.card("Lists of another");
  await window.card("Landing page");
  const beside = readdirSync(workplace.folder).filter((name) => name.endsWith(".journey"));
  const copies = beside.filter((name) => !journey.endsWith(name)).map((name) => workplace.path(name));
  expect(copies.map((copy) => savedCard(copy, "Landing page"))).toEqual([undefined]);
});
