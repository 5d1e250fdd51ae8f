// What is new on a map is named where it stands, and cards are cut, copied and pasted, in the real window.

import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually, saved, savedCard, Workplace } from "../harness/files";
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

function stages() {
  return saved(journey).stages.map(({ name }) => name);
}

function column(text: string) {
  return savedCard(journey, text)?.place?.column;
}

test("a new stage is named in place, and one undo takes it back with its name", async () => {
  const bytes = readFileSync(journey);
  await window.click('[aria-label="Add stage"]');
  await window.waitFor(".typing");
  await window.type("Say goodbye");
  await window.keys(Key.Enter);
  await eventually(() => expect(stages()).toContain("Say goodbye"));
  await window.keys([Key.Control, "z"]);
  await eventually(() => expect(readFileSync(journey).equals(bytes)).toBe(true));
});

test("Enter keeps the usual name of a new step, and Esc adds nothing", async () => {
  await window.click('[aria-label="Add step"]');
  await window.waitFor(".typing");
  await window.keys(Key.Escape);
  await window.click('[aria-label="Add step"]');
  await window.waitFor(".typing");
  await window.keys(Key.Enter);
  await eventually(() => expect(readFileSync(journey, "utf8").match(/"New step"/g)).toHaveLength(1));
});

test("Esc gives up a stage that is being dragged from the palette", async () => {
  const bytes = readFileSync(journey);
  const tile = await window.run(() => {
    const { x, y, width, height } = document.querySelector('[aria-label="Add stage"]')?.getBoundingClientRect() ?? new DOMRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await window.drag(tile, middle(await window.card("Help pages")), false);
  await window.waitFor(".ghosts *");
  await window.keys(Key.Escape);
  await window.client.releaseActions();
  expect(await window.run(() => document.querySelector(".typing, .ghosts *"))).toBeNull();
  expect(readFileSync(journey).equals(bytes)).toBe(true);
});

test("a copied card is pasted with all it holds, and a cut card moves", async () => {
  const count = saved(journey).cards?.length ?? 0;
  await window.clickAt(middle(await window.card("Landing page")));
  await window.keys([Key.Control, "c"]);
  await window.waitForText("1 card copied");
  await window.clickAt(middle(await window.card("Help pages")));
  await window.keys([Key.Control, "v"]);
  await eventually(() => expect(saved(journey).cards).toHaveLength(count + 1));
  await window.keys([Key.Control, "z"]);
  await eventually(() => expect(saved(journey).cards).toHaveLength(count));
  await window.clickAt(middle(await window.card("Landing page")));
  await window.keys([Key.Control, "x"]);
  await window.waitForText("1 card cut");
  await window.clickAt(middle(await window.card("Help pages")));
  await window.keys([Key.Control, "v"]);
  await eventually(() => expect(column("Landing page")).toBe(column("Help pages")));
  expect(saved(journey).cards).toHaveLength(count);
});

test("a mark pressed over the card that is typed stays with it", async () => {
  const before = await window.card("14 pages, and no way to save");
  await window.clickAt(middle(before), 2);
  await window.waitFor(".typing");
  await window.click('[aria-label="Severity 2"]');
  await window.keys(Key.Escape);
  await eventually(() => expect(savedCard(journey, "14 pages, and no way")).toMatchObject({ severity: 2 }));
});

test("what is found on the map is selected and comes into view", async () => {
  await window.keys([Key.Control, "f"]);
  await window.waitFor('[aria-label="Text to find"]');
  await window.type("Contact centre");
  await window.waitForText("Contact centre");
  await window.keys(Key.Enter);
  await window.card("Contact centre");
  await window.waitFor(".mark.selected");
});
