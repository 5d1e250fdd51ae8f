/** The deck of the document that is exported: asked for, edited by ordinary commands, asked for again. */

import type { Command, DeckOutline, SlideKind } from "../../generated";
import type { Editor } from "../../state/editor.svelte";
import { edited, factCommand, moved, pageOf, placeOf, type SlideEdit, slidesCommand } from "./deck";
import type { Ask } from "./previewing.svelte";

const newId = () => crypto.randomUUID();

export class DeckDesk {
  outline: DeckOutline | null = $state.raw(null);
  problem = $state("");
  /** Edits are asked for one after the other: each is made of what the one before has left. */
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly ask: Ask,
    private readonly editor: Editor,
    /** Told once the deck is another one. */
    private readonly changed: () => void,
  ) {}

  get readOnly(): boolean {
    return this.editor.readOnly;
  }

  async load(): Promise<void> {
    this.outline = await this.ask<DeckOutline>({ request: "deck", document: this.editor.document });
  }

  say(field: string, value: string): Promise<void> {
    const known = this.outline?.facts.find((fact) => fact.field === field);
    if (!known || known.value === value.trim()) return this.turn;
    return this.write((outline) => factCommand(outline, field, value.trim(), newId));
  }

  edit(kind: SlideKind, edit: SlideEdit): Promise<void> {
    return this.write((outline) => slidesCommand(outline, edited(outline.slides, kind, edit), newId));
  }

  /** Moves a slide by so many places, as far as it may go. */
  move(kind: SlideKind, by: number): Promise<void> {
    return this.write((outline) => {
      const to = placeOf(outline.slides, kind, by);
      if (outline.slides[to]?.kind === kind) return null;
      return slidesCommand(outline, moved(outline.slides, kind, to), newId);
    });
  }

  /** The page of a slide in the preview. */
  pageOf(kind: SlideKind): number | null {
    return this.outline && pageOf(this.outline.slides, kind);
  }

  private write(command: (outline: DeckOutline) => Command | null): Promise<void> {
    this.turn = this.turn.then(async () => {
      const wanted = this.outline && command(this.outline);
      if (!wanted) return;
      const done = await this.editor.apply(wanted);
      this.problem = done ? "" : (this.editor.notice?.text ?? "");
      await this.load();
      this.changed();
    });
    return this.turn;
  }
}
