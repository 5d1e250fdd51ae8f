/**
 * Two states compared: which ones, how they are shown, what differs, and the change that is looked at.
 *
 * What is drawn is asked for by the view's options, so that the comparison follows every edit as any
 * view does; what is read beside it is asked for anew whenever the scene has changed.
 */

import type {
  ChangeFilter,
  ChangeKind,
  Command,
  ComparedAs,
  ComparisonReport,
  ComparisonView,
  DocumentInfo,
  Line,
  RecordKind,
  SideRef,
} from "../generated";
import { lineKey, passes, switched } from "../panels/compare/lines";
import type { Editor } from "./editor.svelte";

/** How the changes are shown: drawn on the map, or read as a list alone. */
export type ShownAs = ComparedAs | "list";

const NO_FILTER: ChangeFilter = { kinds: [], lanes: [], personas: [], departments: [] };

export class Comparing {
  /** Whether the comparison is shown, be there something to compare or not. */
  isOn = $state(false);
  isList = $state(false);
  report: ComparisonReport | null = $state.raw(null);
  /** Another file whose states may be compared; it is only looked at. */
  other: DocumentInfo | null = $state.raw(null);
  /** The change that is looked at, by its records. */
  current: string | null = $state(null);
  /** Where the divider of the swipe stands: the share of the map left of it. */
  divider = $state(0.5);
  private asked = 0;

  constructor(private readonly editor: Editor) {}

  /** What is compared; null where there is no second state. */
  get view(): ComparisonView | null {
    return this.isOn ? (this.editor.options.comparison ?? null) : null;
  }

  get shownAs(): ShownAs {
    return this.isList ? "list" : (this.view?.shown_as ?? "overlay");
  }

  get filter(): ChangeFilter {
    return this.view?.filter ?? NO_FILTER;
  }

  /** The changes that the filter lets through. */
  readonly lines: Line[] = $derived(this.report?.lines.filter((line) => passes(line, this.filter)) ?? []);

  /** How many changes there are in all; null while that is not known. */
  get count(): number | null {
    return this.report?.lines.length ?? null;
  }

  /** Which of the changes is looked at, counted from 0; −1 is none. */
  get place(): number {
    return this.lines.findIndex((line) => lineKey(line) === this.current);
  }

  /** Compares what is to be with what is. */
  async enter(): Promise<void> {
    if (this.isOn) return;
    this.isOn = true;
    await this.compare(this.usualSides());
  }

  /** Shows one state again: the later one of the two, where it is of this journey. */
  async leave(): Promise<void> {
    if (!this.isOn) return;
    const to = this.view?.to;
    this.isOn = false;
    this.current = null;
    const state = to && to.document === undefined ? to.state : this.editor.options.state;
    const { comparison: _, ...rest } = this.editor.options;
    this.editor.options = rest;
    await this.editor.show(state ? { state } : {});
    await this.letGo();
  }

  /** Compares two states. The later one is the one that can be edited. */
  async compare(sides: { from: SideRef; to: SideRef } | null): Promise<void> {
    if (!sides) return;
    const { from, to } = sides;
    const known = this.view ?? {
      shown_as: "overlay",
      filter: NO_FILTER,
      fold_unchanged: await this.differ(from, to),
      layout_only: false,
    };
    this.current = null;
    const state = to.document === undefined ? { state: to.state } : {};
    await this.editor.show({ ...state, comparison: { ...known, from, to } });
  }

  /** Draws or lists it otherwise. */
  async change(part: Partial<Omit<ComparisonView, "from" | "to">>): Promise<void> {
    if (this.view) await this.editor.show({ comparison: { ...this.view, ...part } });
  }

  async showAs(shown: ShownAs): Promise<void> {
    this.isList = shown === "list";
    if (shown !== "list" && shown !== this.view?.shown_as) await this.change({ shown_as: shown });
  }

  async choose(part: Partial<ChangeFilter>): Promise<void> {
    await this.change({ filter: { ...this.filter, ...part } });
  }

  /** Shows or hides the changes of one kind. */
  async switchKind(kind: ChangeKind): Promise<void> {
    await this.choose({ kinds: switched(this.filter.kinds, kind) });
  }

  /** Learns what differs now. Answers that came late are forgotten. */
  async load(): Promise<void> {
    const asked = ++this.asked;
    const sides = this.view ?? this.usualSides();
    if (!sides) {
      this.report = null;
      return;
    }
    const report = await this.editor.compared(sides.from, sides.to).catch(() => null);
    if (asked !== this.asked) return;
    const before = this.report?.lines.length;
    this.report = report;
    const count = report?.lines.length;
    if (this.isOn && count !== undefined && count !== before) {
      this.editor.announcement = count === 1 ? "1 change" : `${count} changes`;
    }
  }

  /** Takes another file to compare with, in the place of the state that was. */
  async take(other: DocumentInfo): Promise<void> {
    const before = this.other;
    this.other = other;
    const state = other.states.find(({ kind }) => kind === "current") ?? other.states[0];
    const to = this.editor.state;
    this.isOn = true;
    if (state && to) {
      await this.compare({ from: { document: other.document, state: state.id }, to: { state: to.id } });
    }
    if (before) await this.editor.closeOther(before.document);
  }

  /** Says that two records are the same. */
  async pair(kind: RecordKind, was: string, is: string): Promise<void> {
    const command: Command = { command: "pair_records", record: { kind, id: is }, was };
    await this.decide(command, [was, is], true, "They are taken for the same now");
  }

  /** Says that two records are not the same. */
  async part(kind: RecordKind, was: string, is: string): Promise<void> {
    const command: Command = { command: "part_records", record: { kind, id: is }, was };
    await this.decide(command, [was, is], false, "They are no longer taken for the same");
  }

  /** Within a file it is an edit, and one step of undo; between two files it is kept beside them. */
  private async decide(
    command: Command,
    pair: [string, string],
    areSame: boolean,
    said: string,
  ): Promise<void> {
    const { view, editor } = this;
    if (!view) return;
    if (view.from.document === view.to.document) {
      if ((await editor.apply(command))?.label) editor.say(said);
    } else if (await editor.decidePair(view.from, view.to, pair, areSame)) {
      await editor.show();
      editor.say(said);
    }
  }

  /** Whether two states differ. Of two that do not, every step would be folded, and none could be edited. */
  private differ(from: SideRef, to: SideRef): Promise<boolean> {
    return this.editor.compared(from, to).then(
      ({ lines }) => lines.length > 0,
      () => false,
    );
  }

  /** The session gave the comparison up: one of its states is gone. */
  lost(): void {
    this.current = null;
    if (this.isOn) void this.compare(this.usualSides());
  }

  /** Closes the other file, where there is one. */
  async letGo(): Promise<void> {
    const { other } = this;
    this.other = null;
    if (other) await this.editor.closeOther(other.document);
  }

  /** The current state, and the one on show or else the first future. */
  private usualSides(): { from: SideRef; to: SideRef } | null {
    const { states } = this.editor.info;
    const from = states.find(({ kind }) => kind === "current") ?? states[0];
    const others = states.filter((state) => state !== from);
    const shown = others.find(({ id }) => id === this.editor.state?.id);
    const to = shown ?? others.find(({ kind }) => kind === "future") ?? others[0];
    return from && to ? { from: { state: from.id }, to: { state: to.id } } : null;
  }
}
