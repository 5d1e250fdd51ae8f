/** Questions to the scene's grid: which row, column, cell or slot lies where. All in the body's space. */

import type { Grid, GridRow, GridSlot, LaneKind } from "../generated";
import type { Box, Point } from "./camera";

/** Lanes that draw records of their own instead of cards. */
const WITHOUT_CARDS: readonly LaneKind[] = ["emotion", "metric", "line"];

export function holdsCards(row: GridRow | undefined): boolean {
  return row !== undefined && !WITHOUT_CARDS.includes(row.kind);
}

/** The column under x, or the nearest one; −1 in a grid without columns. */
export function columnAt(grid: Grid, x: number): number {
  return nearest(grid.columns, (column) => distance(x, column.x, column.width));
}

/** The row under y, or the nearest one; −1 in a grid without rows. */
export function rowAt(grid: Grid, y: number): number {
  return nearest(grid.rows, (row) => distance(y, row.y, row.height));
}

/** The stage under x, or the nearest one; −1 in a grid without stages. */
export function stageAt(grid: Grid, x: number): number {
  return nearest(grid.stages, (stage) => distance(x, stage.x, stage.width));
}

/** Whether a point lies within the grid and not beside it or in a gap between stages. */
export function isInCell(grid: Grid, { x, y }: Point): boolean {
  const column = grid.columns[columnAt(grid, x)];
  const row = grid.rows[rowAt(grid, y)];
  return (
    column !== undefined &&
    row !== undefined &&
    distance(x, column.x, column.width) === 0 &&
    distance(y, row.y, row.height) === 0
  );
}

/** What begins in a cell, in order. */
export function slotsIn(grid: Grid, row: number, column: number): GridSlot[] {
  return grid.slots.filter((slot) => slot.row === row && slot.first === column);
}

/** What can be seen in a cell, in order: what spans into it too. */
export function slotsOver(grid: Grid, row: number, column: number): GridSlot[] {
  return grid.slots.filter((slot) => slot.row === row && slot.first <= column && slot.last >= column);
}

/** The slot under a point; of several the one painted last. */
export function slotAt(grid: Grid, point: Point): GridSlot | undefined {
  return grid.slots.findLast((slot) => contains(slot.rect, point));
}

export function slotOf(grid: Grid, id: string): GridSlot | undefined {
  return grid.slots.find((slot) => slot.id === id);
}

export function cellBox(grid: Grid, row: number, column: number): Box {
  const lane = grid.rows[row];
  const step = grid.columns[column];
  return { x: step?.x ?? 0, y: lane?.y ?? 0, width: step?.width ?? 0, height: lane?.height ?? 0 };
}

export function contains(box: Box, { x, y }: Point): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The smallest box around all. */
export function around(boxes: Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

function distance(at: number, start: number, extent: number): number {
  if (at < start) return start - at;
  return at >= start + extent ? at - start - extent + Number.MIN_VALUE : 0;
}

function nearest<T>(all: readonly T[], far: (one: T) => number): number {
  let best = -1;
  let least = Infinity;
  all.forEach((one, index) => {
    const away = far(one);
    if (away < least) {
      least = away;
      best = index;
    }
  });
  return best;
}
