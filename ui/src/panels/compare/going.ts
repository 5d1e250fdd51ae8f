/** Going to a change: on the map where it is drawn, else in the inspector; and leaving the comparison. */

import type { Line, RecordRef, Records } from "../../generated";
import type { App } from "../../state/app.svelte";
import type { Editor } from "../../state/editor.svelte";
import { KIND_WORDS, lineKey } from "./lines";

/** The record that stands for a change on the map: as it is, or as it was where it is gone. */
export function recordOf({ kind, a, b }: Line): RecordRef | null {
  const id = b ?? a;
  return id ? { kind, id } : null;
}

/** Shows a change, selects it and reads it out. The keyboard stays where it is, unless it is on the map. */
export function goToChange(app: App, line: Line): void {
  const { editor, map } = app;
  const record = recordOf(line);
  if (!editor || !record) return;
  const { comparing } = editor;
  comparing.current = lineKey(line);
  editor.select([record]);
  if (map?.root.contains(document.activeElement)) map.focusRecord(record.id, true);
  map?.reveal(record.id);
  const place = `${comparing.place + 1} of ${comparing.lines.length}`;
  editor.announcement = [place, KIND_WORDS[line.change], `${line.label} “${line.name}”`, line.why].join(", ");
}

/** Goes on to the next change, or back to the one before; behind the last comes the first. */
export function stepToChange(app: App, by: 1 | -1): void {
  const comparing = app.editor?.comparing;
  if (!comparing) return;
  const { lines, place } = comparing;
  const from = place < 0 && by < 0 ? 0 : place;
  const line = lines[(from + by + lines.length) % lines.length];
  if (line) goToChange(app, line);
}

/** Selects what a claim was counted from, as far as it is drawn, and shows the first of it. */
export function showRecords(app: App, editor: Editor, { a, b }: Records): void {
  const drawn = [...b, ...a].filter(({ id }) => editor.scene.keyOf.has(id));
  if (drawn.length === 0) return editor.say("What this was counted from is not drawn on the map");
  editor.select(drawn);
  const [first] = drawn;
  if (first) app.map?.reveal(first.id);
  editor.say(drawn.length === 1 ? "1 record is selected" : `${drawn.length} records are selected`);
}

/** Back to one state; the keyboard goes to the map. */
export async function leaveComparison(app: App): Promise<void> {
  await app.editor?.comparing.leave();
  app.map?.takeKeyboard();
}
