// The window is light or dark as the system is, or as it was chosen.

import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually, Workplace } from "../harness/files";
import { Key } from "../harness/hand";
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

/** How bright the page's ground, a card and its text are, 0 to 255. */
function brightness(): Promise<{ page: number; card: number; text: number }> {
  return window.page.run(() => {
    const of = (element: Element | null, property: "backgroundColor" | "color") => {
      const [r = 0, g = 0, b = 0] = (element ? getComputedStyle(element)[property] : "").match(/[\d.]+/g)?.map(Number) ?? [];
      return (r + g + b) / 3;
    };
    return {
      page: of(document.body, "backgroundColor"),
      card: of(document.querySelector('.group[data-role="card"] .box'), "backgroundColor"),
      text: of(document.querySelector('.group[data-role="card"] .text'), "color"),
    };
  });
}

test("a light system gives a light window and a light map", async () => {
  window = await EditorWindow.open(workplace, { journey: workplace.sample() });
  await window.card("Landing page");
  const { page, card, text } = await brightness();
  expect(page).toBeGreaterThan(200);
  expect(card).toBeGreaterThan(200);
  expect(text).toBeLessThan(80);
});

test("a dark system gives a dark window and a dark map, and what is chosen goes before the system", async () => {
  window = await EditorWindow.open(workplace, {
    journey: workplace.sample(),
    environment: { GTK_THEME: "Adwaita:dark" },
  });
  await window.card("Landing page");
  const { page, card, text } = await brightness();
  expect(page).toBeLessThan(60);
  expect(card).toBeLessThan(80);
  expect(text).toBeGreaterThan(180);

  await window.hand.keys([Key.Control, "k"]);
  await window.page.waitFor("dialog input");
  await window.hand.type("Light colours");
  await window.hand.keys(Key.Enter);
  await eventually(async () => expect((await brightness()).card).toBeGreaterThan(200));
  expect((await brightness()).page).toBeGreaterThan(200);
});
