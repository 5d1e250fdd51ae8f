// The main job on real input: the bank's account opening is opened, edited by hand, saved, opened again and exported,
// and the command line makes the same of the same file.

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportedByCommand, pdfText, pictureSize } from "../harness/exports";
import { eventually, Workplace } from "../harness/files";
import { Key } from "../harness/hand";
import { middle } from "../harness/page";
import { placeOf, savedCard } from "../harness/saved";
import { EditorWindow } from "../harness/window";

const workplace = new Workplace();
const journey = workplace.sample();
let window: EditorWindow;

beforeAll(async () => {
  window = await EditorWindow.open(workplace, { journey });
});

afterAll(async () => {
  await window.close();
  workplace.remove();
});

test("what was edited by hand is in the file, and on the map after opening it again", async () => {
  await window.hand.click(middle(await window.card("Landing page")), 2);
  await window.page.waitFor(".typing");
  await window.hand.keys([Key.Control, "a"]);
  await window.hand.type("Slick advertisement page");
  await window.hand.keys(Key.Enter);
  const to = await window.card("Video advert");
  await window.hand.drag(middle(await window.card("Slick")), { x: to.x + 60, y: to.y + 3 });
  await window.page.waitForNo(".ghosts *");
  await window.hand.keys([Key.Control, "s"]);
  await eventually(() => expect(placeOf(journey, "Slick advertisement page")).toBe("touchpoint of See the advert"));
  await window.waitForTitle(/^Opening an everyday account – Throughline$/);
  expect(savedCard(journey, "Landing page")).toBeUndefined();

  await window.close();
  window = await EditorWindow.open(workplace, { journey });
  await window.card("Slick advertisement page");
});

test("the window exports the picture that the command line exports", async () => {
  const picture = workplace.path("window.png");
  await window.exportAs("PNG", picture);
  const other = exportedByCommand(journey, "png", "--scale", "2");
  expect(pictureSize(picture)).toEqual(pictureSize(other));
  expect(readFileSync(picture).equals(readFileSync(other))).toBe(true);
});

test("the window exports the page that the command line exports, with every card's words", async () => {
  const page = workplace.path("window.pdf");
  await window.exportAs("PDF", page);
  const text = pdfText(page).replaceAll(/\s+/g, " ");
  expect(text).toContain("Slick advertisement");
  expect(text).toContain("Opening an everyday account");
  expect(text).toMatch(/illustrative/);
  expect(readFileSync(page).equals(readFileSync(exportedByCommand(journey, "pdf", "--paper", "a3", "--landscape")))).toBe(true);
});
