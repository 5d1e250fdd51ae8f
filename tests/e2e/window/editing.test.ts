// A map is opened, edited by hand, saved and opened again, in the real window.

import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually, savedCard, Workplace } from "../harness/files";
import { EditorWindow, Key, middle } from "../harness/window";

let workplace: Workplace;
let window: EditorWindow;
let journey: string;

beforeEach(async () => {
  workplace = new Workplace();
  journey = workplace.sample();
  window = await EditorWindow.open(workplace, journey);
});

afterEach(async () => {
  await window.close();
  workplace.remove();
});

function placeOf(text: string) {
  return savedCard(journey, text)?.place;
}

test("a card dragged to another step stands there in the saved file, and undo brings it back", async () => {
  const before = placeOf("Landing page");
  const from = await window.card("Landing page");
  const beside = await window.card("Comparison site");
  await window.drag(middle(from), { x: beside.x + beside.width / 2, y: beside.y + 3 });
  await eventually(() => {
    expect(placeOf("Landing page")?.column).toBe(placeOf("Comparison site")?.column);
  });
  await window.keys([Key.Control, "z"]);
  await eventually(() => expect(placeOf("Landing page")).toEqual(before));
});

test("Esc in the middle of a drag leaves the map and the file as they were", async () => {
  const bytes = readFileSync(journey);
  const from = await window.card("Landing page");
  const beside = await window.card("Comparison site");
  await window.drag(middle(from), middle(beside), false);
  await window.waitFor(".ghosts *");
  await window.keys(Key.Escape);
  await window.client.releaseActions();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(readFileSync(journey).equals(bytes)).toBe(true);
  expect(await window.card("Landing page")).toEqual(from);
});

test("a text typed in place is saved without being asked, and is there after opening again", async () => {
  await window.clickAt(middle(await window.card("Landing page")), 2);
  await window.waitFor(".typing");
  await window.keys([Key.Control, "a"]);
  await window.type("Slick advert");
  await window.keys(Key.Enter);
  await eventually(() => expect(placeOf("Slick advert")).toBeDefined());
  await window.close();
  window = await EditorWindow.open(workplace, journey);
  await window.card("Slick advert");
});

test("Delete takes the selected card away and undo brings the same bytes back", async () => {
  const bytes = readFileSync(journey);
  await window.clickAt(middle(await window.card("Landing page")));
  await window.keys(Key.Delete);
  await eventually(() => expect(placeOf("Landing page")).toBeUndefined());
  await window.keys([Key.Control, "z"]);
  await eventually(() => expect(readFileSync(journey).equals(bytes)).toBe(true));
});
