/** Journeys nested behind cards: choosing their file, and going there. */

import type { FilePath } from "../generated";
import type { App } from "./app.svelte";

/** Opens the journey behind a card in place of the one that is open, once that one is saved. */
export async function openNested(app: App, card: string): Promise<void> {
  const { editor } = app;
  if (!editor) return;
  const found = await app.trying(() =>
    app.bridge.request<FilePath>({ request: "nested_journey", document: editor.document, card }),
  );
  if (found) await app.open(found.path);
}

/** Asks for a journey; answers its file as it is named from the open document's folder. */
export async function chooseNested(app: App): Promise<string | null> {
  const { editor } = app;
  const path = await app.bridge.shell.openFile();
  if (!editor || !path) return null;
  const named = await app.trying(() =>
    app.bridge.request<FilePath>({ request: "name_file", document: editor.document, path }),
  );
  return named?.path ?? null;
}
