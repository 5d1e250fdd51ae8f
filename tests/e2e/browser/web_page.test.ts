// The web page that the built program writes: opened as a file, it needs nothing and keeps nobody out.

import type { BrowserContextOptions } from "playwright-core";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { violations } from "../harness/axe";
import { ExportedPage } from "../harness/exported_page";
import { exportedByCommand } from "../harness/exports";
import { eventually, Workplace } from "../harness/files";

const workplace = new Workplace();
let file: string;
let open: ExportedPage | undefined;

beforeAll(() => {
  file = exportedByCommand(workplace.sample(), "html");
  return () => workplace.remove();
});

beforeEach(() => {
  open = undefined;
});

afterEach(async () => {
  const complaints = open?.complaints;
  await open?.close();
  expect(complaints).toEqual([]);
});

async function opened(options: BrowserContextOptions = {}, path = file): Promise<ExportedPage> {
  open = await ExportedPage.open(path, options);
  return open;
}

test.each([
  ["light", "Map"],
  ["light", "Table"],
  ["dark", "Map"],
  ["dark", "Table"],
] as const)("it has no violations in %s colours as a %s in any state", async (colorScheme, way) => {
  const { page } = await opened({ colorScheme });
  await page.getByText(way, { exact: true }).click();
  for (const state of ["As it is", "One team, ten minutes", "Compared"]) {
    await page.getByText(state, { exact: true }).first().click();
    expect(await violations(page), state).toEqual([]);
  }
});

test("it takes the colours that its reader prefers", async () => {
  const { page } = await opened({ colorScheme: "dark" });
  const ground = () => page.evaluate(() => getComputedStyle(document.querySelector(".picture rect") as Element).fill);
  const dark = await ground();
  await page.emulateMedia({ colorScheme: "light" });
  expect(await ground()).toBe("rgb(255, 255, 255)");
  expect(dark).not.toBe("rgb(255, 255, 255)");
});

test("a text is found without its accents and case, marked in view, and the next and previous by keyboard", async () => {
  const { page } = await opened();
  const field = page.getByRole("searchbox", { name: "Find a text" });
  await field.fill("PHONÉ");
  await page.keyboard.press("Enter");
  expect(await page.locator("output").textContent()).toMatch(/^2 of \d+$/);
  await eventually(async () => expect(await (open as ExportedPage).marked()).toBe(true));
  await page.keyboard.press("Shift+Enter");
  expect(await page.locator("output").textContent()).toMatch(/^1 of \d+$/);
  await page.getByRole("button", { name: "Previous" }).click();
  expect(await page.locator("output").textContent()).toMatch(/^(\d+) of \1$/);
  await field.fill("no such text");
  expect(await page.locator("output").textContent()).toBe("Nothing found");
  await page.keyboard.press("Escape");
  expect(await page.locator("output").textContent()).toBe("");
});

test("what only another state says is found there", async () => {
  const { page } = await opened();
  await page.getByRole("searchbox").fill("kettle");
  expect(await page.locator("output").textContent()).toBe("None here, 1 in One team, ten minutes, 1 in Compared");
  await page.getByRole("radio", { name: "One team, ten minutes" }).check({ force: true });
  expect(await page.locator("output").textContent()).toBe("1 of 1");
});

test("the map is moved and zoomed by keys, buttons, wheel and mouse, and keeps its place between states", async () => {
  const shown = await opened();
  const { page } = shown;
  await page.locator(".view:not([hidden]) .map").focus();
  const before = await shown.zoom();
  await page.keyboard.press("+");
  expect(await shown.zoom()).toBeGreaterThan(before);
  await page.keyboard.press("1");
  expect(await shown.zoom()).toBeCloseTo(1);
  await page.keyboard.press("ArrowRight");
  await eventually(async () => expect((await shown.place()).x).toBeGreaterThan(0));
  await page.getByRole("button", { name: "Fit" }).click();
  expect(await shown.zoom()).toBeLessThan(1);
  await page.getByRole("button", { name: "Larger" }).click();

  await page.mouse.move(700, 500);
  await page.keyboard.down("Control");
  const small = await shown.zoom();
  await page.mouse.wheel(0, -240);
  await page.keyboard.up("Control");
  await eventually(async () => expect(await shown.zoom()).toBeGreaterThan(small));

  await page.locator(".view:not([hidden]) .map").focus();
  await page.keyboard.press("1");
  await page.locator(".view:not([hidden]) .map").evaluate((map) => map.scrollTo(400, 300));
  const ground = await page.evaluate(() => {
    const free = (x: number, y: number) => !document.elementFromPoint(x, y)?.closest("text, a");
    return [300, 340, 380, 420, 460].map((x) => ({ x, y: 500 })).find(({ x, y }) => free(x, y));
  });
  if (!ground) throw new Error("There is text everywhere.");
  const from = await shown.place();
  await page.mouse.move(ground.x, ground.y);
  await page.mouse.down();
  await page.mouse.move(ground.x - 60, ground.y - 40, { steps: 4 });
  await page.mouse.up();
  expect(await shown.place()).toEqual({ x: from.x + 60, y: from.y + 40 });

  const place = await shown.place();
  await page.getByRole("radio", { name: "Compared" }).check({ force: true });
  expect(await shown.zoom()).toBeCloseTo(1);
  expect(await shown.place()).toEqual(place);
});

test("stages, steps and lanes stay in view while the map moves under them", async () => {
  const shown = await opened();
  const { page } = shown;
  await page.getByRole("button", { name: /Natural size/ }).click();
  const covered = () =>
    page.evaluate(() => {
      const [map, headers, labels] = [".map", ".headers", ".labels"].map((part) =>
        document.querySelector(`.view:not([hidden]) ${part}`)?.getBoundingClientRect(),
      );
      return map && headers && labels ? { x: labels.left - map.left, y: headers.top - map.top } : null;
    });
  await page.locator(".view:not([hidden]) .map").evaluate((map) => map.scrollTo(500, 600));
  await eventually(async () => {
    const { x, y } = (await covered()) ?? { x: -1, y: -1 };
    expect(Math.abs(x) + Math.abs(y)).toBeLessThan(2);
  });
  // What is found under them is brought out.
  await page.getByRole("searchbox").fill("I see an advert");
  await eventually(async () => {
    const isSeen = await page.evaluate(() => {
      const box = (part: string) => document.querySelector(`.view:not([hidden]) ${part}`)?.getBoundingClientRect();
      const [mark, headers, labels] = [box(".mark.here"), box(".headers"), box(".labels")];
      return !!mark && !!headers && !!labels && mark.top >= headers.bottom && mark.left >= labels.right;
    });
    expect(isSeen).toBe(true);
  });
});

test("all can be done by keyboard, and each stop on the way can be seen", async () => {
  const { page } = await opened();
  const stops: string[] = [];
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press("Tab");
    stops.push(
      await page.evaluate(() => {
        const { activeElement: on } = document;
        return on?.getAttribute("name") || on?.id || on?.className || "";
      }),
    );
    if (stops.at(-1) === "map") break;
  }
  expect(stops).toEqual(["view", "way", "smaller", "natural", "larger", "fit", "sought", "map"]);
  await page.keyboard.press("Shift+Tab");
  await page.locator("input[name=view]:checked").focus();
  await page.keyboard.press("ArrowRight");
  expect(await page.getByRole("heading", { level: 2 }).first().textContent()).toBe("One team, ten minutes");
});

test("words and pictures say the same, and only the words are read out", async () => {
  const { page } = await opened();
  const table = page.getByRole("table").first();
  expect(await table.getByRole("columnheader").count()).toBe(17);
  expect(await table.getByRole("rowheader").count()).toBe(9);
  await table.getByText("Priya Raman, Start over: awful, −1.9, furious").waitFor({ state: "attached" });
  // Neither the picture's texts nor its links are there for assistive technology.
  const tree = await page.locator(".view:not([hidden]) .map").ariaSnapshot();
  expect(tree).not.toContain("text:");
});

test("without scripts each state is there as a picture and as a table, and nothing moves sideways", async () => {
  const { page } = await opened({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  expect(await page.getByRole("table").count()).toBe(3);
  expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual(["As it is", "One team, ten minutes", "Compared"]);
  await page.getByRole("cell", { name: /I shut the laptop/ }).first().scrollIntoViewIfNeeded();
  expect(await page.getByRole("cell", { name: /I shut the laptop/ }).first().isVisible()).toBe(true);
  expect(await page.locator(".controls").isVisible()).toBe(false);
  expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBe(390);
});

test("on a phone nothing moves sideways, fingers find what they press, and two of them zoom", async () => {
  const shown = await opened({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const { page } = shown;
  for (const way of ["Map", "Table"]) {
    await page.getByText(way, { exact: true }).tap();
    expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBe(390);
    expect(await violations(page), way).toEqual([]);
    const sizes = await page.locator("button:visible, fieldset label:visible, input[type=search]").evaluateAll((targets) =>
      targets.map((target) => target.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(48);
  }
  await page.getByText("Map", { exact: true }).tap();
  const before = await shown.zoom();
  const hand = await page.context().newCDPSession(page);
  const fingers = (apart: number) => [
    { x: 195 - apart, y: 500, id: 0 },
    { x: 195 + apart, y: 500, id: 1 },
  ];
  await hand.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(40) });
  for (const apart of [50, 60, 80]) await hand.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: fingers(apart) });
  await hand.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await eventually(async () => expect(await shown.zoom()).toBeGreaterThan(1.3 * before));
});

test("on paper the state that is seen is there once as a picture and once in words, and no controls", async () => {
  const { page } = await opened();
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("table").count()).toBe(1);
  expect(await page.getByRole("table").isVisible()).toBe(true);
  expect(await page.locator(".controls").isVisible()).toBe(false);
});
