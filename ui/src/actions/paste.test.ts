// Cards that were taken are put elsewhere by one command.

import { expect, test } from "vitest";
import { smallGrid } from "../testing/small_map";
import { hereOf, putHere, type Taken, textHere } from "./paste";

const grid = smallGrid();

function taken(cards: string[], isCut = false): Taken {
  return { cards, isCut, text: cards.join("\n"), state: "state" };
}

function ids() {
  let last = 0;
  return () => `new ${++last}`;
}

test("a copied card is duplicated with all it holds, and the copy moves here", () => {
  expect(putHere(grid, taken(["a1"]), { row: 1, column: 2 }, ids())).toEqual({
    command: "batch",
    label: "Paste card",
    commands: [
      { command: "duplicate", record: { kind: "card", id: "a1" }, id: "new 1" },
      { command: "move_card", card: "new 1", to: { lane: "touch", column: "c" } },
    ],
  });
});

test("a cut card moves, and nothing is made", () => {
  const put = putHere(grid, taken(["a1"], true), { row: 0, column: 1, before: "b1" }, ids());
  expect(put).toMatchObject({
    label: "Move card",
    commands: [{ command: "move_card", card: "a1", to: { lane: "actions", column: "b", before: "b1" } }],
  });
});

test("cards of several lanes keep their lanes and their distance", () => {
  const put = putHere(grid, taken(["a1", "wide"], true), { row: 0, column: 1 }, ids());
  expect(put).toMatchObject({
    commands: [
      { card: "a1", to: { lane: "actions", column: "b" } },
      { card: "wide", to: { lane: "touch", column: "c" } },
    ],
  });
});

test("nothing is put into a lane that holds no cards, and nothing that is gone", () => {
  expect(putHere(grid, taken(["a1"]), { row: 2, column: 0 }, ids())).toBeNull();
  expect(putHere(grid, taken(["gone"]), { row: 0, column: 0 }, ids())).toBeNull();
});

test("a text from elsewhere becomes a card a line, without the empty lines", () => {
  const put = textHere(grid, "One\r\n\n  Two \n", { row: 0, column: 0 }, "state", ids());
  expect(put).toMatchObject({
    label: "Paste 2 cards",
    commands: [
      { command: "add_card", id: "new 1", text: "One", to: { lane: "actions", column: "a" } },
      { command: "add_card", id: "new 2", text: "Two" },
    ],
  });
});

test("here is behind the chosen card, else the cell, else the first cell in view", () => {
  expect(hereOf(grid, "a1", null, null, 0)).toEqual({ row: 0, column: 0, before: "a2" });
  expect(hereOf(grid, "a2", null, null, 0)).toEqual({ row: 0, column: 0 });
  expect(hereOf(grid, null, "touch", "c", 0)).toEqual({ row: 1, column: 2 });
  expect(hereOf(grid, null, "feel", null, 130)).toEqual({ row: 0, column: 1 });
});
