/** Another journey to compare with: it is opened to be looked at, and closed with the comparison. */

import type { Opened } from "../generated";
import type { App } from "./app.svelte";

/** Asks for a journey and compares it with the state on show. */
export async function chooseAndCompare(app: App): Promise<void> {
  const path = await app.bridge.shell.openFile();
  if (path) await compareWithFile(app, path);
}

/** Compares a journey with the state on show. */
export async function compareWithFile(app: App, path: string): Promise<void> {
  const { editor } = app;
  if (!editor) return;
  const opened = await app.trying(() =>
    app.bridge.request<Opened>({ request: "open", path, mode: "read_only" }),
  );
  if (opened) await editor.comparing.take(opened.info);
}
