// Where something dropped at a point goes.

import { expect, test } from "vitest";
import { smallGrid } from "../testing/small_map";
import { cardPlace, lanePlace, stagePlace, standsAt, standsBefore, stepPlace } from "./drop_target";

const grid = smallGrid();
const nothing = new Set<string>();

test("a card goes before the card whose middle lies below the pointer", () => {
  expect(cardPlace(grid, { x: 10, y: 10 }, nothing)).toMatchObject({ row: 0, column: 0, before: "a1" });
  expect(cardPlace(grid, { x: 10, y: 20 }, nothing)).toMatchObject({ before: "a2" });
  expect(cardPlace(grid, { x: 10, y: 90 }, nothing)).toMatchObject({ before: null });
});

test("the card that is dragged is no neighbour of itself", () => {
  expect(cardPlace(grid, { x: 10, y: 10 }, new Set(["a1"]))).toMatchObject({ before: "a2" });
});

test("the insertion line runs in the gap between two cards", () => {
  expect(cardPlace(grid, { x: 10, y: 20 }, nothing)?.line).toEqual({ x: 6, y: 32.5, width: 88, height: 0 });
});

test("an emotion lane takes no cards", () => {
  expect(cardPlace(grid, { x: 10, y: 250 }, nothing)).toBeNull();
});

test("a point beside the map or in a gap belongs to the nearest cell", () => {
  expect(cardPlace(grid, { x: -50, y: -50 }, nothing)).toMatchObject({ row: 0, column: 0 });
  expect(cardPlace(grid, { x: 205, y: 10 }, nothing)).toMatchObject({ column: 1 });
  expect(cardPlace(grid, { x: 215, y: 10 }, nothing)).toMatchObject({ column: 2 });
});

test("a card dropped around its own place stands there already", () => {
  const moving = new Set(["a1"]);
  for (const y of [0, 10, 40]) {
    const place = cardPlace(grid, { x: 10, y }, moving);
    expect(place && standsAt(grid, "a1", place)).toBe(true);
  }
  const end = cardPlace(grid, { x: 10, y: 95 }, moving);
  expect(end && standsAt(grid, "a1", end)).toBe(false);
});

test("a stage goes before the stage whose middle lies right of the pointer", () => {
  expect(stagePlace(grid, 50)).toMatchObject({ before: "one" });
  expect(stagePlace(grid, 150)).toEqual({ before: "two", stage: null, at: 210 });
  expect(stagePlace(grid, 1000)).toMatchObject({ before: null, at: 440 });
});

test("a step goes into the stage under the pointer", () => {
  expect(stepPlace(grid, 30)).toMatchObject({ stage: "one", before: "a" });
  expect(stepPlace(grid, 180)).toMatchObject({ stage: "one", before: null, at: 200 });
  expect(stepPlace(grid, 400)).toMatchObject({ stage: "three", before: null });
});

test("a lane goes before the lane whose middle lies below the pointer", () => {
  expect(lanePlace(grid, 40)).toMatchObject({ before: "actions" });
  expect(lanePlace(grid, 60)).toMatchObject({ before: "touch", at: 100 });
  expect(lanePlace(grid, 290)).toMatchObject({ before: null, at: 300 });
});

test("before itself and before what follows are the same place", () => {
  const ids = ["one", "two", "three"];
  expect(standsBefore(ids, "one", "one")).toBe(true);
  expect(standsBefore(ids, "one", "two")).toBe(true);
  expect(standsBefore(ids, "one", "three")).toBe(false);
  expect(standsBefore(ids, "three", null)).toBe(true);
});
