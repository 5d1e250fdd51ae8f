// Everything on the map is reached, edited, moved and deleted by keys alone.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { eventually } from "../harness/files";
import { Key } from "../harness/hand";
import { laneKinds, placeOf, saved, savedCards, savedCell, stageNames, stepNames } from "../harness/saved";
import { sharedWindow } from "../harness/suite";

const desk = sharedWindow();

const texts = () => savedCards(desk.journey).map(({ text }) => text);
const keys = (...presses: (string | string[])[]) => desk.window.hand.keys(...presses);

/** Where the keyboard is in the grid: a lane and a column by their ids, and an entry of the cell. */
function place(): Promise<{ row?: string; column?: string; slot?: string | null }> {
  return desk.window.page.run(() => {
    const { row, column, slot } = (document.activeElement as HTMLElement | null)?.dataset ?? {};
    return { row, column, slot };
  });
}

/** By Tab into the grid, which begins with the first cell; then by arrows, and into the cell. */
async function goTo(down: number, right: number, ...then: string[]): Promise<void> {
  await keys(Key.Tab, ...Array<string>(down).fill(Key.Down), ...Array<string>(right).fill(Key.Right), ...then);
}

/** “Landing page” is the only touchpoint of the second step. */
async function goToLandingPage(): Promise<void> {
  await goTo(1, 1, Key.Enter);
  await eventually(async () => expect(await desk.window.focused()).toContain("Landing page"));
}

test("arrows reach every cell, header and label of the map", async () => {
  const { window, journey } = desk;
  const { steps = [], lanes, stages, states } = saved(journey);
  const current = states.find(({ kind }) => kind === "current")?.id;
  const ours = stages.filter(({ state }) => state === current).map(({ id }) => id);
  const columns = steps.filter((step) => ours.includes(step.place.stage)).map(({ id }) => id);
  const rows = lanes.filter(({ state }) => state === current).map(({ id }) => id);
  await window.page.run(() => {
    const reached = new Set<string>();
    document.addEventListener("focusin", ({ target }) => {
      const { row, column } = (target as HTMLElement).dataset;
      reached.add(`${row} ${column}`);
    });
    Object.assign(globalThis, { reached });
  });
  await goTo(0, 0);
  const along = Array<string>(columns.length).fill(Key.Right);
  await keys(Key.Up, Key.Up, ...Array<string>(5).fill(Key.Right), Key.Home, Key.Down, ...along);
  for (const _ of rows) await keys(Key.Down, Key.Home, ...along);
  const reached = await window.page.run(() => [...(globalThis as unknown as { reached: Set<string> }).reached]);
  const wanted = rows.flatMap((row) => ["labels", ...columns].map((column) => `${row} ${column}`));
  wanted.push(...columns.map((column) => `steps ${column}`));
  expect(wanted.filter((cell) => !reached.includes(cell))).toEqual([]);
  expect(reached.filter((cell) => cell.startsWith("stages ")).length).toBe(ours.length);
});

test("Enter goes into a cell, arrows go through its cards, Esc goes out again", async () => {
  const { window, journey } = desk;
  const cards = savedCell(journey, "touchpoint", "Weigh the options");
  await goTo(1, 2, Key.Enter);
  for (const card of cards) {
    await eventually(async () => expect(await window.focused()).toContain(card));
    await keys(Key.Down);
  }
  const inside = await place();
  expect(inside.slot).toEqual(expect.any(String));
  await keys(Key.Escape);
  await eventually(async () => expect(await place()).toEqual({ ...inside, slot: null }));
});

test("Tab goes to the next cell and Shift+Tab back", async () => {
  await goTo(1, 1);
  const here = await place();
  await keys(Key.Tab);
  await eventually(async () => expect((await place()).column).not.toBe(here.column));
  expect((await place()).row).toBe(here.row);
  await keys([Key.Shift, Key.Tab]);
  await eventually(async () => expect(await place()).toEqual(here));
});

test("a letter on a card replaces its text, and on a cell begins a new card", async () => {
  const { window, journey } = desk;
  await goToLandingPage();
  await keys("B");
  await window.page.waitFor(".typing");
  await keys(..."right page", Key.Enter);
  await eventually(() => expect(texts()).toContain("Bright page"));
  await keys(Key.Escape, "N");
  await window.page.waitFor(".typing");
  await keys(..."ext to it", Key.Enter);
  await eventually(() => expect(savedCell(journey, "touchpoint", "Tap through")).toEqual(["Bright page", "Next to it"]));
});

test("F2 and Enter edit the card, the step, the stage and the lane where the keyboard is", async () => {
  const { window, journey } = desk;
  await goToLandingPage();
  const edits: [string[], string, () => unknown][] = [
    [[Key.F2], "s", () => texts().includes("Landing pages")],
    [[Key.Escape, Key.Up, Key.Up, Key.Enter], "Tapped", () => stepNames(journey, "Awareness and discovery")[1] === "Tapped"],
    [[Key.Up, Key.F2], "Discovery", () => stageNames(journey)[0] === "Discovery"],
    [[Key.Down, Key.Down, Key.Home, Key.Enter], "Deeds", () => saved(journey).lanes.some(({ name }) => name === "Deeds")],
  ];
  for (const [way, text, done] of edits) {
    await keys(...way);
    await window.page.waitFor(".typing");
    await keys(...text, Key.Enter);
    await window.page.waitForNo(".typing");
    await eventually(() => expect(done(), text).toBe(true));
  }
});

test("Alt with arrows moves the card to its neighbours, and the keyboard goes with it", async () => {
  const { window, journey } = desk;
  await goToLandingPage();
  const moves: [string, string][] = [
    [Key.Right, "touchpoint of Weigh the options"],
    [Key.Left, "touchpoint of Tap through"],
    [Key.Up, "action of Tap through"],
    [Key.Down, "touchpoint of Tap through"],
  ];
  for (const [arrow, to] of moves) {
    await keys([Key.Alt, arrow]);
    await eventually(() => expect(placeOf(journey, "Landing page")).toBe(to));
    expect(await window.focused()).toContain("Landing page");
  }
});

test("Alt+Shift with arrows moves the step and the lane", async () => {
  const { journey } = desk;
  await goToLandingPage();
  await keys([Key.Alt, Key.Shift, Key.Left]);
  await eventually(() => expect(stepNames(journey, "Awareness and discovery")).toEqual(["Tap through", "See the advert"]));
  await keys([Key.Alt, Key.Shift, Key.Up]);
  await eventually(() => expect(laneKinds(journey).slice(0, 2)).toEqual(["touchpoint", "action"]));
});

test("Ctrl+D, Delete, Ctrl+Z and Ctrl+Y duplicate, delete, undo and redo, down to the same bytes", async () => {
  const { journey } = desk;
  const bytes = readFileSync(journey);
  const cell = () => savedCell(journey, "touchpoint", "Tap through");
  await goToLandingPage();
  await keys([Key.Control, "d"]);
  await eventually(() => expect(cell()).toEqual(["Landing page", "Landing page"]));
  await keys(Key.Delete);
  await eventually(() => expect(cell()).toEqual(["Landing page"]));
  await keys([Key.Control, "z"]);
  await eventually(() => expect(cell()).toEqual(["Landing page", "Landing page"]));
  await keys([Key.Control, "y"]);
  await eventually(() => expect(cell()).toEqual(["Landing page"]));
  await keys([Key.Control, "z"], [Key.Control, "z"]);
  await eventually(() => expect(readFileSync(journey).equals(bytes)).toBe(true));
});

test("the grid is one tab stop, and F6 leaves it for the next area and comes back", async () => {
  const { window } = desk;
  await goTo(2, 3);
  const here = await place();
  expect(await window.page.count('[role="grid"] [tabindex="0"]')).toBe(1);
  const areas = await window.page.count("[data-area]");
  const isInGrid = () => window.page.run(() => document.activeElement?.closest('[role="grid"]') !== null);
  await keys(Key.F6);
  await eventually(async () => expect(await isInGrid()).toBe(false));
  for (let area = 1; area < areas && !(await isInGrid()); area += 1) await keys(Key.F6);
  await eventually(async () => expect(await place()).toEqual(here));
});
