/** Where records stand in the grid, and which record stands at a place of it. */

import type { Grid, RecordRef } from "../generated";
import type { Box, Camera } from "./camera";
import { type Focus, focusAt, focusOn, placeOf } from "./focus";
import { slotOf } from "./grid";
import type { SceneModel } from "./scene_model";

/** A record's box in the body; headers and labels stand for their whole column or row. */
export function boxOf(grid: Grid, id: string, camera: Camera): Box | null {
  const slot = slotOf(grid, id);
  if (slot) return slot.rect;
  const column = grid.columns.find((one) => one.id === id) ?? grid.stages.find((one) => one.id === id);
  if (column) return { x: column.x, y: camera.y, width: column.width, height: 1 };
  const row = grid.rows.find((one) => one.id === id);
  return row ? { x: camera.x, y: row.y, width: 1, height: row.height } : null;
}

/** The box of what the focus stands for; a header or label stands for its column or row. */
export function boxOfFocus(grid: Grid, focus: Focus, camera: Camera): Box | null {
  const place = placeOf(grid, focus);
  const slot = focus.slot && slotOf(grid, focus.slot);
  if (slot) return slot.rect;
  if (!place) return null;
  const column = grid.columns[place.column];
  const row = grid.rows[place.row];
  return {
    x: column?.x ?? camera.x,
    y: row?.y ?? camera.y,
    width: column?.width ?? 1,
    height: row?.height ?? 1,
  };
}

/** The record that the focus stands for: of a header, a label, or an entry of a cell. */
export function recordAt(scene: SceneModel, focus: Focus): RecordRef | null {
  const { grid } = scene;
  const place = placeOf(grid, focus);
  if (!place) return null;
  const step = grid.columns[place.column];
  let id = focus.slot;
  if (place.row === -2) id = step?.stage ?? null;
  else if (place.row === -1) id = step?.id ?? null;
  else if (place.column === -1) id = focus.row;
  return (id && scene.groups.get(scene.keyOf.get(id) ?? "")?.record) || null;
}

/** The page that a record's card leads to. */
export function pageOf({ groups, keyOf }: SceneModel, id: string): string | null {
  const link = groups.get(keyOf.get(id) ?? "")?.items.find((item) => item.type === "link");
  return link?.type === "link" ? link.url : null;
}

/** The focus on a record, wherever in the grid it stands. */
export function focusOf(grid: Grid, id: string): Focus | null {
  const slot = focusOn(grid, id);
  if (slot) return slot;
  const row = grid.rows.findIndex((lane) => lane.id === id);
  if (row >= 0) return focusAt(grid, { row, column: -1 });
  const stage = grid.columns.findIndex((column) => column.stage === id);
  if (stage >= 0) return focusAt(grid, { row: -2, column: stage });
  const step = grid.columns.findIndex((column) => column.id === id);
  return step >= 0 ? focusAt(grid, { row: -1, column: step }) : null;
}
