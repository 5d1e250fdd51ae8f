/** Moving things by keys: each is the command that a drag to the neighbouring place would give. */

import { holdsCards, slotOf, slotsIn } from "../canvas/grid";
import type { CardTarget, Command, Grid } from "../generated";

export type Direction = "left" | "right" | "up" | "down";

/** A card one place on: within its cell, else to the next lane that holds cards, or to the next column. */
export function cardMove(grid: Grid, card: string, direction: Direction): Command | null {
  const slot = slotOf(grid, card);
  if (!slot) return null;
  const cell = slotsIn(grid, slot.row, slot.first);
  const index = cell.findIndex(({ id }) => id === card);
  switch (direction) {
    case "up":
      return index > 0
        ? to(grid, card, slot.row, slot.first, cell[index - 1]?.id)
        : to(grid, card, cardRow(grid, slot.row, -1), slot.first);
    case "down":
      if (index < cell.length - 1) return to(grid, card, slot.row, slot.first, cell[index + 2]?.id);
      return first(grid, card, cardRow(grid, slot.row, 1), slot.first);
    case "left":
    case "right": {
      const column = slot.first + (direction === "left" ? -1 : 1);
      return to(grid, card, slot.row, column, slotsIn(grid, slot.row, column)[index]?.id);
    }
  }
}

/** A step one place left or right, into the neighbouring stage at the end of its own. */
export function stepMove(grid: Grid, step: string, direction: "left" | "right"): Command | null {
  const index = grid.columns.findIndex(({ id }) => id === step);
  const column = grid.columns[index];
  if (!column || column.id === column.stage) return null;
  const by = direction === "left" ? -1 : 1;
  const next = grid.columns[index + by];
  if (!next) return null;
  if (next.stage === column.stage) {
    const before = direction === "left" ? next : grid.columns[index + 2];
    const stays = before?.stage === column.stage;
    return { command: "move_step", step, stage: column.stage, ...(stays && before && { before: before.id }) };
  }
  const enters = direction === "right" && next.id !== next.stage;
  return { command: "move_step", step, stage: next.stage, ...(enters && { before: next.id }) };
}

export function stageMove(grid: Grid, stage: string, direction: "left" | "right"): Command | null {
  const before = neighbour(
    grid.stages.map(({ id }) => id),
    stage,
    direction === "left",
  );
  return before === undefined ? null : { command: "move_stage", stage, ...(before && { before }) };
}

export function laneMove(grid: Grid, lane: string, direction: "up" | "down"): Command | null {
  const before = neighbour(
    grid.rows.map(({ id }) => id),
    lane,
    direction === "up",
  );
  return before === undefined ? null : { command: "move_lane", lane, ...(before && { before }) };
}

/** A card over one column more (1) or less (−1) at its end. */
export function spanChange(grid: Grid, card: string, by: 1 | -1): Command | null {
  const slot = slotOf(grid, card);
  const end = slot && grid.columns[slot.last + by];
  const start = slot && grid.columns[slot.first];
  if (!slot || !end || !start || slot.last + by < slot.first) return null;
  return { command: "span_card", card, first: start.id, last: end.id };
}

/** What comes after the neighbour that is passed; null at the end, undefined where there is none to pass. */
function neighbour(ids: string[], id: string, backwards: boolean): string | null | undefined {
  const index = ids.indexOf(id);
  if (index < 0) return undefined;
  if (backwards) return index > 0 ? ids[index - 1] : undefined;
  return index < ids.length - 1 ? (ids[index + 2] ?? null) : undefined;
}

function cardRow(grid: Grid, from: number, by: 1 | -1): number {
  let row = from + by;
  while (grid.rows[row] && !holdsCards(grid.rows[row])) row += by;
  return row;
}

function first(grid: Grid, card: string, row: number, column: number): Command | null {
  return to(grid, card, row, column, slotsIn(grid, row, column)[0]?.id);
}

function to(grid: Grid, card: string, row: number, column: number, before?: string): Command | null {
  const lane = grid.rows[row];
  const step = grid.columns[column];
  if (!lane || !step) return null;
  const target: CardTarget = { lane: lane.id, column: step.id, ...(before && { before }) };
  return { command: "move_card", card, to: target };
}
