/** Opens what stands on the map, and what is new on it, to typing in place. */

import { failureOf } from "../bridge";
import type { NewPlace } from "../gestures/drop_target";
import type { Ground } from "../gestures/ground";
import type { Editor } from "../state/editor.svelte";
import type { Box } from "./camera";
import { type DraftStage, draftOf } from "./drafts";
import { draftOfNew, newCommand } from "./new_drafts";
import type { Painter } from "./painter";
import { TypedAhead } from "./typed_ahead";
import { type Draft, Typing } from "./typing";

/** What writing needs of the map it is done on. */
export interface WritingStage {
  root: HTMLElement;
  editor: Editor;
  painter: Painter;
  ground: Pick<Ground, "apply" | "permit" | "newId" | "preview"> & { readonly zoom: number };
  /** Brings a box of the body into view at once. */
  show(box: Box): void;
  /** A field has opened, closed, grown, or what else can be set of it has changed. */
  changed(): void;
  /** A field has closed: `next` is 1 or −1 after Tab; the keyboard goes on from this record. */
  closed(next: -1 | 0 | 1, id: string | null): void;
}

export class Writing {
  private readonly typing: Typing;
  private readonly ahead = new TypedAhead();

  constructor(private readonly stage: WritingStage) {
    this.typing = new Typing(stage.root);
  }

  get isOpen(): boolean {
    return this.typing.isOpen;
  }

  /** Takes a key for the field that is on its way; says whether it did. */
  takeAhead(event: KeyboardEvent): boolean {
    return this.ahead.take(event);
  }

  /** Leaves the field that is open and keeps its text. */
  end(): void {
    this.typing.close(0);
  }

  get quick(): Typing["quick"] {
    return this.typing.quick;
  }

  /** Keeps the open field over what it belongs to. */
  follow(): void {
    this.typing.follow();
  }

  /** Opens a record; `text` replaces what it says. */
  async open(id: string, text?: string): Promise<void> {
    const { editor } = this.stage;
    const group = editor.scene.groups.get(editor.scene.keyOf.get(id) ?? "");
    if (!group?.record || this.isReadOnly()) return;
    this.ahead.begin();
    try {
      const inspection = await editor.inspect(group.record);
      if (inspection.locked)
        return editor.say("The lane is locked. Unlock it to change its cards.", "refused");
      const draft = draftOf(this.draftStage(), group, inspection, text);
      if (draft) this.begin(draft, text === undefined && group.role !== "card");
      this.stage.changed();
    } catch (thrown) {
      editor.fail(failureOf(thrown));
    } finally {
      this.ahead.end();
    }
  }

  /** Opens something new at a place: it is added with its text, so that an empty one never was. */
  async openNew(place: NewPlace, text?: string): Promise<void> {
    const { editor, ground } = this.stage;
    const id = ground.newId();
    const command = newCommand(editor, place, id, "");
    this.ahead.begin();
    try {
      const { allowed, reason } = command
        ? await ground.permit(command)
        : { allowed: false, reason: undefined };
      if (!allowed) return editor.say(reason ?? "Nothing can be added here.", "refused");
      const draft = draftOfNew(this.draftStage(), place, id, text);
      this.stage.show(draft.shows);
      if (place.kind !== "card") ground.preview.rule("x", place.at);
      this.begin(draft, text === undefined && place.kind !== "card");
      this.stage.changed();
    } finally {
      this.ahead.end();
    }
  }

  /** Opens the field with what was typed while it was on its way; `selects` marks the text to be replaced. */
  private begin(draft: Draft, selects: boolean): void {
    const { text, isLeft } = this.ahead.end();
    const replaces = selects && text === "";
    this.typing.open(text === "" ? draft : { ...draft, text: selects ? text : draft.text + text }, replaces);
    if (isLeft) this.end();
  }

  private isReadOnly(): boolean {
    const { editor } = this.stage;
    const reason = editor.info.read_only;
    if (reason !== undefined) editor.say(reason, "refused");
    return reason !== undefined;
  }

  private draftStage(): DraftStage {
    const { editor, painter, ground } = this.stage;
    return {
      editor,
      painter,
      zoom: () => ground.zoom,
      apply: (command) => ground.apply(command),
      changed: () => this.stage.changed(),
      closed: (next, id) => {
        this.stage.changed();
        ground.preview.rule("x", null);
        this.stage.closed(next, id);
      },
    };
  }
}
