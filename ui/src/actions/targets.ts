/** What an action works on: the selection, or where the keyboard is. */

import type { RecordKind, RecordRef } from "../generated";
import type { App } from "../state/app.svelte";

const BANDS: readonly RecordKind[] = ["stage", "step", "lane"];

/** The selected records, or the one under the keyboard. */
export function targets(app: App): RecordRef[] {
  const selection = app.editor?.selection ?? [];
  if (selection.length > 0) return selection;
  const focused = app.map?.focus && app.map.recordAt(app.map.focus);
  return focused ? [focused] : [];
}

/** The one target of this kind, where there is exactly one. */
export function onlyTarget(app: App, kind: RecordKind): string | null {
  const all = targets(app);
  const [only] = all;
  return all.length === 1 && only?.kind === kind ? only.id : null;
}

/** The lane of the target: itself, or the one in which it stands or the keyboard is. */
export function laneOf(app: App): string | null {
  const own = onlyTarget(app, "lane");
  if (own) return own;
  const { grid } = app.map?.scene ?? { grid: null };
  const [first] = targets(app);
  const slot = grid?.slots.find(({ id }) => id === first?.id);
  if (slot) return grid?.rows[slot.row]?.id ?? null;
  const row = app.map?.focus?.row;
  return grid?.rows.some(({ id }) => id === row) && !isBand(first) ? (row ?? null) : null;
}

/** The column of the target, as `laneOf`. */
export function columnOf(app: App): string | null {
  const { grid } = app.map?.scene ?? { grid: null };
  const [first] = targets(app);
  if (first?.kind === "step") return first.id;
  if (first?.kind === "stage") return grid?.columns.find(({ stage }) => stage === first.id)?.id ?? null;
  const slot = grid?.slots.find(({ id }) => id === first?.id);
  if (slot) return grid?.columns[slot.first]?.id ?? null;
  const column = app.map?.focus?.column;
  return grid?.columns.some(({ id }) => id === column) && !isBand(first) ? (column ?? null) : null;
}

function isBand(record: RecordRef | undefined): boolean {
  return record !== undefined && BANDS.includes(record.kind);
}
