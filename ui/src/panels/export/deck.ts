/** The slides of the deck as they are moved, hidden and titled, and the commands that write that down. */

import type { Command, DeckOutline, DeckSlide, SlideKind } from "../../generated";

/** A slide as the deck record holds it. */
type Entry = Pick<DeckSlide, "kind" | "order" | "hidden" | "title">;

/** What can be said of a slide. */
export type SlideEdit = Partial<Pick<DeckSlide, "hidden" | "title">>;

/** Where a slide goes that moves by so many places; within the six, or within the appendix. */
export function placeOf(slides: DeckSlide[], kind: SlideKind, by: number): number {
  const at = slides.findIndex((slide) => slide.kind === kind);
  const to = Math.max(0, Math.min(at + by, slides.length - 1));
  return slides[to]?.appendix === slides[at]?.appendix ? to : at;
}

/** The slides in a new order: the order keys stay where they are, and the slides pass beneath them. */
export function moved(slides: DeckSlide[], kind: SlideKind, to: number): DeckSlide[] {
  const keys = slides.map(({ order }) => order);
  const slide = slides.find((one) => one.kind === kind);
  if (!slide) return slides;
  const others = slides.filter((one) => one !== slide);
  const all = [...others.slice(0, to), slide, ...others.slice(to)];
  return all.map((one, index) => ({ ...one, order: keys[index] ?? one.order }));
}

export function edited(slides: DeckSlide[], kind: SlideKind, edit: SlideEdit): DeckSlide[] {
  return slides.map((slide) => (slide.kind === kind ? { ...slide, ...edit } : slide));
}

/** Writes the slides down. */
export function slidesCommand(outline: DeckOutline, slides: DeckSlide[], newId: () => string): Command {
  const entry = ({ kind, order, hidden, title }: DeckSlide): Entry => ({ kind, order, hidden, title });
  return fieldsCommand(outline, { slides: slides.map(entry) }, newId);
}

/** Writes a fact down; an empty one is no longer said. */
export function factCommand(
  outline: DeckOutline,
  field: string,
  value: string,
  newId: () => string,
): Command {
  return fieldsCommand(outline, { [field]: value === "" ? null : value }, newId);
}

function fieldsCommand(outline: DeckOutline, fields: Record<string, unknown>, newId: () => string): Command {
  if (outline.deck) {
    return { command: "set_fields", record: { kind: "deck", id: outline.deck }, fields };
  }
  return { command: "add_record", kind: "deck", id: newId(), fields };
}

/** The first page of a slide, as long as each slide before it is one page; none where it is not shown. */
export function pageOf(slides: DeckSlide[], kind: SlideKind): number | null {
  const shown = slides.filter(({ hidden, missing }) => !hidden && missing === "");
  const at = shown.findIndex((slide) => slide.kind === kind);
  // Each stage has a slide of its own.
  const isKnown = at >= 0 && shown.slice(0, at).every((slide) => slide.kind !== "stages");
  return isKnown ? at : null;
}
