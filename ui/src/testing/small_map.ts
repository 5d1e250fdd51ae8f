/** A small map for tests: three stages, four columns, three lanes, six cards. */

import { emptyScene, type SceneModel } from "../canvas/scene_model";
import type { Grid, Group, LaneKind, RecordKind } from "../generated";

const COLUMN = 100;
const GAP = 20;
const ROW = 100;
const CARD = 30;

/** Stage "one" has steps "a" and "b", "two" has "c", "three" has none and is a column itself. */
export function smallGrid(): Grid {
  const column = (id: string, stage: string, x: number) => ({ id, stage, x, width: COLUMN });
  const row = (id: string, kind: LaneKind, place: number) => ({
    id,
    kind,
    locked: false,
    y: place * ROW,
    height: ROW,
  });
  const slot = (id: string, place: number, first: number, index: number, last = first) => ({
    id,
    row: place,
    first,
    last,
    rect: {
      x: columns[first]?.x ?? 0,
      y: place * ROW + index * (CARD + 5),
      width: (columns[last]?.x ?? 0) + COLUMN - (columns[first]?.x ?? 0),
      height: CARD,
    },
  });
  const columns = [
    column("a", "one", 0),
    column("b", "one", COLUMN),
    column("c", "two", 2 * COLUMN + GAP),
    column("three", "three", 3 * COLUMN + 2 * GAP),
  ];
  return {
    stages: [
      { id: "one", has_steps: true, x: 0, width: 2 * COLUMN },
      { id: "two", has_steps: true, x: 2 * COLUMN + GAP, width: COLUMN },
      { id: "three", has_steps: false, x: 3 * COLUMN + 2 * GAP, width: COLUMN },
    ],
    columns,
    rows: [row("actions", "action", 0), row("touch", "touchpoint", 1), row("feel", "emotion", 2)],
    slots: [
      slot("a1", 0, 0, 0),
      slot("a2", 0, 0, 1),
      slot("b1", 0, 1, 0),
      slot("t1", 1, 0, 0),
      slot("t2", 1, 0, 1),
      slot("wide", 1, 1, 0, 2),
    ],
    padding: [6, 6],
    gap: 5,
  };
}

/** The same as a scene: one group a card, header and label, in paint order. */
export function smallScene(): SceneModel {
  const scene = emptyScene();
  scene.grid = smallGrid();
  const group = (kind: RecordKind, id: string, region: Group["region"]): Group => ({
    key: id,
    record: { kind, id },
    role: kind === "card" || kind === "stage" || kind === "step" || kind === "lane" ? kind : "decoration",
    region,
    label: id,
    table: { kind: "none" },
    rect: scene.grid.slots.find((slot) => slot.id === id)?.rect ?? { x: 0, y: 0, width: 10, height: 10 },
    items: [],
  });
  const groups = [
    ...scene.grid.slots.map(({ id }) => group("card", id, "body")),
    ...scene.grid.stages.map(({ id }) => group("stage", id, "headers")),
    ...scene.grid.columns.filter(({ id }) => id.length === 1).map(({ id }) => group("step", id, "headers")),
    ...scene.grid.rows.map(({ id }) => group("lane", id, "labels")),
  ];
  scene.groups = new Map(groups.map((one) => [one.key, one]));
  scene.order = groups.map(({ key }) => key);
  scene.keyOf = new Map(groups.map(({ key }) => [key, key]));
  return scene;
}
