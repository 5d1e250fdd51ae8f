/** The bridge in a browser: a WebSocket to the server that served the page. */

import type { ApiError, AssetData, Event, Request } from "../generated";
import { Connection } from "./connection";
import { type Bridge, Failure, type FileDialogs, type Shell } from "./contract";
import { copyPictureInPage, editInPage } from "./page_editing";
import { platformOf } from "./platform";

interface Waiting {
  resolve(answer: unknown): void;
  reject(failure: Failure): void;
}

type Answer = { event: Event } | { id: number; ok: unknown } | { id: number; error: ApiError };

/** Connects to the server at the page's origin; requests made while it is not there wait. */
export function webBridge(): Bridge {
  const fragment = new URLSearchParams(location.hash.slice(1));
  // The token is not left in the address, where it would be copied along; a reload still knows it.
  const token = fragment.get("token") ?? sessionStorage.getItem("token") ?? "";
  sessionStorage.setItem("token", token);
  history.replaceState(null, "", location.pathname);
  const waiting = new Map<number, Waiting>();
  const listeners: ((event: Event) => void)[] = [];
  const watchers: ((isThere: boolean) => void)[] = [];
  let lastId = 0;

  let greet: (file: string | null) => void;
  /** The server has taken the token; it names the journey to open first. */
  const greeted = new Promise<string | null>((resolve) => {
    greet = resolve;
  });
  const connection = new Connection(new URL("session", location.href.replace(/^http/, "ws")), token, {
    frame(frame) {
      const answer = frame as Answer;
      if ("event" in answer) {
        for (const happened of listeners) happened(answer.event);
        return;
      }
      connection.answered(answer.id);
      const asker = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ("ok" in answer) asker?.resolve(answer.ok);
      else asker?.reject(new Failure(answer.error));
    },
    ready(file) {
      greet(file);
      for (const changed of watchers) changed(true);
    },
    lost() {
      for (const changed of watchers) changed(false);
    },
    turnedAway() {
      greet(null);
      for (const asker of waiting.values()) asker.reject(turnedAway());
      waiting.clear();
    },
  });

  function request<R>(request: Request): Promise<R> {
    const id = ++lastId;
    return new Promise<R>((resolve, reject) => {
      waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      if (!connection.ask(id, JSON.stringify({ id, request }))) reject(turnedAway());
    });
  }

  return {
    request,
    onEvent: (happened) => void listeners.push(happened),
    onConnection: (changed) => void watchers.push(changed),
    shell: webShell(
      greeted,
      () => connection.hasUnanswered,
      (path) => request<AssetData>({ request: "read_export", path }),
    ),
  };
}

function turnedAway(): Failure {
  return new Failure({
    code: "failed",
    message:
      "Throughline was started anew and does not know this page. What was sent before is kept in its " +
      "recovery journal. Open the address that it has printed.",
  });
}

/** Hands a file to the browser, which keeps it where it keeps downloads. */
function download(path: string, { media_type, data }: AssetData): void {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: media_type }));
  link.download = path.split(/[\\/]/).pop() ?? "export";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function webShell(
  greeted: Promise<string | null>,
  hasUnanswered: () => boolean,
  read: (path: string) => Promise<AssetData>,
): Shell {
  let dialogs: FileDialogs | null = null;
  let edited = false;
  window.addEventListener("beforeunload", (event) => {
    if (edited || hasUnanswered()) event.preventDefault();
  });
  return {
    platform: platformOf(navigator.userAgent),
    openFile: async (extensions = ["journey"]) => dialogs?.open(extensions) ?? null,
    saveFile: async (suggestedName, extensions) => dialogs?.save(suggestedName, extensions) ?? null,
    useFileDialogs: (own) => {
      dialogs = own;
    },
    hasMenuBar: false,
    setMenu: () => {},
    onMenu: () => {},
    edit: editInPage,
    copyPicture: copyPictureInPage,
    openPage: async (url) => void window.open(url, "_blank", "noopener,noreferrer"),
    // A page cannot start programs.
    showsFiles: false,
    openWritten: async (path) => download(path, await read(path)),
    showInFolder: async () => {},
    setTitle: (title, isEdited) => {
      edited = isEdited;
      document.title = `${isEdited ? "• " : ""}${title}`;
    },
    // A browser does not tell where a file lies, and must not show it instead of the editor.
    onFileDropped: () => {
      for (const moment of ["dragover", "drop"]) {
        window.addEventListener(moment, (event) => event.preventDefault());
      }
    },
    // A tab asks by itself, in the browser's own words.
    onCloseRequested: () => {},
    close: () => window.close(),
    initialFile: () => greeted,
  };
}
