import { expect, test } from "vitest";
import type { ComparisonView } from "../../generated";
import { COMPARISON, ExportChoices, type Seen } from "./export_choices.svelte";
import { SHAPES } from "./export_formats";

function seen(comparing: Partial<Seen["comparing"]>): Seen {
  return {
    state: { id: "now" },
    focusedPersona: undefined,
    options: { density: "compact" },
    comparing: { view: null, shownAs: "overlay", divider: 0.5, ...comparing },
  };
}

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
    const choices = new ExportChoices(seen({ view, shownAs, divider: 0.3 }));
    expect(choices.shape).toBe(shownAs);
    expect(choices.options(new Date()).comparison).toMatchObject({
      from: "now",
      to: "then",
      shape: shownAs,
      divider: 0.3,
    });
  }
});

test("every shape can be chosen, and says what is then on the sheet", () => {
  const choices = new ExportChoices(seen({ view }));
  expect(SHAPES.map(({ label }) => label)).toEqual([
    "Overlay",
    "Side by side",
    "Swipe",
    "List of changes",
    "One page",
  ]);
  for (const { value, text } of SHAPES) {
    choices.shape = value;
    expect(choices.options(new Date()).comparison?.shape).toBe(value);
    expect(choices.about).toBe(text);
    expect(choices.isMap).toBe(value !== "list" && value !== "page");
  }
});

test("one of the states can be exported while both are on show", () => {
  const choices = new ExportChoices(seen({ view, shownAs: "list" }));
  expect(choices.state).toBe(COMPARISON);
  choices.state = "then";
  expect(choices.options(new Date())).toMatchObject({ state: "then", density: "compact" });
  expect(choices.options(new Date()).comparison).toBeUndefined();
  expect(choices.isMap).toBe(true);
});

test("without a comparison the state on show is exported", () => {
  const choices = new ExportChoices(seen({}));
  expect(choices.isComparison).toBe(false);
  expect(choices.options(new Date()).state).toBe("now");
});
