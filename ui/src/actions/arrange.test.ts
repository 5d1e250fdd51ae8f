// Moving by keys gives the command that a drag would give.

import { expect, test } from "vitest";
import { smallGrid } from "../testing/small_map";
import { cardMove, laneMove, spanChange, stageMove, stepMove } from "./arrange";

const grid = smallGrid();
const to = (lane: string, column: string, before?: string) => ({ lane, column, ...(before && { before }) });

test("a card moves within its cell first, then to the next lane that holds cards", () => {
  expect(cardMove(grid, "a2", "up")).toMatchObject({ to: to("actions", "a", "a1") });
  expect(cardMove(grid, "a1", "down")).toMatchObject({ to: to("actions", "a") });
  expect(cardMove(grid, "a2", "down")).toMatchObject({ to: to("touch", "a", "t1") });
  expect(cardMove(grid, "t2", "down")).toBeNull();
  expect(cardMove(grid, "a1", "up")).toBeNull();
});

test("a card moves sideways to the same place of the next cell", () => {
  expect(cardMove(grid, "a1", "right")).toMatchObject({ to: to("actions", "b", "b1") });
  expect(cardMove(grid, "a2", "right")).toMatchObject({ to: to("actions", "b") });
  expect(cardMove(grid, "a1", "left")).toBeNull();
});

test("a step passes its neighbour, and enters the next stage at its near end", () => {
  expect(stepMove(grid, "a", "right")).toEqual({ command: "move_step", step: "a", stage: "one" });
  expect(stepMove(grid, "b", "left")).toEqual({ command: "move_step", step: "b", stage: "one", before: "a" });
  expect(stepMove(grid, "b", "right")).toEqual({
    command: "move_step",
    step: "b",
    stage: "two",
    before: "c",
  });
  expect(stepMove(grid, "c", "left")).toEqual({ command: "move_step", step: "c", stage: "one" });
  expect(stepMove(grid, "c", "right")).toEqual({ command: "move_step", step: "c", stage: "three" });
  expect(stepMove(grid, "three", "left")).toBeNull();
});

test("stages and lanes pass one neighbour and stop at the ends", () => {
  expect(stageMove(grid, "one", "right")).toEqual({ command: "move_stage", stage: "one", before: "three" });
  expect(stageMove(grid, "two", "right")).toEqual({ command: "move_stage", stage: "two" });
  expect(stageMove(grid, "one", "left")).toBeNull();
  expect(laneMove(grid, "touch", "up")).toEqual({ command: "move_lane", lane: "touch", before: "actions" });
  expect(laneMove(grid, "feel", "down")).toBeNull();
});

test("a card spans one column more or less at its end", () => {
  expect(spanChange(grid, "b1", 1)).toMatchObject({ first: "b", last: "c" });
  expect(spanChange(grid, "wide", -1)).toMatchObject({ first: "b", last: "b" });
  expect(spanChange(grid, "b1", -1)).toBeNull();
});
