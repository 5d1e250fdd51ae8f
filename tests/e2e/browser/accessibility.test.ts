// What assistive technology is told: no violations that axe knows, and a grid with labels and one tab stop.

import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { violations } from "../harness/axe";
import { ServedEditor } from "../harness/browser";
import { Workplace } from "../harness/files";

let workplace: Workplace;
let served: ServedEditor;

beforeEach(() => {
  workplace = new Workplace();
});

afterEach(async () => {
  await served.close();
  workplace.remove();
});

async function editor(): Promise<Page> {
  served = await ServedEditor.start(workplace, workplace.sample());
  const page = await served.page();
  await page.waitForSelector('[role="gridcell"]');
  return page;
}

test("the start screen has no violations", async () => {
  served = await ServedEditor.start(workplace);
  const page = await served.page();
  await page.waitForSelector(".start main");
  expect(await violations(page)).toEqual([]);
});

test.each(["light", "dark"] as const)("the editor has no violations in %s colours", async (colours) => {
  const page = await editor();
  await page.emulateMedia({ colorScheme: colours });
  await page.waitForTimeout(500);
  expect(await violations(page)).toEqual([]);
});

test.each([
  ["export", "Control+e"],
  ["all keys", "F1"],
  ["all commands", "Control+k"],
])("the dialog for %s has no violations", async (_, key) => {
  const page = await editor();
  await page.keyboard.press(key);
  await page.waitForSelector("dialog[open]");
  expect(await violations(page)).toEqual([]);
});

test("the export dialog has no violations, whatever is exported", async () => {
  const page = await editor();
  await page.keyboard.press("Control+e");
  for (const kind of await page.locator("dialog label.format").all()) {
    await kind.click();
    await page.waitForTimeout(1000);
    expect(await violations(page), (await kind.textContent()) ?? "").toEqual([]);
  }
});

test.each(["light", "dark"] as const)("two states compared have no violations in %s colours, shown any way", async (colours) => {
  const page = await editor();
  await page.emulateMedia({ colorScheme: colours });
  await page.keyboard.press("Control+Shift+D");
  await page.waitForSelector(".change");
  for (const way of ["Overlay", "Side by side", "Swipe", "List"]) {
    await page.getByRole("radio", { name: way }).click();
    await page.waitForTimeout(500);
    expect(await violations(page), way).toEqual([]);
  }
});

test("the dialog for a new future state has no violations", async () => {
  const page = await editor();
  await page.getByRole("button", { name: "Other states" }).click();
  await page.getByRole("menuitem", { name: "New future state" }).click();
  await page.waitForSelector("dialog[open]");
  expect(await violations(page)).toEqual([]);
});

test("the dialog for a new map has no violations", async () => {
  served = await ServedEditor.start(workplace);
  const page = await served.page();
  await page.locator("main button.primary").first().click();
  await page.waitForSelector("dialog[open] button.primary:enabled");
  expect(await violations(page)).toEqual([]);
});

test("the map is a grid that counts all its rows and columns, with one tab stop", async () => {
  const page = await editor();
  const grid = page.getByRole("grid", { name: "Opening an everyday account" });
  // Nine lanes below stages and steps, twelve steps right of the labels.
  expect(await grid.getAttribute("aria-rowcount")).toBe("11");
  expect(await grid.getAttribute("aria-colcount")).toBe("13");
  expect(await grid.locator('[tabindex="0"]').count()).toBe(1);
  expect(await grid.getByRole("columnheader").count()).toBeGreaterThan(2);
  expect(await grid.getByRole("rowheader").count()).toBeGreaterThan(2);
});

test("headers, labels, cells and cards say what they are", async () => {
  const page = await editor();
  const grid = page.getByRole("grid");
  await grid.getByRole("columnheader", { name: /Awareness and discovery/ }).waitFor();
  await grid.getByRole("columnheader", { name: /Tap through/ }).waitFor();
  await grid.getByRole("rowheader", { name: /Touchpoints/ }).waitFor();
  const card = grid.locator('.entry[aria-label*="Landing page"]');
  expect(await card.getAttribute("aria-roledescription")).toBe("card");
  const cell = card.locator("xpath=..");
  expect(await cell.getAttribute("role")).toBe("gridcell");
  expect(await cell.getAttribute("aria-colindex")).toBe("3");
  expect(await cell.locator("xpath=..").getAttribute("aria-rowindex")).toBe("4");
});
