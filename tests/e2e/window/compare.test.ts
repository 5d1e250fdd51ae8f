// Two states compared in the real window: what differs is drawn, counted, stepped through and narrowed.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { eventually } from "../harness/files";
import { Key } from "../harness/hand";
import { middle } from "../harness/page";
import { saved, savedCard } from "../harness/saved";
import { sharedWindow } from "../harness/suite";

const desk = sharedWindow();

const rows = () =>
  desk.window.page.run(() => [...document.querySelectorAll(".change")].map((row) => row.textContent?.trim() ?? ""));
const count = (selector: string) => desk.window.page.count(selector);

/** Makes a future state and compares it with the current one. */
async function compareFork(): Promise<void> {
  const { window } = desk;
  await window.clickOn(".switch button", "Other states");
  await window.clickOn(".menu:popover-open .menu-entry", "New future state…");
  await window.page.waitFor("dialog input:focus");
  await window.hand.keys([Key.Control, "a"]);
  await window.hand.type("Next year");
  await window.hand.keys(Key.Enter);
  await window.page.waitForNo("dialog");
  await window.clickOn(".switch button", "Compare");
  await window.page.waitFor('[data-area="compare"]');
}

/** Gives a card of the later state another text, on the map of the comparison. */
async function reword(text: string, next: string): Promise<void> {
  const { window } = desk;
  await window.hand.click(middle(await window.card(text)), 2);
  await window.page.waitFor(".typing");
  await window.hand.keys([Key.Control, "a"]);
  await window.hand.type(next);
  await window.hand.keys(Key.Escape);
  await window.page.waitForNo(".typing");
}

test("two states without a difference say so, and an edit of the later one is counted and taken back by undo", async () => {
  const { window, journey } = desk;
  await compareFork();
  await window.page.waitForText("The two states do not differ");
  await reword("Landing page", "Phone number");
  await eventually(async () => expect(await rows()).toHaveLength(1));
  expect((await rows())[0]).toContain("Changed");
  const { states, cards = [] } = saved(journey);
  const current = states.find(({ kind }) => kind === "current")?.id;
  expect(cards.filter(({ state }) => state === current).map(({ text }) => text)).toContain("Landing page");
  await window.hand.keys([Key.Control, "z"]);
  await eventually(async () => expect(await rows()).toHaveLength(0));
  await window.page.waitForText("The two states do not differ");
});

test("N and P step through the changes of the sample, and each is selected and read out", async () => {
  const { window } = desk;
  await window.clickOn(".switch button", "Compare");
  await window.page.waitFor(".change");
  const all = (await rows()).length;
  await window.hand.keys("n");
  await eventually(async () => expect(await window.page.run(() => document.querySelector('[role="status"].visually-hidden')?.textContent)).toContain(`1 of ${all}`));
  expect(await count(".current .change")).toBe(1);
  await window.hand.keys("n", "n", "p");
  await window.page.waitForText(`2 of ${all}`);
  await window.page.waitFor(".mark.selected");
});

test("kinds of changes are hidden and shown by the chips", async () => {
  const { window } = desk;
  await window.clickOn(".switch button", "Compare");
  await window.page.waitFor('.change[data-change="added"]');
  const added = await count('.change[data-change="added"]');
  await window.clickOn('[aria-label="Show"] button', `Added ${added}`);
  await window.page.waitForNo('.change[data-change="added"]');
  await window.page.waitForText(`${added} hidden`);
  await window.clickOn('[aria-label="Show"] button', `Added ${added}`);
  await eventually(async () => expect(await count('.change[data-change="added"]')).toBe(added));
});

test("the list reads every change over the whole width, with what it means", async () => {
  const { window } = desk;
  await window.clickOn(".switch button", "Compare");
  await window.page.waitFor(".change");
  const onMap = (await rows()).length;
  await window.clickOn('[role="radio"]', "List");
  await window.page.waitFor(".list .headline");
  expect((await rows()).length).toBe(onMap);
  expect(await count('[role="grid"]')).toBe(0);
  await window.clickOn('[role="radio"]', "Overlay");
  await window.page.waitFor('[role="grid"]');
});

test("the divider of the swipe is moved by arrow keys and by hand", async () => {
  const { window } = desk;
  await window.clickOn(".switch button", "Compare");
  await window.page.waitFor(".change");
  await window.clickOn('[role="radio"]', "Swipe");
  await window.page.waitFor('[role="slider"]');
  const at = () => window.page.run(() => Number(document.querySelector('[role="slider"]')?.getAttribute("aria-valuenow")));
  expect(await at()).toBe(50);
  const cuts = (layer: string) =>
    window.page.run(
      (layer: string) =>
        [...document.querySelectorAll(`.body [data-layer="${layer}"]`)].map((group) => getComputedStyle(group).clipPath),
      layer,
    );
  for (const layer of ["before", "after"]) {
    const found = await cuts(layer);
    expect(found.length, layer).toBeGreaterThan(0);
    expect(found.filter((clip) => !clip.startsWith("inset")), layer).toEqual([]);
  }
  const headers = () =>
    window.page.run(() => [...document.querySelectorAll(".headers .group")].map((group) => getComputedStyle(group).clipPath));
  expect((await headers()).filter((clip) => clip !== "none")).toEqual([]);
  const handle = middle(await window.page.place(".divider .handle"));
  await window.hand.drag(handle, { x: handle.x - 150, y: handle.y });
  await eventually(async () => expect(await at()).toBeLessThan(45));
  const dragged = await at();
  await window.page.run(() => document.querySelector<HTMLElement>('[role="slider"]')?.focus());
  await window.hand.keys(Key.Right, Key.Right);
  await eventually(async () => expect(await at()).toBeGreaterThan(dragged));
});

test("Esc leaves the comparison, and the later state is shown alone", async () => {
  const { window } = desk;
  await window.clickOn(".switch button", "Compare");
  await window.page.waitFor(".change");
  await window.clickOn('[aria-label="Changes"] .change');
  await window.hand.keys(Key.Escape);
  await window.page.waitForNo('[data-area="compare"]');
  await eventually(async () =>
    expect(await window.page.run(() => document.querySelector('.switch [aria-pressed="true"]')?.textContent?.trim())).toBe("Future"),
  );
});

test("a pair is broken in the list, and one undo makes it again", async () => {
  const { window, journey } = desk;
  await compareFork();
  await reword("Landing page", "Landing place");
  await eventually(async () => expect(await rows()).toHaveLength(1));
  await eventually(() => expect(readFileSync(journey, "utf8")).toContain("Landing place"));
  const bytes = readFileSync(journey);
  await window.hand.moveTo(middle(await window.page.place(".change")));
  await window.clickOn(".pair", "");
  await window.clickOn(".menu:popover-open .menu-entry", "They are not the same");
  await eventually(async () => expect(await rows()).toHaveLength(2));
  await window.hand.keys([Key.Control, "z"]);
  await eventually(async () => expect(await rows()).toHaveLength(1));
  await eventually(() => expect(readFileSync(journey).equals(bytes)).toBe(true));
});

test("a card that is gone and one that is new are made a pair in the list", async () => {
  const { window } = desk;
  await compareFork();
  await window.hand.click(middle(await window.card("Landing page")));
  await window.hand.keys(Key.Delete);
  await eventually(async () => expect(await rows()).toHaveLength(1));
  await window.hand.click(middle(await window.card("Help pages")));
  await window.typeCard("Someone to ask");
  await eventually(async () => expect(await rows()).toHaveLength(2));
  await window.hand.moveTo(middle(await window.page.place('.change[data-change="added"]')));
  await window.clickOn('li:has([data-change="added"]) .pair');
  await window.clickOn(".menu:popover-open > .menu-entry", "It was…");
  await window.clickOn(".menu .menu:popover-open .menu-entry", "Landing page");
  await eventually(async () => expect(await rows()).toHaveLength(1));
  expect((await rows())[0]).toContain("Moved");
});

test("what is gone in the later state cannot be changed in the earlier one unseen", async () => {
  const { window, journey } = desk;
  await compareFork();
  await window.hand.click(middle(await window.card("Landing page")));
  await window.hand.keys(Key.Delete);
  await window.page.waitFor('.change[data-change="removed"]');
  await window.clickOn('.change[data-change="removed"]');
  await window.page.waitFor(".mark.selected");
  await window.page.run(() => document.querySelector<HTMLElement>('[role="grid"]')?.focus());
  await window.hand.keys(Key.Delete);
  await window.page.waitForText("which the map is compared with");
  expect(savedCard(journey, "Landing page")).toBeDefined();
});

test("a state of another file is compared with the one on show", async () => {
  const { window, workplace } = desk;
  const other = workplace.sample("bank-account-opening", "other");
  await workplace.answersDialog(other, async () => {
    await window.hand.keys([Key.Control, "k"]);
    await window.page.waitFor("dialog input");
    await window.hand.type("another file");
    await window.hand.keys(Key.Enter);
  });
  await window.page.waitFor('[data-area="compare"]');
  await window.page.waitForText("The two states do not differ");
});
