/** What has been chosen in the export dialog, and the options that it comes to. */

import { expect, test } from "vitest";
import type { ComparisonView, NamedRecord, StateParts } from "../../generated";
import { COMPARISON, ExportChoices, type Seen } from "./choices.svelte";
import { SHAPES } from "./shapes";

const STATES: StateParts[] = [
  { state: "now", stages: [], lanes: [lane("a", "Actions"), lane("b", "Thinking")] },
  { state: "then", stages: [], lanes: [lane("c", "Actions")] },
];
const DESK = { formats: ["png", "pdf", "svg", "pptx", "csv", "md", "html"], states: STATES };

function lane(id: string, name: string): NamedRecord {
  return { record: { kind: "lane", id }, name };
}

function seen(comparing: Partial<Seen["comparing"]>, states = ["now", "then"]): Seen {
  return {
    info: { states: states.map((id) => ({ id, kind: id === "now" ? "current" : "future" })) },
    state: { id: "now" },
    focusedPersona: undefined,
    options: { density: "compact" },
    selection: [
      { kind: "card", id: "one" },
      { kind: "stage", id: "whole" },
    ],
    comparing: { view: null, shownAs: "overlay", divider: 0.5, ...comparing },
  };
}

function chosen(comparing: Partial<Seen["comparing"]> = {}, states?: string[]): ExportChoices {
  return new ExportChoices(seen(comparing, states), DESK, "en-GB");
}

const options = (choices: ExportChoices) => choices.choice(new Date(2026, 2, 4)).options;

const view: ComparisonView = {
  from: { state: "now" },
  to: { state: "then" },
  shown_as: "overlay",
  filter: { kinds: [], lanes: [], personas: [], departments: [] },
  fold_unchanged: true,
  layout_only: false,
};

test("a comparison on show is exported as it is shown until another shape is chosen", () => {
  for (const shownAs of ["overlay", "side", "swipe", "list"] as const) {
    const choices = chosen({ view, shownAs, divider: 0.3 });
    expect(choices.shape).toBe(shownAs);
    const shown = { from: "now", to: "then", shape: shownAs, divider: 0.3 };
    expect(options(choices).comparison).toMatchObject(shown);
  }
});

test("every shape can be chosen, and a list has no map", () => {
  const choices = chosen({ view });
  for (const { value } of SHAPES) {
    choices.shape = value;
    expect(options(choices).comparison?.shape).toBe(value);
    expect(choices.isMap).toBe(value !== "list" && value !== "page");
  }
});

test("one of the states can be exported while both are on show", () => {
  const choices = chosen({ view, shownAs: "list" });
  expect(choices.state).toBe(COMPARISON);
  choices.state = "then";
  expect(options(choices)).toMatchObject({ state: "then", density: "compact" });
  expect(options(choices).comparison).toBeUndefined();
  expect(choices.isMap).toBe(true);
});

test("two states can be compared on paper though one is on show", () => {
  const choices = chosen();
  expect(options(choices)).toMatchObject({ state: "now", date: "2026-03-04" });
  choices.state = COMPARISON;
  expect(options(choices).comparison).toMatchObject({ from: "now", to: "then", shape: "overlay" });
  expect(chosen({}, ["now"]).compared).toBeNull();
});

test("only what a kind can be told is asked for", () => {
  const choices = chosen();
  choices.transparent = true;
  expect(choices.choice(new Date()).format).toBe("pdf");
  expect(options(choices)).toMatchObject({ pages: { fit: "stages" }, transparent: false });
  choices.kind = "picture";
  choices.tilePx = "4096";
  expect(options(choices)).toMatchObject({ size: { scale: 2 }, transparent: true, tile_px: 4096 });
  expect(options(choices).pages).toBeUndefined();
  choices.kind = "other";
  choices.long = true;
  expect(choices.choice(new Date()).format).toBe("csv");
  choices.format = "md";
  expect(options(choices).long).toBeUndefined();
});

test("a web page leaves its colours to the reader until others are chosen", () => {
  const choices = chosen();
  choices.kind = "web";
  expect(options(choices).theme).toBeUndefined();
  choices.theme = "dark";
  expect(options(choices).theme).toBe("dark");
});

test("a deck is written as slides or as pages, and the map as slides only", () => {
  const choices = chosen();
  choices.kind = "slides";
  expect(choices.choice(new Date())).toMatchObject({ format: "pptx", options: { deck: true } });
  choices.format = "pdf";
  expect(choices.choice(new Date())).toMatchObject({ format: "pdf", options: { deck: true } });
  choices.slides = "map";
  expect(choices.choice(new Date()).format).toBe("pptx");
  expect(options(choices).deck).toBeUndefined();
});

test("what was chosen before comes back, but for what is on the screen", () => {
  const before = chosen();
  before.kind = "pages";
  before.pages.paper = "own";
  before.pages.width = "420";
  before.pages.fit = "tiles";
  before.theme = "projector";
  before.dated = false;
  before.state = "then";
  const again = chosen();
  again.take(before.choice(new Date()));
  expect(again.choice(new Date()).options).toEqual({ ...options(before), state: "now" });
});

test("a deck as pages comes back as a deck", () => {
  const before = chosen();
  before.kind = "slides";
  before.format = "pdf";
  const again = chosen();
  again.take(before.choice(new Date()));
  expect(again.kind).toBe("slides");
  expect(again.format).toBe("pdf");
});

test("a format that is not written any more changes nothing", () => {
  const choices = chosen();
  choices.take({ format: "bmp", options: { theme: "dark", density: "compact", transparent: false } });
  expect(choices.choice(new Date())).toMatchObject({ format: "pdf", options: { theme: "print" } });
});

test("paper of a size of one's own has to be a size", () => {
  const choices = chosen();
  choices.pages.paper = "own";
  expect(choices.isComplete).toBe(true);
  choices.pages.height = "5";
  expect(choices.isComplete).toBe(false);
});

test("lanes are left out of one state, and come back the next time", () => {
  const choices = chosen();
  expect(options(choices).lanes).toBeUndefined();
  choices.parts.show("lanes", "Thinking", false);
  expect(options(choices).lanes).toEqual(["a"]);
  const again = chosen();
  again.take(choices.choice(new Date()));
  expect(options(again).lanes).toEqual(["a"]);
  again.state = COMPARISON;
  expect(options(again).lanes).toBeUndefined();
});

test("only the cards that are selected can be exported", () => {
  const choices = chosen();
  choices.parts.show("lanes", "Thinking", false);
  choices.isSelectionOnly = true;
  expect(options(choices)).toMatchObject({ selection: ["one"] });
  expect(options(choices).lanes).toBeUndefined();
});
