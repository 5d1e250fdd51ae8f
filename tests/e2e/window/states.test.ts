// Future states: made, shown, promoted, deleted and saved on their own, in the real window.

import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { eventually } from "../harness/files";
import { Key } from "../harness/hand";
import { middle } from "../harness/page";
import { saved } from "../harness/saved";
import { sharedWindow } from "../harness/suite";

const desk = sharedWindow();

/** In the order of the words: files hold records in the order of their ids. */
const states = () =>
  saved(desk.journey)
    .states.map(({ kind, name }) => `${kind} ${name}`)
    .toSorted();
const pressed = () =>
  desk.window.page.run(() => document.querySelector('.switch [aria-pressed="true"]')?.textContent?.trim() ?? "");

/** Chooses from the menu beside the state in the switch. */
async function choose(label: string): Promise<void> {
  await desk.window.clickOn(".switch button", "Other states");
  await desk.window.clickOn(".menu:popover-open .menu-entry", label);
}

async function makeFuture(name: string): Promise<void> {
  const { window } = desk;
  await choose("New future state…");
  await window.page.waitFor("dialog input:focus");
  await window.hand.keys([Key.Control, "a"]);
  await window.hand.type(name);
  await window.hand.keys(Key.Tab);
  await window.hand.type("Decide what to build");
  await window.clickOn("dialog button", "Make future state");
  await window.page.waitForNo("dialog");
}

test("a future state is made with its name and purpose, is shown at once, and one undo takes it back", async () => {
  const { window, journey } = desk;
  const bytes = readFileSync(journey);
  const before = states();
  await makeFuture("By phone only");
  await window.page.waitForText("“By phone only” begins as");
  await eventually(() => expect(states()).toEqual([...before, "future By phone only"].toSorted()));
  expect(readFileSync(journey, "utf8")).toContain("Decide what to build");
  await eventually(async () => expect(await pressed()).toBe("By phone only"));
  await window.hand.keys([Key.Control, "z"]);
  await eventually(() => expect(readFileSync(journey).equals(bytes)).toBe(true));
  await eventually(async () => expect(await pressed()).toBe("Current"));
});

test("a name that another state has is refused where it is typed", async () => {
  const { window } = desk;
  await makeFuture("By phone only");
  await choose("New future state…");
  await window.page.waitFor("dialog input:focus");
  await window.hand.keys([Key.Control, "a"]);
  await window.hand.type("By phone only");
  await window.hand.keys(Key.Enter);
  await window.page.waitForText("Another state is already named “By phone only”.");
  await window.hand.keys(Key.Escape);
  await window.page.waitForNo("dialog");
});

test("keys and the switch go from state to state", async () => {
  const { window } = desk;
  await eventually(async () => expect(await pressed()).toBe("Current"));
  await window.hand.keys([Key.Control, Key.Shift, "t"]);
  await eventually(async () => expect(await pressed()).toBe("Future"));
  await window.clickOn(".switch button", "Current");
  await eventually(async () => expect(await pressed()).toBe("Current"));
});

test("what is typed in a new future state leaves the current one as it is", async () => {
  const { window, journey } = desk;
  await makeFuture("By phone only");
  await window.hand.click(middle(await window.card("Landing page")), 2);
  await window.page.waitFor(".typing");
  await window.hand.keys([Key.Control, "a"]);
  await window.hand.type("Phone number");
  await window.hand.keys(Key.Escape);
  const texts = (kind: string, name: string) => {
    const { states, cards = [] } = saved(journey);
    const state = states.find((one) => one.kind === kind && one.name.includes(name))?.id;
    return cards.filter((card) => card.state === state).map(({ text }) => text);
  };
  await eventually(() => expect(texts("future", "By phone only")).toContain("Phone number"));
  expect(texts("current", "")).toContain("Landing page");
  expect(texts("current", "")).not.toContain("Phone number");
});

test("a state that has been built becomes the current one, and the former one a past state", async () => {
  const { window } = desk;
  const [current, future] = states();
  await window.clickOn(".switch button", "Future");
  await window.page.waitFor('.switch [aria-pressed="true"]');
  await window.hand.keys([Key.Control, "k"]);
  await window.page.waitFor("dialog input");
  await window.hand.type("has been built");
  await window.hand.keys(Key.Enter);
  await eventually(() =>
    expect(states()).toEqual([future?.replace("future", "current"), current?.replace("current", "past")]),
  );
  await window.page.waitForText("is a past state now");
  await window.hand.keys([Key.Control, "z"]);
  await eventually(() => expect(states()).toEqual([current, future]));
});

test("a deleted state comes back by undo, and nothing is asked", async () => {
  const { window, journey } = desk;
  const bytes = readFileSync(journey);
  await window.clickOn(".switch button", "Future");
  await eventually(async () => expect(await pressed()).toBe("Future"));
  await window.hand.keys([Key.Control, "k"]);
  await window.page.waitFor("dialog input");
  await window.hand.type("Delete the state");
  await window.hand.keys(Key.Enter);
  await window.page.waitForText("Undo brings it back");
  await eventually(() => expect(states()).toHaveLength(1));
  await window.hand.keys([Key.Control, "z"]);
  await eventually(() => expect(readFileSync(journey).equals(bytes)).toBe(true));
});

test("a state is saved as a journey of its own, which opens with that state alone", async () => {
  const { window, workplace } = desk;
  await window.clickOn(".switch button", "Future");
  await eventually(async () => expect(await pressed()).toBe("Future"));
  const own = workplace.path("future.journey");
  await workplace.answersDialog(own, async () => {
    await window.hand.keys([Key.Control, "k"]);
    await window.page.waitFor("dialog input");
    await window.hand.type("its own file");
    await window.hand.keys(Key.Enter);
  });
  await window.page.waitForText("was saved as future.journey");
  expect(existsSync(own)).toBe(true);
  expect(saved(own).states.map(({ kind }) => kind)).toEqual(["future"]);
  await window.show(own);
  await window.page.waitForNo(".repairs");
});
