/** The deck's slides in the export dialog: order, titles and what is left out, as commands. */

import { expect, test } from "vitest";
import type { DeckOutline, DeckSlide, SlideKind } from "../../generated";
import { edited, factCommand, moved, pageOf, placeOf, slidesCommand } from "./deck";

function slide(kind: SlideKind, order: string, more: Partial<DeckSlide> = {}): DeckSlide {
  const appendix = kind === "map" || kind === "stages" || kind === "evidence";
  return { kind, order, appendix, name: kind, computed: "", title: "", hidden: false, missing: "", ...more };
}

const SLIDES = [
  slide("ask", "a"),
  slide("curve", "b"),
  slide("pains", "c"),
  slide("map", "d"),
  slide("stages", "e"),
  slide("evidence", "f"),
];
const without: DeckOutline = { slides: SLIDES, facts: [] };
const newId = () => "new";

const kinds = (slides: DeckSlide[]) => slides.map(({ kind }) => kind).join(" ");

test("a moved slide takes the key of its place, and each slide has a key of its own", () => {
  const after = moved(SLIDES, "pains", 0);
  expect(kinds(after)).toBe("pains ask curve map stages evidence");
  expect(after.map(({ order }) => order).join("")).toBe("abcdef");
});

test("a slide stays among the six, or in the appendix", () => {
  expect(placeOf(SLIDES, "curve", 1)).toBe(2);
  expect(placeOf(SLIDES, "pains", 1)).toBe(2);
  expect(placeOf(SLIDES, "map", -1)).toBe(3);
  expect(placeOf(SLIDES, "ask", -1)).toBe(0);
});

test("slides are written as a whole, into the deck record that there is or into a new one", () => {
  const hidden = edited(SLIDES, "curve", { hidden: true });
  expect(slidesCommand(without, hidden, newId)).toMatchObject({
    command: "add_record",
    kind: "deck",
    id: "new",
    fields: {
      slides: [{ kind: "ask", order: "a", hidden: false }, { kind: "curve", hidden: true }, {}, {}, {}, {}],
    },
  });
  expect(slidesCommand({ ...without, deck: "it" }, hidden, newId)).toMatchObject({
    command: "set_fields",
    record: { kind: "deck", id: "it" },
  });
});

test("a fact is written into its field, and an empty one is taken back", () => {
  const outline = { ...without, deck: "it" };
  expect(factCommand(outline, "cost", "€ 2 million", newId)).toMatchObject({
    fields: { cost: "€ 2 million" },
  });
  expect(factCommand(outline, "cost", "", newId)).toMatchObject({ fields: { cost: null } });
});

test("a slide's page counts the slides that are shown before it", () => {
  const slides = edited(SLIDES, "curve", { hidden: true });
  expect(pageOf(slides, "pains")).toBe(1);
  expect(pageOf(slides, "curve")).toBeNull();
  expect(pageOf(slides, "stages")).toBe(3);
  expect(pageOf(slides, "evidence")).toBeNull();
});
