/** Where something would go if it were dropped at a point: from the scene's grid alone. */

import type { Box, Point } from "../canvas/camera";
import { cellBox, columnAt, holdsCards, rowAt, slotOf, slotsIn, stageAt } from "../canvas/grid";
import type { Grid } from "../generated";

/** A place between cards of a cell. */
export interface CardPlace {
  row: number;
  column: number;
  /** The card that it goes before; null for the end. */
  before: string | null;
  /** The cell, to be lit. */
  cell: Box;
  /** The insertion line: its height is 0. */
  line: Box;
}

/** A place between stages, steps or lanes. */
export interface BandPlace {
  /** The stage, step or lane that it goes before; null for the end. */
  before: string | null;
  /** For a step: the stage it goes into. */
  stage: string | null;
  /** Where the insertion line runs: x for stages and steps, y for lanes. */
  at: number;
}

/** A place for something new that is typed before it is added; `at` is where its insertion line runs. */
export type NewPlace =
  | { kind: "card"; place: CardPlace }
  | { kind: "stage"; before: string | null; at: number }
  | { kind: "step"; stage: string; before: string | null; at: number };

/** The place of a new step before a step of a stage, or at the stage's end. */
export function newStep(grid: Grid, stage: string, before: string | null): NewPlace {
  const steps = grid.columns.filter((column) => column.stage === stage && column.id !== stage);
  const own = grid.stages.find(({ id }) => id === stage);
  const next = steps.find(({ id }) => id === before);
  const last = steps.at(-1);
  return { kind: "step", stage, before, at: next?.x ?? (last ? last.x + last.width : (own?.x ?? 0)) };
}

/** The place of a new stage before another, or at the end. */
export function newStage(grid: Grid, before: string | null): NewPlace {
  const next = grid.stages.findIndex(({ id }) => id === before);
  return { kind: "stage", before, at: between(grid.stages, next) };
}

/** Where cards dropped at a point go; null where no lane holds cards. */
export function cardPlace(grid: Grid, at: Point, moving: ReadonlySet<string>): CardPlace | null {
  const row = rowAt(grid, at.y);
  const column = columnAt(grid, at.x);
  if (column < 0 || !holdsCards(grid.rows[row])) return null;
  const cell = cellBox(grid, row, column);
  const [padX, padY] = grid.padding;
  const staying = slotsIn(grid, row, column).filter((slot) => !moving.has(slot.id));
  const next = staying.find((slot) => slot.rect.y + slot.rect.height / 2 > at.y);
  const last = staying.at(-1);
  let y = cell.y + padY;
  if (next) y = next.rect.y - grid.gap / 2;
  else if (last) y = last.rect.y + last.rect.height + grid.gap / 2;
  const line = { x: cell.x + padX, y, width: cell.width - 2 * padX, height: 0 };
  return { row, column, before: next?.id ?? null, cell, line };
}

/** Whether a card already stands at a place. */
export function standsAt(grid: Grid, card: string, place: CardPlace): boolean {
  const slot = slotOf(grid, card);
  if (!slot || slot.row !== place.row || slot.first !== place.column) return false;
  const cell = slotsIn(grid, slot.row, slot.first);
  const after = cell[cell.findIndex(({ id }) => id === card) + 1];
  return (after?.id ?? null) === place.before;
}

/** Where a stage dropped at x goes. */
export function stagePlace(grid: Grid, x: number): BandPlace {
  const next = grid.stages.findIndex((stage) => stage.x + stage.width / 2 > x);
  return { before: grid.stages[next]?.id ?? null, stage: null, at: between(grid.stages, next) };
}

/** Where a step dropped at x goes: into the stage under x. */
export function stepPlace(grid: Grid, x: number): BandPlace | null {
  const stage = grid.stages[stageAt(grid, x)];
  if (!stage) return null;
  const steps = stage.has_steps ? grid.columns.filter((column) => column.stage === stage.id) : [];
  const next = steps.find((step) => step.x + step.width / 2 > x);
  const last = steps.at(-1);
  const end = last ? last.x + last.width : stage.x + stage.width / 2;
  return { before: next?.id ?? null, stage: stage.id, at: next?.x ?? end };
}

/** Where a lane dropped at y goes. */
export function lanePlace(grid: Grid, y: number): BandPlace {
  const rows = grid.rows.map(({ id, y: x, height: width }) => ({ id, x, width }));
  const next = rows.findIndex((row) => row.x + row.width / 2 > y);
  return { before: rows[next]?.id ?? null, stage: null, at: between(rows, next) };
}

/** Whether `moved` already stands right before `before` among these. */
export function standsBefore(ids: readonly string[], moved: string, before: string | null): boolean {
  if (moved === before) return true;
  const after = ids[ids.indexOf(moved) + 1];
  return (after ?? null) === before;
}

/** The middle of the gap before the band at this place; −1 is behind the last. */
function between(bands: readonly { x: number; width: number }[], next: number): number {
  const after = bands[next];
  const before = next < 0 ? bands.at(-1) : bands[next - 1];
  if (after && before) return (before.x + before.width + after.x) / 2;
  if (after) return after.x;
  return before ? before.x + before.width : 0;
}
