// Two programs at work on one map: brought together, decided, and nothing of either lost.

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually, Workplace } from "../harness/files";
import { Key } from "../harness/hand";
import { middle } from "../harness/page";
import { saved, savedCard } from "../harness/saved";
import { EditorWindow } from "../harness/window";

let workplace: Workplace;
let journey: string;
let window: EditorWindow;

beforeEach(async () => {
  workplace = new Workplace();
  journey = workplace.sample();
  window = await EditorWindow.open(workplace, { journey });
  await window.page.waitFor(".group");
});

afterEach(async () => {
  await window.close();
  workplace.remove();
});

/** What another program would write: the same journey with other words on a card. */
function rewrite(to: string, from: string, text: string): void {
  const file = readFileSync(journey, "utf8");
  writeFileSync(to, file.replaceAll(`"text": "${from}"`, `"text": "${text}"`));
}

/** Adds words to a card here; before that is saved, another program writes the file. */
async function bothWrite(mine: [card: string, words: string], theirs: [card: string, text: string]): Promise<void> {
  const card = await window.card(mine[0]);
  await window.hand.click(middle(card));
  await window.hand.keys(Key.Enter, Key.End);
  await window.hand.type(mine[1]);
  // What is typed is saved a moment later: the other program writes while the key is under way.
  const left = window.hand.keys(Key.Escape);
  await new Promise((resolve) => setTimeout(resolve, 150));
  rewrite(journey, ...theirs);
  await left;
  await window.page.waitForText("Another program has changed the file.");
}

/** Waits until some text can no longer be read on the page. */
async function waitForNoText(text: string): Promise<void> {
  await eventually(async () => {
    expect(await window.page.run(() => document.body.innerText)).not.toContain(text);
  });
}

const decisions = () => window.page.count(".choices");
const save = () => window.hand.keys([Key.Control, "s"]);

test("what two programs changed on different cards comes together without a question, and undo parts it", async () => {
  await bothWrite(["Landing page", " of mine"], ["Fee lists", "Lists of another"]);
  const theirs = readFileSync(journey);
  await window.clickOn(".band.trouble button", "Bring together");
  await window.card("Lists of another");
  await window.card("Landing page of mine");
  await window.page.waitForText("Brought together without a question");
  expect(readFileSync(journey).equals(theirs)).toBe(true);
  await window.hand.keys([Key.Control, "z"]);
  await window.card("Fee lists");
  await window.page.waitForText("Another program has changed the file.");
  await window.clickOn(".band.trouble button", "Bring together");
  await window.card("Lists of another");
  await window.clickOn(".band button", "Save");
  await eventually(() => expect(savedCard(journey, "Landing page of mine")).toBeDefined());
  expect(savedCard(journey, "Lists of another")).toBeDefined();
  await waitForNoText("Brought together");
});

test("what both wrote on one card is decided beside the map by keys, and undo asks again", async () => {
  await bothWrite(["Landing page", " of mine"], ["Landing page", "Landing page of another"]);
  await window.clickOn(".band.trouble button", "Bring together");
  await window.page.waitForText("1 left to decide");
  await window.page.waitForText("1 to decide");
  await window.clickOn('[aria-label="To decide"] .where', "Landing page");
  await window.hand.keys(Key.Tab, Key.Tab, Key.Enter);
  await window.page.waitForText("Nothing is left to decide.");
  await window.card("Landing page of another");
  await window.hand.keys([Key.Control, "z"]);
  await window.page.waitForText("1 left to decide");
  await window.clickOn('[data-choice="both"]');
  await window.card("Landing page of mine of another");
  await save();
  await eventually(() => expect(savedCard(journey, "Landing page of mine of another")).toBeDefined());
});

test("a save that finds the change offers to bring both together, and writes nothing by that", async () => {
  await bothWrite(["Landing page", " of mine"], ["Fee lists", "Lists of another"]);
  const theirs = readFileSync(journey);
  await save();
  await window.clickOn('[role="alertdialog"] button', "Bring together");
  await window.card("Lists of another");
  expect(readFileSync(journey).equals(theirs)).toBe(true);
  await save();
  await eventually(() => expect(savedCard(journey, "Landing page of mine")).toBeDefined());
});

test("what is not decided is kept in the file and asked about when the map is opened again", async () => {
  await bothWrite(["Landing page", " of mine"], ["Landing page", "Landing page of another"]);
  await window.clickOn(".band.trouble button", "Bring together");
  await window.page.waitForText("1 left to decide");
  await window.clickOn('[data-area="side"] button', "Close");
  await save();
  await waitForNoText("Brought together");
  expect(saved(journey)).toMatchObject({ conflicts: [{ field: "text" }] });
  await window.show(journey);
  await window.clickOn("footer button", "1 to decide");
  await eventually(async () => expect(await decisions()).toBe(1));
  await window.clickOn('[data-choice="ours"]');
  await window.page.waitForText("Nothing is left to decide.");
  await eventually(() => expect(savedCard(journey, "Landing page of mine")).toBeDefined());
  expect(saved(journey)).not.toHaveProperty("conflicts");
});

test("a copy that a sync service leaves beside the file is offered, brought in, and left where it is", async () => {
  const copy = workplace.path("bank-account-opening (Ana's conflicted copy 2026-01-02).journey");
  rewrite(copy, "Landing page", "Page of the copy");
  const before = readFileSync(copy);
  await window.page.waitForText("A copy with other changes lies beside this map");
  await window.clickOn(".band button", "Bring together…");
  await window.clickOn('[role="alertdialog"] button', "Bring together");
  await window.page.waitForText("left to decide");
  await window.card("Landing page");
  while ((await decisions()) > 0) {
    const left = await decisions();
    await window.clickOn('[data-choice="theirs"]');
    await eventually(async () => expect(await decisions()).toBe(left - 1));
  }
  await save();
  await eventually(() => expect(savedCard(journey, "Page of the copy")).toBeDefined());
  expect(readFileSync(copy).equals(before)).toBe(true);
  await window.show(journey);
  copyFileSync(copy, workplace.path("bank-account-opening (1).journey"));
  await window.card("Page of the copy");
  await waitForNoText("A copy with other changes");
});

test("a copy is looked at by comparing it with the map, which stays open", async () => {
  rewrite(workplace.path("bank-account-opening (1).journey"), "Landing page", "Page of the copy");
  await window.clickOn(".band button", "Look at it");
  await window.page.waitForText("Page of the copy");
  await window.page.waitForText("A copy with other changes lies beside this map");
  await window.clickOn(".band button", "Bring together…");
  await window.clickOn('[role="alertdialog"] button', "Bring together");
  await window.page.waitForText("left to decide");
});

test("a copy from elsewhere is brought in by hand", async () => {
  const copy = workplace.path("sent by mail.journey");
  rewrite(copy, "Landing page", "Page of the copy");
  await workplace.answersDialog(copy, async () => {
    await window.hand.keys([Key.Control, "k"]);
    await window.page.waitFor("dialog input");
    await window.hand.type("Bring in");
    await window.hand.keys(Key.Enter);
  });
  await window.clickOn('[role="alertdialog"] button', "Bring together");
  await window.page.waitForText("left to decide");
});

test("a copy can be put off", async () => {
  rewrite(workplace.path("bank-account-opening-DESKTOP.journey"), "Landing page", "Page of the copy");
  await window.clickOn(".band button", "Not now");
  await waitForNoText("A copy with other changes");
});

test("a file that another program has torn says so, and what was typed here stays", async () => {
  await bothWrite(["Landing page", " of mine"], ["Fee lists", "Lists of another"]);
  writeFileSync(journey, readFileSync(journey).subarray(0, 900));
  await window.clickOn(".band.trouble button", "Bring together");
  await window.page.waitForText("is damaged at");
  await window.card("Landing page of mine");
  await window.page.waitForText("Another program has changed the file.");
});
