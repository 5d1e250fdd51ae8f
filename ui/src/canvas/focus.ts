/**
 * Where the keyboard is in the grid: a cell, or one of the things in it.
 *
 * Named by ids, so that the focus follows what moves. The stage and step headers are two rows above
 * the lanes, the lane labels a column before the steps.
 */

import type { Grid } from "../generated";
import { slotOf, slotsIn, slotsOver } from "./grid";

export const STAGES = "stages";
export const STEPS = "steps";
export const LABELS = "labels";

export interface Focus {
  /** A lane's id, `STAGES` or `STEPS`. */
  row: string;
  /** A column's id or `LABELS`. */
  column: string;
  /** A card, metric or point in the cell; null for the cell itself. */
  slot: string | null;
}

/** Places in the grid: rows −2 (stages) and −1 (steps), columns −1 (labels). */
export interface Place {
  row: number;
  column: number;
}

export function placeOf(grid: Grid, focus: Focus): Place | null {
  const row =
    focus.row === STAGES ? -2 : focus.row === STEPS ? -1 : grid.rows.findIndex(({ id }) => id === focus.row);
  const column = focus.column === LABELS ? -1 : grid.columns.findIndex(({ id }) => id === focus.column);
  if (row === -1 && focus.row !== STEPS) return null;
  if (column === -1 && focus.column !== LABELS) return null;
  return { row, column };
}

/** The focus at a place, moved into the grid; null where there is nothing at all. */
export function focusAt(grid: Grid, { row, column }: Place, slot: string | null = null): Focus | null {
  const highest = grid.rows.length - 1;
  let r = Math.min(highest, Math.max(-2, row));
  let c = Math.min(grid.columns.length - 1, Math.max(-1, column));
  // Headers and labels meet in a corner where nothing can be done.
  if (r < 0 && c < 0) {
    if (grid.columns.length > 0) c = 0;
    else r = 0;
  }
  const step = grid.columns[c];
  // A stage without steps has one header above its column.
  if (r === -1 && step && isWithoutSteps(grid, step.stage)) r = -2;
  if (r === -2) c = grid.columns.findIndex(({ stage }) => stage === step?.stage);
  const lane = r === -2 ? STAGES : r === -1 ? STEPS : grid.rows[r]?.id;
  const along = c < 0 ? LABELS : grid.columns[c]?.id;
  return lane && along ? { row: lane, column: along, slot } : null;
}

/** The focus on a slot. */
export function focusOn(grid: Grid, id: string): Focus | null {
  const slot = slotOf(grid, id);
  return slot ? focusAt(grid, { row: slot.row, column: slot.first }, id) : null;
}

/** What the focus becomes after the grid has changed: follows its slot, else stays in its cell. */
export function kept(grid: Grid, focus: Focus, before: Place): Focus | null {
  if (focus.slot) {
    const moved = focusOn(grid, focus.slot);
    if (moved) return moved;
  }
  const place = placeOf(grid, focus) ?? before;
  return focusAt(grid, place);
}

/** Where a key leads from here; null where the key means nothing to the grid. */
export function moved(grid: Grid, focus: Focus, key: string, primary: boolean): Focus | null {
  const place = placeOf(grid, focus);
  if (!place) return focusAt(grid, { row: 0, column: 0 });
  const { row } = place;
  switch (key) {
    case "ArrowLeft":
      return sideways(grid, focus, place, -1);
    case "ArrowRight":
      return sideways(grid, focus, place, 1);
    case "ArrowUp":
      return focus.slot ? among(grid, focus, place, -1) : upOrDown(grid, place, -1);
    case "ArrowDown":
      return focus.slot ? among(grid, focus, place, 1) : upOrDown(grid, place, 1);
    case "Home":
      return focusAt(grid, primary ? { row: 0, column: 0 } : { row, column: row < 0 ? 0 : -1 });
    case "End":
      return focusAt(grid, { row: primary ? grid.rows.length - 1 : row, column: grid.columns.length - 1 });
    case "Escape":
      return focus.slot ? { ...focus, slot: null } : null;
    default:
      return null;
  }
}

/** The next (1) or previous (−1) cell in reading order; null at the end, where the focus leaves. */
export function nextCell(grid: Grid, focus: Focus, direction: 1 | -1): Focus | null {
  const place = placeOf(grid, focus);
  if (!place) return null;
  const width = grid.columns.length + 1;
  const at = (place.row + 2) * width + place.column + 1 + direction;
  let index = at;
  while (index >= 0 && index < (grid.rows.length + 2) * width) {
    const next = { row: Math.floor(index / width) - 2, column: (index % width) - 1 };
    if (isCell(grid, next)) return focusAt(grid, next);
    index += direction;
  }
  return null;
}

/** The corner is no cell; a stage has one header above its columns, and no step headers without steps. */
export function isCell(grid: Grid, { row, column }: Place): boolean {
  if (row >= 0) return true;
  const step = grid.columns[column];
  if (!step) return false;
  if (row === -1) return !isWithoutSteps(grid, step.stage);
  return grid.columns.findIndex(({ stage }) => stage === step.stage) === column;
}

function upOrDown(grid: Grid, { row, column }: Place, direction: 1 | -1): Focus | null {
  if (row + direction < -2) return null;
  const step = grid.columns[column];
  const skips = row + direction === -1 && step !== undefined && isWithoutSteps(grid, step.stage);
  return focusAt(grid, { row: row + direction * (skips ? 2 : 1), column });
}

function sideways(grid: Grid, focus: Focus, place: Place, direction: 1 | -1): Focus | null {
  const { row, column } = place;
  if (row === -2) {
    const stage = grid.columns[column]?.stage;
    let next = column + direction;
    while (grid.columns[next]?.stage === stage && grid.columns[next]) next += direction;
    // Leftwards the first column of the stage, not its last.
    const first = grid.columns.findIndex((step) => step.stage === grid.columns[next]?.stage);
    return first < 0 ? focus : focusAt(grid, { row, column: first });
  }
  const index = focus.slot ? slotsIn(grid, row, column).findIndex(({ id }) => id === focus.slot) : -1;
  const own = focus.slot ? slotOf(grid, focus.slot) : undefined;
  const from = direction === 1 && own ? own.last : column;
  const to = focusAt(grid, { row, column: from + direction });
  if (!to || index < 0) return to;
  const there = placeOf(grid, to);
  const slots = there ? slotsOver(grid, there.row, there.column) : [];
  return { ...to, slot: slots[Math.min(index, slots.length - 1)]?.id ?? null };
}

function among(grid: Grid, focus: Focus, { row, column }: Place, direction: 1 | -1): Focus {
  const slots = slotsOver(grid, row, column);
  const index = slots.findIndex(({ id }) => id === focus.slot);
  return { ...focus, slot: slots[index + direction]?.id ?? focus.slot };
}

function isWithoutSteps(grid: Grid, stage: string): boolean {
  return grid.stages.find(({ id }) => id === stage)?.has_steps === false;
}
