/** What the interface asks of Rust and of the window or tab around it. */

import type { ApiError, Event, Request } from "../generated";

/** Which system the window stands on: it decides the names and places of keys. */
export type Platform = "linux" | "macos" | "windows";

/** One line of the native menu bar. Accelerators are written as Tauri reads them: "CmdOrCtrl+Shift+S". */
export type MenuEntry =
  | {
      kind: "action";
      id: string;
      label: string;
      accelerator: string | null;
      /** The key as it is shown, where the map keeps it to itself: elsewhere it means something else. */
      mapKey: string | null;
      enabled: boolean;
      checked: boolean | null;
      /** What the platform can do by itself too, in text fields of its own kind. */
      edits?: EditCommand;
    }
  | { kind: "separator" };

/** What every platform offers for a selection. */
export type EditCommand = "cut" | "copy" | "paste";

/** One menu of the native menu bar. */
export interface Menu {
  label: string;
  items: MenuEntry[];
}

/** How files are chosen where the shell has no dialogs of its own. Answers are paths. */
export interface FileDialogs {
  open(extensions: string[]): Promise<string | null>;
  save(suggestedName: string, extensions: string[]): Promise<string | null>;
}

/** What surrounds the page: window or browser tab. */
export interface Shell {
  readonly platform: Platform;
  /**
   * A native dialog, or the page's own where there is none; null when cancelled. Extensions come
   * without a dot; none asks for a journey.
   */
  openFile(extensions?: string[]): Promise<string | null>;
  /** Extensions come without a dot; the first is the usual one. */
  saveFile(suggestedName: string, extensions: string[]): Promise<string | null>;
  /** The page's own dialogs, for shells that have none. */
  useFileDialogs(dialogs: FileDialogs): void;
  /** Whether a native menu bar shows what `setMenu` is given. */
  readonly hasMenuBar: boolean;
  setMenu(menus: Menu[]): void;
  onMenu(chosen: (action: string) => void): void;
  /** Does what the key would do that belongs to it, to whatever has the keyboard. */
  edit(command: EditCommand): Promise<void>;
  /** Puts a PNG, as Base64, on the clipboard; rejects where the picture or the clipboard does. */
  copyPicture(png: Promise<string>): Promise<void>;
  /** Shows a page in the person's browser; rejects with a sentence. */
  openPage(url: string): Promise<void>;
  /** Whether exported files can be shown in other programs; else they are downloaded. */
  readonly showsFiles: boolean;
  /** Shows an exported file in the program that the system has for it, or downloads it; rejects with a sentence. */
  openWritten(path: string): Promise<void>;
  /** Shows the folder of an exported file; rejects with a sentence. */
  showInFolder(path: string): Promise<void>;
  setTitle(title: string, edited: boolean): void;
  /** A file was dropped on the window from outside. */
  onFileDropped(dropped: (path: string) => void): void;
  /** The window stays open until `close`. */
  onCloseRequested(asked: () => void): void;
  close(): void;
  initialFile(): Promise<string | null>;
}

/** The session and the shell. */
export interface Bridge {
  /** Asks the session; rejects with a `Failure`. The answer's type is named with the request. */
  request<R>(request: Request): Promise<R>;
  onEvent(happened: (event: Event) => void): void;
  /** Told when the session can no longer be reached, and when it can again; requests wait meanwhile. */
  onConnection(changed: (isThere: boolean) => void): void;
  readonly shell: Shell;
}

/** A request that failed, with a sentence for a person. */
export class Failure extends Error {
  readonly code: ApiError["code"];

  constructor(error: ApiError) {
    super(error.message);
    this.code = error.code;
  }
}

/** Takes whatever was thrown as a failure with a sentence. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const error = thrown as Partial<ApiError> | null;
  if (error && typeof error.message === "string" && typeof error.code === "string") {
    return new Failure({ code: error.code, message: error.message });
  }
  return new Failure({ code: "failed", message: String(thrown) });
}
