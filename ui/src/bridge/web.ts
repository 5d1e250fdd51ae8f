/** The bridge in a browser: a WebSocket to the server that served the page. */

import type { ApiError, Event, Request } from "../generated";
import { type Bridge, Failure, type FileDialogs, type Shell } from "./contract";
import { editInPage } from "./page_editing";
import { platformOf } from "./platform";

interface Waiting {
  resolve(answer: unknown): void;
  reject(failure: Failure): void;
}

type Answer =
  | { ready: { file: string | null } }
  | { event: Event }
  | { id: number; ok: unknown }
  | { id: number; error: ApiError };

/** Connects to the server at the page's origin; requests made before it answers wait. */
export function webBridge(): Bridge {
  const fragment = new URLSearchParams(location.hash.slice(1));
  // The token is not left in the address, where it would be copied along; a reload still knows it.
  const token = fragment.get("token") ?? sessionStorage.getItem("token") ?? "";
  sessionStorage.setItem("token", token);
  history.replaceState(null, "", location.pathname);
  const socket = new WebSocket(new URL("session", location.href.replace(/^http/, "ws")));
  const waiting = new Map<number, Waiting>();
  const listeners: ((event: Event) => void)[] = [];
  let lastId = 0;

  let greet: (file: string | null) => void;
  let turnAway: (failure: Failure) => void;
  /** The server has taken the token; it names the journey to open first. */
  const ready = new Promise<string | null>((resolve, reject) => {
    greet = resolve;
    turnAway = reject;
  });
  socket.onopen = () => socket.send(JSON.stringify({ token }));
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(data as string) as Answer;
    if ("ready" in answer) {
      greet(answer.ready.file);
      return;
    }
    if ("event" in answer) {
      for (const happened of listeners) happened(answer.event);
      return;
    }
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("ok" in answer) asker?.resolve(answer.ok);
    else asker?.reject(new Failure(answer.error));
  };
  socket.onclose = () => {
    turnAway(disconnected());
    for (const asker of waiting.values()) asker.reject(disconnected());
    waiting.clear();
  };

  return {
    async request<R>(request: Request): Promise<R> {
      if (socket.readyState > WebSocket.OPEN) throw disconnected();
      const id = ++lastId;
      const answered = new Promise<R>((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      });
      void ready.then(
        () => socket.send(JSON.stringify({ id, request })),
        () => {},
      );
      return answered;
    },
    onEvent: (happened) => void listeners.push(happened),
    shell: webShell(ready),
  };
}

function disconnected(): Failure {
  return new Failure({
    code: "failed",
    message:
      "The server that holds this map does not answer. Changes up to now are kept in its recovery journal. " +
      "Start it again and reload the page.",
  });
}

function webShell(ready: Promise<string | null>): Shell {
  let dialogs: FileDialogs | null = null;
  let edited = false;
  window.addEventListener("beforeunload", (event) => {
    if (edited) event.preventDefault();
  });
  return {
    platform: platformOf(navigator.userAgent),
    openFile: async () => dialogs?.open() ?? null,
    saveFile: async (suggestedName, extensions) => dialogs?.save(suggestedName, extensions) ?? null,
    useFileDialogs: (own) => {
      dialogs = own;
    },
    hasMenuBar: false,
    setMenu: () => {},
    onMenu: () => {},
    edit: editInPage,
    openPage: async (url) => void window.open(url, "_blank", "noopener,noreferrer"),
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
    initialFile: () => ready.catch(() => null),
  };
}
