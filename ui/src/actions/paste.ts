/** Cards taken to be put elsewhere, and the one command that puts them there. */

import { columnAt, holdsCards, slotOf, slotsIn } from "../canvas/grid";
import type { CardTarget, Command, Grid } from "../generated";

/** Cards that were cut or copied, in reading order. */
export interface Taken {
  cards: string[];
  /** What they say, one a line: as long as the clipboard holds this, it holds these cards. */
  text: string;
  /** Cut cards stay where they are until they are put somewhere else. */
  isCut: boolean;
  state: string;
}

/** A cell, and the card of it that comes next; none is the end. */
export interface Here {
  row: number;
  column: number;
  before?: string;
}

/**
 * Puts taken cards here: cards of one lane go into the lane here, cards of several keep their lanes.
 * Columns shift together, the leftmost to here. Null where none of them can be put anywhere.
 */
export function putHere(grid: Grid, taken: Taken, here: Here, newId: () => string): Command | null {
  const slots = taken.cards.flatMap((card) => slotOf(grid, card) ?? []);
  const leftmost = Math.min(...slots.map(({ first }) => first));
  const oneLane = new Set(slots.map(({ row }) => row)).size === 1;
  const commands = slots.flatMap(({ id, row, first }): Command[] => {
    const to = targetOf(grid, oneLane ? here.row : row, here.column + first - leftmost, here);
    if (!to) return [];
    if (taken.isCut) return [{ command: "move_card", card: id, to }];
    const copy = newId();
    return [
      { command: "duplicate", record: { kind: "card", id }, id: copy },
      { command: "move_card", card: copy, to },
    ];
  });
  if (commands.length === 0) return null;
  return { command: "batch", label: `${taken.isCut ? "Move" : "Paste"} ${cards(slots.length)}`, commands };
}

/** One card for each line of a text that came from elsewhere. */
export function textHere(
  grid: Grid,
  text: string,
  here: Here,
  state: string,
  newId: () => string,
): Command | null {
  const lines = text.split(/\r\n|\r|\n/).flatMap((line) => line.trim() || []);
  const to = targetOf(grid, here.row, here.column, here);
  if (!to || lines.length === 0) return null;
  const commands = lines.map(
    (line): Command => ({ command: "add_card", id: newId(), state, to, text: line }),
  );
  return { command: "batch", label: `Paste ${cards(commands.length)}`, commands };
}

/** Where a paste goes: behind the one card, at the end of a cell, else into the first cell in view. */
export function hereOf(
  grid: Grid,
  card: string | null,
  lane: string | null,
  column: string | null,
  x: number,
) {
  const slot = card ? slotOf(grid, card) : undefined;
  if (slot) {
    const cell = slotsIn(grid, slot.row, slot.first);
    const next = cell[cell.findIndex(({ id }) => id === card) + 1];
    return { row: slot.row, column: slot.first, ...(next && { before: next.id }) };
  }
  let row = grid.rows.findIndex(({ id }) => id === lane);
  if (!holdsCards(grid.rows[row])) row = grid.rows.findIndex(holdsCards);
  const focused = grid.columns.findIndex(({ id }) => id === column);
  return { row, column: focused >= 0 ? focused : columnAt(grid, x) };
}

function targetOf(grid: Grid, row: number, column: number, here: Here): CardTarget | null {
  const lane = grid.rows[row];
  const step = grid.columns[Math.min(column, grid.columns.length - 1)];
  if (!lane || !step || !holdsCards(lane)) return null;
  const isHere = row === here.row && column === here.column;
  return { lane: lane.id, column: step.id, ...(isHere && here.before && { before: here.before }) };
}

function cards(count: number): string {
  return count === 1 ? "card" : `${count} cards`;
}
