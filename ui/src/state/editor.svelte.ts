/**
 * One open document as the interface knows it: what was last told of it, and how it is looked at.
 *
 * The document itself lives in the session. Edits are asked for one after the other, since each
 * answer is a difference from the one before.
 */

import type { Taken } from "../actions/paste";
import { type Bridge, type Failure, failureOf } from "../bridge";
import { applyPatch, emptyScene, type SceneChange, type SceneModel } from "../canvas/scene_model";
import type {
  AssetData,
  Command,
  ComparisonReport,
  DocumentInfo,
  Edited,
  Inspection,
  Overview,
  Permission,
  RecordKind,
  RecordRef,
  Repair,
  Request,
  ScenePatch,
  SideRef,
  ViewOptions,
} from "../generated";
import { Comparing } from "./comparing.svelte";
import { Merging } from "./merging.svelte";
import type { Theme } from "./theme.svelte";

/** A sentence for the status bar: what an action came to, or why it was refused. */
export interface Notice {
  text: string;
  tone: "plain" | "refused" | "failed";
}

/** Kinds of records that stand on the map: once they no longer do, they cannot stay selected. */
const DRAWN: readonly RecordKind[] = ["stage", "step", "lane", "card", "emotion", "metric"];

/** Two tabs may look at one document: views are numbered so that they never share a number. */
function newView(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

export class Editor {
  readonly scene: SceneModel = emptyScene();
  readonly view = newView();
  readonly merging = new Merging(this);
  info: DocumentInfo = $state.raw() as DocumentInfo;
  options: ViewOptions = $state.raw() as ViewOptions;
  /** The map from afar, for the overview strip. */
  overview: Overview = $state.raw({ width: 0, height: 0, blocks: [], curves: [] });
  /** Counts scenes, so that what is derived from the scene follows it. */
  sceneCount = $state(0);
  selection: RecordRef[] = $state.raw([]);
  /** What was just added under a usual name: the inspector opens the name to typing. */
  unnamed: string | null = $state(null);
  /** Cards that were cut or copied last. */
  taken: Taken | null = $state.raw(null);
  notice: Notice | null = $state.raw(null);
  /** Spoken by assistive technology when it changes. */
  announcement = $state("");
  /** What the pointer's gesture wants to say in the status bar while it lasts. */
  hint: Notice | null = $state.raw(null);
  missingCharacters: string[] = $state.raw([]);
  /** What was put right when the document was opened. */
  repairs: Repair[] = $state.raw([]);

  readonly comparing = new Comparing(this);

  private queue: Promise<unknown> = Promise.resolve();
  private readonly sceneListeners: ((change: SceneChange) => void)[] = [];
  private readonly pictures = new Map<string, Promise<string>>();

  constructor(
    private readonly bridge: Bridge,
    info: DocumentInfo,
    theme: Theme,
  ) {
    this.info = info;
    this.options = {
      density: "comfortable",
      theme: theme.name,
      personas: [],
      folded_lanes: [],
      folded_stages: [],
    };
  }

  get document(): number {
    return this.info.document;
  }

  /** The state that is shown. */
  get state() {
    const { states } = this.info;
    const shown = states.find((state) => state.id === this.options.state);
    return shown ?? states.find(({ kind }) => kind === "current") ?? states[0];
  }

  /** The persona whose curve stands out. */
  get focusedPersona() {
    const { focused_persona, personas } = this.options;
    const shown = this.info.personas.filter(({ id }) => personas.length === 0 || personas.includes(id));
    return shown.find(({ id }) => id === focused_persona) ?? shown[0];
  }

  get readOnly(): boolean {
    return this.info.read_only !== undefined;
  }

  onScene(changed: (change: SceneChange) => void): void {
    this.sceneListeners.push(changed);
  }

  /** Asks for the whole scene with these options. */
  show(options: Partial<ViewOptions> = {}): Promise<void> {
    this.options = { ...this.options, ...options };
    const asked = this.options;
    return this.inTurn(async () => {
      // Of several changes in a row only the last has to be laid out.
      if (asked !== this.options) return;
      const patch = await this.ask<ScenePatch>({
        request: "scene",
        document: this.document,
        view: this.view,
        options: asked,
      });
      this.take(patch);
    });
  }

  /** Shows another state alone, where the camera is. */
  async showState(state: string): Promise<void> {
    if (this.comparing.isOn) await this.comparing.leave();
    await this.show({ state });
  }

  /** What differs between two states. */
  compared(from: SideRef, to: SideRef): Promise<ComparisonReport> {
    return this.ask({ request: "comparison", document: this.document, from, to });
  }

  /** Keeps what a person says of two records of different files; says whether that worked. */
  async decidePair(from: SideRef, to: SideRef, pair: [string, string], areSame: boolean): Promise<boolean> {
    try {
      await this.ask({ request: "decide_pair", document: this.document, from, to, pair, are_same: areSame });
      return true;
    } catch (thrown) {
      this.fail(failureOf(thrown));
      return false;
    }
  }

  /** Closes another document, which was only looked at. */
  async closeOther(document: number): Promise<void> {
    await this.ask({ request: "close", document, discard: true }).catch(() => {});
  }

  /** Shows what somebody else has made of the document; the state on show may be gone. */
  async follow(info: DocumentInfo): Promise<void> {
    if (info.document === this.document) this.learn(info);
    else this.info = info;
    this.forgetGoneState();
    await this.show();
  }

  /** Runs a command; null where it was refused or failed, which the status bar then says. */
  apply(command: Command): Promise<Edited | null> {
    return this.edit({ request: "apply", document: this.document, view: this.view, command });
  }

  async undo(): Promise<void> {
    const done = await this.edit({ request: "undo", document: this.document, view: this.view });
    if (done?.label) this.say(`Undone: ${done.label}`);
  }

  async redo(): Promise<void> {
    const done = await this.edit({ request: "redo", document: this.document, view: this.view });
    if (done?.label) this.say(`Done again: ${done.label}`);
  }

  permit(command: Command): Promise<Permission> {
    return this.ask({ request: "permit", document: this.document, command });
  }

  inspect(record: RecordRef): Promise<Inspection> {
    return this.ask({ request: "inspect", document: this.document, record });
  }

  async cardHeight(card: string, text: string): Promise<number> {
    const answer = await this.ask<{ height: number }>({
      request: "card_height",
      document: this.document,
      view: this.view,
      card,
      text,
    });
    return answer.height;
  }

  /** An address of a picture's data, for as long as the document is open. */
  picture(asset: string): Promise<string> {
    const known = this.pictures.get(asset);
    if (known) return known;
    const loading = this.ask<AssetData>({ request: "asset", document: this.document, asset }).then((data) => {
      const bytes = Uint8Array.from(atob(data.data), (letter) => letter.charCodeAt(0));
      return URL.createObjectURL(new Blob([bytes], { type: data.media_type }));
    });
    this.pictures.set(asset, loading);
    return loading;
  }

  /** Shows a sentence in the status bar and reads it out. */
  say(text: string, tone: Notice["tone"] = "plain"): void {
    this.notice = { text, tone };
    this.announcement = text;
  }

  select(records: RecordRef[]): void {
    this.selection = records;
  }

  isSelected(id: string): boolean {
    return this.selection.some((record) => record.id === id);
  }

  /** Gives back what the document held of the page. */
  async release(): Promise<void> {
    await this.comparing.letGo();
    for (const picture of this.pictures.values()) {
      await picture.then(URL.revokeObjectURL, () => {});
    }
  }

  /** Takes what is known of the document, unless something newer is known: events overtake answers. */
  learn(info: DocumentInfo): void {
    if (info.told >= this.info.told) this.info = info;
  }

  /** Waits until everything that was asked for is done. */
  async settled(): Promise<void> {
    await this.queue;
  }

  /** Runs a request that edits the document; null where it was refused or failed. */
  edit(request: Request): Promise<Edited | null> {
    return this.inTurn(async () => {
      try {
        const edited = await this.ask<Edited>(request);
        this.learn(edited.info);
        this.forgetGoneState();
        this.take(edited.scene);
        this.notice = null;
        return edited;
      } catch (thrown) {
        this.fail(failureOf(thrown));
        return null;
      }
    });
  }

  /** Undo may have taken the state away that was on show: the session then shows the current one. */
  private forgetGoneState(): void {
    const isGone = (id: string | undefined) =>
      id !== undefined && !this.info.states.some((state) => state.id === id);
    const { state, comparison, ...rest } = this.options;
    const sides = comparison ? [comparison.from, comparison.to] : [];
    const isLost = sides.some((side) => side.document === undefined && isGone(side.state));
    if (!isGone(state) && !isLost) return;
    this.options = {
      ...rest,
      ...(state && !isGone(state) && { state }),
      ...(comparison && !isLost && { comparison }),
    };
    if (isLost) this.comparing.lost();
  }

  /** Says why something failed. */
  fail(failure: Failure): void {
    this.say(failure.message, failure.code === "refused" ? "refused" : "failed");
  }

  ask<R>(request: Request): Promise<R> {
    return this.bridge.request<R>(request);
  }

  private inTurn<R>(work: () => Promise<R>): Promise<R> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => {});
    return done;
  }

  private take(patch: ScenePatch): void {
    const change = applyPatch(this.scene, patch);
    this.overview = this.scene.overview;
    this.missingCharacters = patch.missing_characters;
    const kept = this.selection.filter(({ kind, id }) => !DRAWN.includes(kind) || this.scene.keyOf.has(id));
    if (kept.length < this.selection.length) this.selection = kept;
    this.sceneCount += 1;
    for (const changed of this.sceneListeners) changed(change);
  }
}
