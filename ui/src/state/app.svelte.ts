/** The whole window: start screen or editor, its dialogs, and what opens, saves and closes documents. */

import { type Bridge, type Failure, failureOf } from "../bridge";
import type { MapView } from "../canvas/map_view.svelte";
import type { DocumentInfo, Event, Opened, OpenMode, Request, StartScreen } from "../generated";
import type { PaletteTile } from "../gestures/palette_drag";
import { settleDiskChange } from "./disk_changes";
import { Editor } from "./editor.svelte";
import { Theme } from "./theme.svelte";

/** One answer that a dialog offers. */
export interface Choice {
  value: string;
  label: string;
  /** The usual answer stands out; a dangerous one warns. */
  look: "primary" | "plain" | "danger";
}

/** A question that waits for a person. */
export interface Question {
  title: string;
  text: string;
  choices: Choice[];
  /** What Esc answers. */
  otherwise: string;
  answer(value: string): void;
}

/** Panels that lie over the window, one at a time. */
export type Panel = "commands" | "export" | "keys" | "lane" | "new_state" | "templates";

/** What the panel beside the palette shows. */
export type Side = "outline" | "find" | "decide";

/** Progress of long work, by the number it was asked under. */
export interface Progress {
  task: number;
  done: number;
}

export class App {
  readonly theme = new Theme();
  start: StartScreen | null = $state.raw(null);
  editor: Editor | null = $state.raw(null);
  /** The map on the page, while a document is open. */
  map: MapView | null = $state.raw(null);
  /** Takes over a drag that began on a tile of the palette, while a map is on the page. */
  fromPalette: ((tile: PaletteTile, event: PointerEvent) => void) | null = null;
  question: Question | null = $state.raw(null);
  panel: Panel | null = $state(null);
  /** The lane before which the panel "lane" adds one; null adds it last. */
  laneBefore: string | null = null;
  progress: Progress | null = $state.raw(null);
  /** A failure that stands on the start screen, where there is no status bar. */
  problem: string | null = $state(null);
  side: Side | null = $state(null);
  /** Whether the session can be reached; what is asked meanwhile waits. */
  isConnected = $state(true);
  lensOpen = $state(true);
  /** Whether the inspector is open: a comparison has the changes in its place, until it is asked for. */
  private readonly inspector = $state({ alone: true, comparing: false });

  constructor(readonly bridge: Bridge) {
    bridge.onEvent((event) => this.happened(event));
    bridge.onConnection((isThere) => {
      this.isConnected = isThere;
      if (isThere && this.editor) void this.catchUp(this.editor);
    });
    bridge.shell.onFileDropped((path) => {
      if (!this.question) void this.open(path);
    });
    bridge.shell.onCloseRequested(() => void this.closeWindow());
  }

  get inspectorOpen(): boolean {
    return this.inspector[this.editor?.comparing.isOn ? "comparing" : "alone"];
  }

  set inspectorOpen(isOpen: boolean) {
    this.inspector[this.editor?.comparing.isOn ? "comparing" : "alone"] = isOpen;
  }

  /** Opens the file that the program was started with, or the start screen. */
  async begin(): Promise<void> {
    const file = await this.bridge.shell.initialFile();
    if (file) await this.open(file);
    if (!this.editor) await this.showStart();
  }

  async showStart(): Promise<void> {
    await this.trying(async () => {
      this.start = await this.bridge.request<StartScreen>({ request: "start", theme: this.theme.name });
    });
    this.bridge.shell.setTitle("Throughline", false);
  }

  /** Opens a file; asks what to do where another program has it. */
  async open(path: string, mode: OpenMode = "edit"): Promise<void> {
    try {
      await this.show(await this.bridge.request<Opened>({ request: "open", path, mode }));
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.code !== "already_open" || mode !== "edit") return this.report(failure);
      const answer = await this.ask({
        title: "The map is open elsewhere",
        text: failure.message,
        choices: [
          { value: "read_only", label: "Look at it", look: "primary" },
          { value: "copy", label: "Open a copy", look: "plain" },
          { value: "cancel", label: "Cancel", look: "plain" },
        ],
        otherwise: "cancel",
      });
      if (answer === "read_only" || answer === "copy") await this.open(path, answer);
    }
  }

  /** Opens what a request for a document answers: a template, a sample, a recovered map. */
  async openBy(request: Request): Promise<void> {
    await this.trying(async () => this.show(await this.bridge.request<Opened>(request)));
  }

  async chooseAndOpen(): Promise<void> {
    const path = await this.bridge.shell.openFile();
    if (path) await this.open(path);
  }

  /** Saves; asks for a file where there is none. Answers whether it is saved. */
  async save(): Promise<boolean> {
    const editor = this.editor;
    if (!editor) return true;
    await takeTyped(editor);
    if (!editor.info.path) return this.saveAs();
    return this.saving(editor, { request: "save", document: editor.document });
  }

  async saveAs(): Promise<boolean> {
    const editor = this.editor;
    if (!editor) return true;
    await takeTyped(editor);
    const path = await this.bridge.shell.saveFile(`${fileName(editor.info.title)}.journey`, ["journey"]);
    if (!path) return false;
    return this.saving(editor, { request: "save_as", document: editor.document, path });
  }

  /** Leaves the document for the start screen, once it is saved or given up. */
  async closeDocument(): Promise<boolean> {
    const editor = this.editor;
    if (!editor) return true;
    await takeTyped(editor);
    try {
      await this.bridge.request({ request: "close", document: editor.document, discard: false });
    } catch (thrown) {
      if (!(await this.settle(editor, failureOf(thrown)))) return false;
    }
    this.editor = null;
    await editor.release();
    await this.showStart();
    return true;
  }

  async closeWindow(): Promise<void> {
    if (this.question) return;
    if (await this.closeDocument()) this.bridge.shell.close();
  }

  /** Asks and waits for the answer. */
  ask(question: Omit<Question, "answer">): Promise<string> {
    return new Promise((resolve) => {
      const answer = (value: string) => {
        this.question = null;
        resolve(value);
      };
      this.question = { ...question, answer };
    });
  }

  /** Says a failure where it is seen. */
  report(failure: Failure): void {
    if (this.editor) this.editor.fail(failure);
    else this.problem = failure.message;
  }

  /** Runs something whose failure is said to the person. */
  async trying<R>(work: () => Promise<R>): Promise<R | null> {
    this.problem = null;
    try {
      return await work();
    } catch (thrown) {
      this.report(failureOf(thrown));
      return null;
    }
  }

  private async show(opened: Opened): Promise<void> {
    if (this.editor && !(await this.closeDocument())) {
      await this.bridge.request({ request: "close", document: opened.info.document, discard: true });
      return;
    }
    const editor = new Editor(this.bridge, opened.info, this.theme);
    await editor.show();
    this.editor = editor;
    editor.repairs = opened.repairs;
  }

  private async saving(editor: Editor, request: Request): Promise<boolean> {
    try {
      editor.learn(await this.bridge.request<DocumentInfo>(request));
      editor.say("Saved");
      return true;
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.code === "changed_on_disk") return settleDiskChange(this, editor);
      editor.fail(failure);
      return false;
    }
  }

  /** What to do with unsaved changes that could not be saved by closing. */
  private async settle(editor: Editor, failure: Failure): Promise<boolean> {
    const answer = await this.ask({
      title: `Save changes to “${editor.info.title || "Untitled map"}”?`,
      text: failure.message,
      choices: [
        { value: "save", label: "Save", look: "primary" },
        { value: "discard", label: "Close without saving", look: "danger" },
        { value: "cancel", label: "Cancel", look: "plain" },
      ],
      otherwise: "cancel",
    });
    if (answer === "cancel") return false;
    if (answer === "save" && !(await this.save())) return false;
    const closed = await this.trying(() =>
      this.bridge.request({ request: "close", document: editor.document, discard: answer === "discard" }),
    );
    return closed !== null;
  }

  /** Shows the document as it is after events may have been missed; one given up meanwhile is opened again. */
  private async catchUp(editor: Editor): Promise<void> {
    const { document, info } = editor;
    const known = this.bridge.request<DocumentInfo>({ request: "info", document });
    await this.trying(async () => {
      const now = await known.catch(async (thrown: unknown) => {
        if (failureOf(thrown).code !== "not_found" || !info.path) throw thrown;
        return (await this.bridge.request<Opened>({ request: "open", path: info.path, mode: "edit" })).info;
      });
      await editor.follow(now);
    });
  }

  private happened(event: Event): void {
    const editor = this.editor;
    switch (event.event) {
      case "document":
        if (editor?.document === event.info.document) editor.learn(event.info);
        return;
      case "progress":
        this.progress = { task: event.task, done: event.done };
        return;
      case "changed":
        if (editor?.document === event.info.document && event.by !== editor.view) {
          void this.trying(() => editor.follow(event.info));
          if (event.by === undefined)
            editor.say("Another program has changed the file; this is how it is now");
        }
        return;
    }
  }
}

/** Takes what stands in a field that is still open: it belongs to the map that is saved or closed. */
async function takeTyped(editor: Editor): Promise<void> {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
  field.blur();
  await editor.settled();
  if (field.isConnected) field.focus();
}

/** A title as a file can be called. */
function fileName(title: string): string {
  const name = [...title].filter((letter) => letter >= " " && !'/\\:*?"<>|'.includes(letter)).join("");
  return name.trim().slice(0, 80) || "Untitled map";
}
