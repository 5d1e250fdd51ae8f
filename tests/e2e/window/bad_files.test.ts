// Files that are no journeys: the window says what is the matter and where, and leaves them as they are.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Workplace } from "../harness/files";
import { Key } from "../harness/hand";
import { saved } from "../harness/saved";
import { EditorWindow } from "../harness/window";

const workplace = new Workplace();
let window: EditorWindow;

beforeAll(async () => {
  window = await EditorWindow.open(workplace);
});

afterAll(async () => {
  await window.close();
  workplace.remove();
});

const sample = readFileSync(workplace.sample(), "utf8");
const deep = `${"[".repeat(5_000)}${"]".repeat(5_000)}`;

const BAD: [string, string | Buffer, RegExp][] = [
  ["empty", "", /is empty: it holds no journey/],
  ["torn", sample.slice(0, sample.length / 2), /is damaged at line \d+/],
  ["binary", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00]), /is not a text file/],
  ["of another format", '{ "format": "shopping list", "version": 1 }', /is not a journey file/],
  ["nested too deeply", deep, /more than this program takes in/],
];

async function open(path: string): Promise<void> {
  await workplace.answersDialog(path, () => window.hand.keys([Key.Control, "o"]));
}

test.each(BAD)("a file that is %s gets a sentence on the start screen and is left as it was", async (name, content, says) => {
  const path = workplace.path(`${name}.journey`);
  writeFileSync(path, content);
  await open(path);
  await window.page.waitForText(`${name}.journey`);
  const said = await window.page.run(() => document.querySelector('main [role="alert"]')?.textContent ?? "");
  expect(said).toMatch(says);
  expect(readFileSync(path).equals(Buffer.from(content))).toBe(true);
});

test("a folder and a file that is not there get a sentence each", async () => {
  mkdirSync(workplace.path("folder.journey"));
  await open(workplace.path("folder.journey"));
  await window.page.waitForText("is a folder, not a file");
  await open(workplace.path("nowhere.journey"));
  await window.page.waitForText("There is no file");
});

test("a bad file opened beside a good map leaves that map open", async () => {
  await window.show(workplace.sample());
  await open(workplace.path("torn.journey"));
  await window.page.waitForText("is damaged at line");
  await window.card("Landing page");
});

test("a file with a dangling reference opens, and the window lists what was put right", async () => {
  const document = saved(workplace.sample());
  const card = document.cards?.find(({ text }) => text === "Landing page");
  if (card?.place) card.place.lane = "00000000-0000-4000-8000-000000000000";
  const path = workplace.path("dangling.journey");
  writeFileSync(path, JSON.stringify(document));
  await window.show(path);
  await window.page.waitForText("put right");
  await window.clickOn(".band button", "Show");
  await window.page.waitFor('dialog li');
  await window.hand.keys(Key.Escape);
});

test("a map of a newer version can be looked at, is not written, and says so", async () => {
  const path = workplace.path("newer.journey");
  const newer = sample.replace(/"version": \d+/, '"version": 9999');
  expect(newer).not.toBe(sample);
  writeFileSync(path, newer);
  await window.show(path);
  await window.page.waitForText("Read only");
  await window.page.waitForText("newer");
  expect(readFileSync(path, "utf8")).toBe(newer);
});
