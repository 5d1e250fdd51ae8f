// What each gesture shows while it lasts, and the one command that its drop gives.

import { beforeEach, expect, test } from "vitest";
import { at, FakeGround } from "../testing/fake_ground";
import { dragCards } from "./drag_card";
import { dragEmotion, drawnAt, heightOf, scoreOf } from "./drag_emotion";
import { dragLane } from "./drag_lane";
import { dragSpan } from "./drag_span";
import { dragStage } from "./drag_stage";
import { dragStep } from "./drag_step";
import { marquee } from "./marquee";
import { type Dropped, dragFromPalette } from "./palette_drag";
import { pan } from "./pan";
import { speed } from "./pointer_edges";
import type { Drag } from "./press";

let ground: FakeGround;

beforeEach(() => {
  ground = new FakeGround();
});

function drop(drag: Drag | null, x: number, y: number): void {
  drag?.move(at(x, y));
  drag?.drop(at(x, y));
}

test("a card dropped in another cell moves there, before the card below the pointer", () => {
  drop(dragCards(ground, ["a1"], "a1", at(10, 10)), 110, 5);
  expect(ground.applied).toEqual([
    { command: "move_card", card: "a1", to: { lane: "actions", column: "b", before: "b1" } },
  ]);
});

test("a card dropped where it stands gives no command", () => {
  drop(dragCards(ground, ["a1"], "a1", at(10, 10)), 20, 30);
  expect(ground.applied).toEqual([]);
});

test("several cards move as one action and keep their order", () => {
  drop(dragCards(ground, ["a1", "t1"], "t1", at(10, 110)), 350, 110);
  const to = { lane: "touch", column: "three" };
  expect(ground.applied).toEqual([
    {
      command: "batch",
      label: "Move 2 cards",
      commands: [
        { command: "move_card", card: "a1", to },
        { command: "move_card", card: "t1", to },
      ],
    },
  ]);
});

test("a spanning card taken at its far end is aimed by its first column", () => {
  drop(dragCards(ground, ["wide"], "wide", at(300, 110)), 200, 110);
  expect(ground.applied).toEqual([
    { command: "move_card", card: "wide", to: { lane: "touch", column: "a", before: "t1" } },
  ]);
});

test("while it lasts the ghost follows, the cell is lit, and Esc leaves nothing of it", () => {
  const drag = dragCards(ground, ["a1"], "a1", at(10, 10));
  drag.move(at(110, 5));
  expect(ground.shown).toMatchObject({ lifted: ["a1"], carried: [100, -5], lit: { x: 100, y: 0 } });
  drag.cancel();
  expect(ground.shown).toEqual({});
  expect(ground.applied).toEqual([]);
});

test("a refusal is shown where it counts, and a drop there gives no command", async () => {
  ground.answer = { allowed: false, reason: "The lane is locked." };
  const drag = dragCards(ground, ["a1"], "a1", at(10, 10));
  drag.move(at(110, 110));
  await Promise.resolve();
  expect(ground.shown.refused).toBe("The lane is locked.");
  drag.drop(at(110, 110));
  expect(ground.applied).toEqual([]);
});

test("whether a drop is allowed is asked once for each cell", () => {
  const drag = dragCards(ground, ["a1"], "a1", at(10, 10));
  drag.move(at(110, 110));
  drag.move(at(112, 112));
  drag.move(at(10, 110));
  expect(ground.asked).toHaveLength(2);
});

test("an answer that comes after the pointer has gone on is not shown", async () => {
  ground.answer = { allowed: false, reason: "No." };
  const drag = dragCards(ground, ["a1"], "a1", at(10, 10));
  drag.move(at(110, 110));
  drag.move(at(10, 250));
  await Promise.resolve();
  expect(ground.shown.refused).toBeUndefined();
});

test("stages, steps and lanes move by one command and not at all at their own place", () => {
  drop(dragStage(ground, "one", at(10, 0)), 290, 0);
  drop(dragStage(ground, "one", at(10, 0)), 60, 0);
  drop(dragStep(ground, "a", at(10, 0)), 230, 0);
  drop(dragStep(ground, "a", at(10, 0)), 120, 0);
  drop(dragLane(ground, "feel", at(0, 250)), 0, 20);
  drop(dragLane(ground, "feel", at(0, 250)), 0, 270);
  expect(ground.applied).toEqual([
    { command: "move_stage", stage: "one", before: "three" },
    { command: "move_step", step: "a", stage: "two", before: "c" },
    { command: "move_lane", lane: "feel", before: "actions" },
  ]);
});

test("a point of a curve moves up and down in tenths of the scale", () => {
  const row = { y: 200, height: 100 };
  expect(drawnAt(row, heightOf(row, 1.3))).toBeCloseTo(1.3);
  expect(drawnAt(row, -500)).toBe(2);
  expect(scoreOf(0, [1, 7])).toBe(4);
  ground.scene.grid.slots.push({
    id: "point",
    row: 2,
    first: 0,
    last: 0,
    rect: { x: 40, y: 240, width: 20, height: 20 },
  });
  drop(dragEmotion(ground, "point", [-2, 2], at(50, 250)), 50, 237.5);
  drop(dragEmotion(ground, "point", [-2, 2], at(50, 250)), 50, 250.4);
  expect(ground.applied).toEqual([
    { command: "set_fields", record: { kind: "emotion", id: "point" }, fields: { score: 1, drawn: true } },
  ]);
});

test("a side of a card takes in whole columns and never passes the other side", () => {
  drop(dragSpan(ground, "b1", "right"), 390, 10);
  drop(dragSpan(ground, "wide", "left"), 390, 110);
  drop(dragSpan(ground, "b1", "right"), 20, 10);
  expect(ground.applied).toEqual([
    { command: "span_card", card: "b1", first: "b", last: "three" },
    { command: "span_card", card: "wide", first: "c", last: "c" },
  ]);
});

test("a frame selects the cards it touches, and Esc brings the earlier selection back", () => {
  ground.selected = [{ kind: "card", id: "b1" }];
  const drag = marquee(ground, at(50, 25));
  drag.move(at(90, 125));
  expect(ground.selected.map(({ id }) => id)).toEqual(["a1", "a2", "t1"]);
  drag.cancel();
  expect(ground.selected.map(({ id }) => id)).toEqual(["b1"]);
});

test("panning follows the pointer by its whole way", () => {
  ground.camera = { x: 100, y: 100, zoom: 2 };
  const drag = pan(ground, at(50, 50));
  drag.move(at(70, 40));
  drag.move(at(30, 60));
  expect(ground.camera).toEqual({ x: 110, y: 95, zoom: 2 });
});

test("tiles of the palette add where they are dropped, and nothing beside the map", async () => {
  const made: string[] = [];
  const dropped: Dropped = {
    made: (lane) => void made.push(`lane ${lane}`),
    draft: (place) =>
      void made.push(
        place.kind === "card"
          ? `card ${place.place.row} ${place.place.column} ${place.place.before}`
          : `${place.kind} before ${place.before} at ${place.at}`,
      ),
  };
  const over = ({ x }: { x: number }) => x < 1000;
  drop(dragFromPalette(ground, { kind: "lane", lane: "pain", label: "Lane" }, over, dropped), 10, 150);
  drop(dragFromPalette(ground, { kind: "card", lane: null, label: "Card" }, over, dropped), 10, 10);
  drop(dragFromPalette(ground, { kind: "step", label: "Step" }, over, dropped), 60, 10);
  drop(dragFromPalette(ground, { kind: "stage", label: "Stage" }, over, dropped), 205, 10);
  drop(dragFromPalette(ground, { kind: "stage", label: "Stage" }, over, dropped), 2000, 10);
  await Promise.resolve();
  expect(ground.applied).toEqual([
    { command: "add_lane", id: "new", state: "state", kind: "pain", before: "feel" },
  ]);
  expect(made).toEqual(["card 0 0 a1", "step before b at 100", "stage before two at 210", "lane new"]);
});

test("a card of a kind is refused in a lane of another kind", () => {
  const dropped: Dropped = { made: () => {}, draft: () => ground.applied.push(...ground.asked) };
  const drag = dragFromPalette(
    ground,
    { kind: "card", lane: "pain", label: "Pain point" },
    () => true,
    dropped,
  );
  drag.move(at(10, 10));
  expect(ground.shown.refused).toMatch(/lane of its kind/);
  drag.drop(at(10, 10));
  expect(ground.applied).toEqual([]);
});

test("the map scrolls faster the nearer the pointer is to its edge", () => {
  expect(speed(300, 600)).toBe(0);
  expect(speed(0, 600)).toBeLessThan(speed(20, 600));
  expect(speed(600, 600)).toBe(-speed(0, 600));
});
