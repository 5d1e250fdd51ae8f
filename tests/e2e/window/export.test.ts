// The export dialog: what is previewed is what is written, and what was chosen is kept.

import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { pdfText, pictureSize } from "../harness/exports";
import { eventually } from "../harness/files";
import { Key } from "../harness/hand";
import { sharedWindow } from "../harness/suite";

const desk = sharedWindow();

/** Opens the dialog and waits for its first page. */
async function open(): Promise<void> {
  await desk.window.hand.keys([Key.Control, "e"]);
  await desk.window.page.waitFor("dialog .stage img");
}

const close = async () => {
  await desk.window.hand.keys(Key.Escape);
  await desk.window.page.waitForNo("dialog");
};

// What one test leaves open must not keep the next one from opening its map.
afterEach(async () => {
  if ((await desk.window.page.count("dialog")) > 0) await close();
});

const kind = (name: string) => desk.window.clickOn("dialog label.format", name);

/** The picture of the large page: its address, which holds the picture itself. */
const picture = () => desk.window.page.run(() => document.querySelector<HTMLImageElement>("dialog .stage img")?.src ?? "");

const footer = () => desk.window.page.run(() => document.querySelector("dialog footer")?.textContent ?? "");

/** Chooses in a list by the name that the list has. */
const choose = (name: string, option: string) =>
  desk.window.page.run(
    (name: string, option: string) => {
      const label = [...document.querySelectorAll("dialog label")].find((one) => one.textContent === name);
      const list = label instanceof HTMLLabelElement ? label.control : document.querySelector(`[aria-label="${name}"]`);
      if (!(list instanceof HTMLSelectElement)) throw new Error(`There is no list called ${name}.`);
      const wanted = [...list.options].find((one) => one.text === option);
      if (!wanted) throw new Error(`${name} has no ${option}.`);
      list.value = wanted.value;
      list.dispatchEvent(new Event("change", { bubbles: true }));
    },
    name,
    option,
  );

async function write(button: string, name: string): Promise<string> {
  const path = desk.workplace.path(name);
  await desk.workplace.answersDialog(path, () => desk.window.clickOn("dialog button", button));
  return path;
}

test("the preview follows what is chosen, and says how large the file will be", async () => {
  await open();
  await eventually(async () => expect(await footer()).toMatch(/\d pages?, \d/));
  const light = await picture();
  expect(light).toMatch(/^data:image\/png;base64,/);
  await choose("Look", "Dark");
  await eventually(async () => expect(await picture()).not.toBe(light));
  await close();
});

test("pages are turned by the keyboard, and the pages change with the paper", async () => {
  const { page, hand } = desk.window;
  const turned = () => page.run(() => document.querySelector("dialog .head .numbers")?.textContent ?? "");
  await open();
  await choose("Paper", "A4");
  await eventually(async () => expect(await turned()).toMatch(/^Page 1 of [3-9]/));
  await page.run(() => document.querySelector<HTMLElement>("dialog .stage")?.focus());
  const first = await picture();
  await hand.keys(Key.Right);
  await eventually(async () => expect(await turned()).toMatch(/^Page 2 of/));
  await eventually(async () => expect(await picture()).not.toBe(first));
  await hand.keys(Key.End);
  const [, last, all] = /Page (\d+) of (\d+)/.exec(await turned()) ?? [];
  expect(last).toBe(all);
  await hand.keys(Key.Home, "+");
  await page.waitFor("dialog .stage.zoomed");
  // What cannot be read on one page is parted all the same, and the footer says so.
  await desk.window.clickOn("dialog label.fit", "Whole map on one page");
  await eventually(async () => expect(await footer()).toContain("cannot be read on one page of A4"));
  await choose("Paper", "A2");
  await eventually(async () => expect(await turned()).toBe("Page 1 of 1"));
  await close();
});

test("a slide that is left out and one that is moved stay so in the map, and can be taken back", async () => {
  const { page, hand } = desk.window;
  const order = () =>
    page.run(() => [...document.querySelectorAll("dialog .slide")].map((slide) => slide.getAttribute("data-kind")).join(" "));
  await open();
  await kind("PowerPoint");
  await page.waitFor("dialog .slide");
  expect(await order()).toMatch(/^ask curve pains/);
  await page.run(() => document.querySelector<HTMLElement>('dialog [data-kind="pains"] input')?.focus());
  await hand.keys([Key.Alt, Key.Up]);
  await eventually(async () => expect(await order()).toMatch(/^ask pains curve/));
  const slides = () => page.run(() => document.querySelectorAll('dialog [role="option"]').length);
  await eventually(async () => expect(await slides()).toBeGreaterThan(6));
  const before = await slides();
  await desk.window.clickOn('dialog [data-kind="future"] input');
  await eventually(async () => expect(await slides()).toBe(before - 1));
  const path = await write("Export PowerPoint", "deck.pptx");
  await page.waitForText("deck.pptx was written.");
  expect(readFileSync(path).subarray(0, 2).toString()).toBe("PK");
  await close();
  await hand.keys([Key.Control, "z"], [Key.Control, "z"]);
  await open();
  await page.waitFor("dialog .slide");
  await eventually(async () => expect(await order()).toMatch(/^ask curve pains/));
  await close();
});

test("what is written is as large as the footer has said, and is told with its folder", async () => {
  const { page } = desk.window;
  await open();
  await kind("SVG");
  await eventually(async () => expect(await footer()).toMatch(/KB|MB/));
  const [said] = /[\d.,]+ [KM]B/.exec(await footer()) ?? [];
  const path = await write("Export SVG", "written.svg");
  await page.waitForText("written.svg was written.");
  await page.waitForText(said ?? "a size");
  expect(readFileSync(path, "utf8")).toContain("<svg");
  await page.place("dialog button", "Show in folder");
  await desk.window.clickOn("dialog button", "Done");
  await page.waitForNo("dialog");
});

test("how a map was exported last is chosen when the dialog is opened again, and the map is not changed by it", async () => {
  const { page } = desk.window;
  await open();
  await kind("PNG");
  await choose("Look", "Projector, strong contrast");
  await write("Export PNG", "last.png");
  await page.waitForText("was written.");
  await close();
  await open();
  expect(await page.count('dialog label.format.on input[value="picture"]')).toBe(1);
  expect(await page.run(() => [...document.querySelectorAll("dialog select")].map((list) => (list as HTMLSelectElement).value))).toContain(
    "projector",
  );
  await close();
  expect(desk.window.title()).not.toContain("•");
});

test("a folder that refuses is told in a sentence, and everything chosen is still there", async () => {
  const { page } = desk.window;
  const folder = desk.workplace.path("refusing");
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o500);
  await open();
  await kind("PNG");
  await choose("Look", "Dark");
  // Who runs the tests as root may write everywhere: then a folder stands where the file should.
  const path = `${folder}/map.png`;
  chmodSync(folder, 0o700);
  mkdirSync(path, { recursive: true });
  chmodSync(folder, 0o500);
  await desk.workplace.answersDialog(path, () => desk.window.clickOn("dialog button", "Export PNG"));
  await page.waitFor('dialog [role="alert"]');
  expect(await page.run(() => document.querySelector('dialog [role="alert"]')?.textContent ?? "")).toContain("map.png");
  expect(await page.count('dialog label.format.on input[value="picture"]')).toBe(1);
  chmodSync(folder, 0o700);
  const written = await write("Export PNG", "elsewhere.png");
  await page.waitForText("was written.");
  expect(pictureSize(written).width).toBeGreaterThan(1000);
  await close();
});

test("a long export is stopped, and leaves what stood there", async () => {
  const { page } = desk.window;
  const path = desk.workplace.path("long.png");
  writeFileSync(path, "what stood there");
  await open();
  await kind("PNG");
  await desk.window.clickOn('dialog [role="radio"]', "Width");
  await desk.window.clickOn('dialog input[inputmode="decimal"]');
  await desk.window.hand.keys([Key.Control, "a"]);
  await desk.window.hand.type("30000");
  await desk.workplace.answersDialog(path, () => desk.window.clickOn("dialog button", "Export PNG"));
  await page.waitFor("dialog progress");
  await desk.window.clickOn("dialog button", "Stop");
  await page.waitForNo("dialog progress");
  expect(readFileSync(path, "utf8")).toBe("what stood there");
  expect(await page.count('dialog [role="alert"]')).toBe(0);
  await close();
});

test("a preset is kept under its name and chosen again", async () => {
  const { page } = desk.window;
  await open();
  await kind("SVG");
  await choose("Look", "Dark");
  await desk.window.clickOn("dialog button", "Save as preset");
  await page.waitFor("dialog footer input");
  await desk.window.hand.type("Night drawing");
  await desk.window.hand.keys(Key.Enter);
  await page.waitForNo("dialog footer input");
  await kind("PDF pages");
  await choose("Preset", "Night drawing");
  expect(await page.count('dialog label.format.on input[value="drawing"]')).toBe(1);
  await desk.window.clickOn("dialog button", "Forget this preset");
  await page.waitForNo("dialog .forget");
  await close();
});

test("a PDF has the words of the map", async () => {
  await open();
  await kind("PDF pages");
  const path = await write("Export PDF", "map.pdf");
  await desk.window.page.waitForText("map.pdf was written.");
  expect(existsSync(path)).toBe(true);
  expect(pdfText(path)).toContain("Opening an everyday account");
  await close();
});
