// What is saved without being asked, what the title bar says of it, and what closing the window does.

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually, Workplace } from "../harness/files";
import { Key } from "../harness/hand";
import { placeOf, savedCard } from "../harness/saved";
import { EditorWindow } from "../harness/window";

let workplace: Workplace;
let window: EditorWindow;

beforeEach(() => {
  workplace = new Workplace();
});

afterEach(async () => {
  await window.close();
  workplace.remove();
});

async function newMap(): Promise<void> {
  window = await EditorWindow.open(workplace);
  await window.clickOn(".tile .title", "Blank map");
  await window.page.waitFor(".group");
}

test("a named map is saved by itself, and the mark in the title bar goes when it is", async () => {
  const journey = workplace.sample();
  window = await EditorWindow.open(workplace, { journey });
  await window.waitForTitle(/^Opening an everyday account – Throughline$/);
  await window.typeCard("I look again");
  await window.waitForTitle(/^• /);
  await window.waitForTitle(/^Opening/);
  expect(savedCard(journey, "I look again")).toBeDefined();
});

test("the cross on a map with a name saves it and closes, with the last edit in the file", async () => {
  const journey = workplace.sample();
  window = await EditorWindow.open(workplace, { journey });
  await window.typeCard("The last word");
  await window.pressCross();
  await window.program.ended();
  expect(placeOf(journey, "The last word")).toBe("action of See the advert");
});

test("the cross in the middle of typing keeps the text that is being typed", async () => {
  const journey = workplace.sample();
  window = await EditorWindow.open(workplace, { journey });
  await window.hand.keys([Key.Control, Key.Enter]);
  await window.page.waitFor(".typing");
  await window.hand.type("Half a thou");
  await window.pressCross();
  await window.program.ended();
  expect(savedCard(journey, "Half a thou")).toBeDefined();
});

test("Ctrl+S in the middle of typing saves the text that is being typed", async () => {
  const journey = workplace.sample();
  window = await EditorWindow.open(workplace, { journey });
  await window.hand.keys([Key.Control, Key.Enter]);
  await window.page.waitFor(".typing");
  await window.hand.type("Half a thou");
  await window.hand.keys([Key.Control, "s"]);
  await eventually(() => expect(savedCard(journey, "Half a thou")).toBeDefined());
});

test("the cross on a map without a name asks; Cancel keeps the map, Save writes it and closes", async () => {
  await newMap();
  await window.typeCard("Not to be lost");
  expect(window.title()).toMatch(/^• /);
  await window.pressCross();
  await window.page.waitFor('[role="alertdialog"]');
  await window.clickButton("Cancel");
  await window.page.waitForNo('[role="alertdialog"]');
  await window.card("Not to be lost");

  const file = workplace.path("kept.journey");
  await window.pressCross();
  await window.page.waitFor('[role="alertdialog"]');
  await workplace.answersDialog(file, () => window.clickOn('[role="alertdialog"] button', "Save"));
  await window.program.ended();
  expect(savedCard(file, "Not to be lost")).toBeDefined();
});

test("a map without a name that is given up on purpose is gone, and is not offered again", async () => {
  await newMap();
  await window.typeCard("To be forgotten");
  await window.pressCross();
  await window.clickOn('[role="alertdialog"] button', "Close without saving");
  await window.program.ended();
  window = await EditorWindow.open(workplace);
  await window.page.waitForText("Start from a template");
  expect(await window.page.count('[aria-label="Unsaved edits"]')).toBe(0);
});

test("a save that fails stays on the screen until it succeeds, and nothing is lost", async () => {
  const folder = workplace.path("drawer");
  mkdirSync(folder);
  const journey = `${folder}/map.journey`;
  writeFileSync(journey, readFileSync(workplace.sample()));
  window = await EditorWindow.open(workplace, { journey });
  await window.page.waitFor(".group");
  renameSync(folder, `${folder}-away`);
  await window.typeCard("Written in the dark");
  await window.page.waitForText("does not exist, so nothing was saved");
  expect(window.title()).toMatch(/^• /);
  expect(existsSync(folder)).toBe(false);
  renameSync(`${folder}-away`, folder);
  await window.page.waitForNo(".band.trouble");
  await eventually(() => expect(savedCard(journey, "Written in the dark")).toBeDefined());
  await window.waitForTitle(/^Opening/);
});
