/** Copies the selected cards, or the whole map, as a picture. */

import { failureOf } from "../bridge";
import type { AssetData, RecordKind } from "../generated";
import type { App } from "../state/app.svelte";

/** What stands in cells: a stage or lane alone would be a header without its cards. */
const IN_CELLS: readonly RecordKind[] = ["card", "emotion", "metric"];

/** The records that are copied; none for the whole map. */
export function pictured(app: App): string[] {
  const chosen = app.editor?.selection.filter(({ kind }) => IN_CELLS.includes(kind)) ?? [];
  return chosen.map(({ id }) => id);
}

export async function copyPicture(app: App): Promise<void> {
  const { editor, bridge } = app;
  if (!editor) return;
  const records = pictured(app);
  const { document, view } = editor;
  const asked = bridge.request<AssetData>({ request: "picture", document, view, records });
  try {
    await bridge.shell.copyPicture(asked.then(({ data }) => data));
    const what =
      records.length === 0 ? "The map" : records.length === 1 ? "1 card" : `${records.length} cards`;
    editor.say(`${what} copied as a picture`);
  } catch (thrown) {
    // The answer of the session says more than that of the clipboard, which only waited for it.
    const failure = await asked.then(
      () => thrown,
      (own) => own,
    );
    editor.say(failureOf(failure).message, "failed");
  }
}
