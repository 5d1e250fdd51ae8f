import { expect, test } from "vitest";
import type { ComparisonView } from "../../generated";
import { COMPARISON, ExportChoices, type Seen } from "./choices.svelte";
import { kindsOf } from "./formats";
import { SHAPES } from "./shapes";

const KINDS = kindsOf(["png", "pdf", "svg", "pptx", "csv", "md"]);

function seen(comparing: Partial<Seen["comparing"]>, states = ["now", "then"]): Seen {
  return {
    info: { states: states.map((id) => ({ id, kind: id === "now" ? "current" : "future" })) },
    state: { id: "now" },
    focusedPersona: undefined,
    options: { density: "compact" },
    comparing: { view: null, shownAs: "overlay", divider: 0.5, ...comparing },
  };
}

function chosen(comparing: Partial<Seen["comparing"]> = {}, states?: string[]): ExportChoices {
  return new ExportChoices(seen(comparing, states), KINDS, "en-GB");
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
  expect(options(choices)).toMatchObject({ size: { scale: 2 }, transparent: true });
  expect(options(choices).pages).toBeUndefined();
  choices.kind = "other";
  expect(choices.choice(new Date()).format).toBe("csv");
  choices.format = "md";
  expect(choices.choice(new Date()).format).toBe("md");
});

test("a web page leaves its colours to the reader until others are chosen", () => {
  const choices = new ExportChoices(seen({}), kindsOf(["html"]), "en-GB");
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
