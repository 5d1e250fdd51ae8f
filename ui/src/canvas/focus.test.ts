// Where keys lead in the grid.

import { expect, test } from "vitest";
import { smallGrid } from "../testing/small_map";
import { type Focus, focusOn, kept, moved, nextCell } from "./focus";

const grid = smallGrid();
const cell = (row: string, column: string, slot: string | null = null): Focus => ({ row, column, slot });

test("arrows lead from cell to cell, and over headers and labels", () => {
  expect(moved(grid, cell("actions", "a"), "ArrowRight", false)).toEqual(cell("actions", "b"));
  expect(moved(grid, cell("actions", "a"), "ArrowLeft", false)).toEqual(cell("actions", "labels"));
  expect(moved(grid, cell("actions", "a"), "ArrowUp", false)).toEqual(cell("steps", "a"));
  expect(moved(grid, cell("steps", "a"), "ArrowUp", false)).toEqual(cell("stages", "a"));
  expect(moved(grid, cell("actions", "a"), "ArrowDown", false)).toEqual(cell("touch", "a"));
});

test("a stage is passed whole", () => {
  expect(moved(grid, cell("stages", "a"), "ArrowRight", false)).toEqual(cell("stages", "c"));
  expect(moved(grid, cell("stages", "c"), "ArrowLeft", false)).toEqual(cell("stages", "a"));
  expect(moved(grid, cell("steps", "b"), "ArrowUp", false)).toEqual(cell("stages", "a"));
});

test("a stage without steps has one header", () => {
  expect(moved(grid, cell("actions", "three"), "ArrowUp", false)).toEqual(cell("stages", "three"));
  expect(moved(grid, cell("stages", "three"), "ArrowDown", false)).toEqual(cell("actions", "three"));
});

test("within a cell arrows lead from card to card and stop at its ends", () => {
  expect(moved(grid, cell("actions", "a", "a1"), "ArrowDown", false)).toEqual(cell("actions", "a", "a2"));
  expect(moved(grid, cell("actions", "a", "a2"), "ArrowDown", false)).toEqual(cell("actions", "a", "a2"));
});

test("from card to card sideways, at the same place or the last", () => {
  expect(moved(grid, cell("actions", "a", "a2"), "ArrowRight", false)).toEqual(cell("actions", "b", "b1"));
  expect(moved(grid, cell("actions", "b", "b1"), "ArrowRight", false)).toEqual(cell("actions", "c"));
});

test("a spanning card is left over its last column", () => {
  expect(moved(grid, cell("touch", "b", "wide"), "ArrowRight", false)).toEqual(cell("touch", "three"));
});

test("Esc leads out of the cell, and then out of the grid", () => {
  expect(moved(grid, cell("actions", "a", "a1"), "Escape", false)).toEqual(cell("actions", "a"));
  expect(moved(grid, cell("actions", "a"), "Escape", false)).toBeNull();
});

test("Home and End lead along the row, with Ctrl to the corners", () => {
  expect(moved(grid, cell("touch", "b"), "Home", false)).toEqual(cell("touch", "labels"));
  expect(moved(grid, cell("touch", "b"), "End", false)).toEqual(cell("touch", "three"));
  expect(moved(grid, cell("touch", "b"), "Home", true)).toEqual(cell("actions", "a"));
  expect(moved(grid, cell("touch", "b"), "End", true)).toEqual(cell("feel", "three"));
});

test("Tab reads on to the next row and leaves at the last cell", () => {
  expect(nextCell(grid, cell("actions", "three"), 1)).toEqual(cell("touch", "labels"));
  expect(nextCell(grid, cell("touch", "labels"), -1)).toEqual(cell("actions", "three"));
  expect(nextCell(grid, cell("feel", "three"), 1)).toBeNull();
  expect(nextCell(grid, cell("stages", "a"), -1)).toBeNull();
});

test("every cell is reached by Tab once", () => {
  let at: Focus | null = cell("stages", "a");
  const reached: string[] = [];
  while (at && reached.length < 100) {
    reached.push(`${at.row} ${at.column}`);
    at = nextCell(grid, at, 1);
  }
  expect(new Set(reached).size).toBe(reached.length);
  // Three stages, three steps, and three lanes with a label and four cells each.
  expect(reached).toHaveLength(3 + 3 + 3 * 5);
});

test("the focus follows its card to another cell, and stays where the card is gone", () => {
  const after = smallGrid();
  const card = after.slots.find(({ id }) => id === "a1");
  if (card) Object.assign(card, { row: 1, first: 3, last: 3 });
  expect(kept(after, cell("actions", "a", "a1"), { row: 0, column: 0 })).toEqual(
    cell("touch", "three", "a1"),
  );
  after.slots = after.slots.filter(({ id }) => id !== "a1");
  expect(kept(after, cell("actions", "a", "a1"), { row: 0, column: 0 })).toEqual(cell("actions", "a"));
  expect(focusOn(after, "a1")).toBeNull();
});
