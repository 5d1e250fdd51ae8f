/** The scene as it was last told: groups by key in paint order, and the grid. Patches change it. */

import type { Color, Grid, Group, Overview, ScenePatch } from "../generated";

/** What the painter draws and gestures aim at. Lengths are points at 100 % zoom. */
export interface SceneModel {
  width: number;
  height: number;
  /** Where the body begins on the whole map. */
  body_x: number;
  body_y: number;
  background: Color;
  groups: Map<string, Group>;
  /** All keys in paint order. */
  order: string[];
  /** Place in the paint order by key. */
  rank: Map<string, number>;
  /** Key of the group that stands for a record, by the record's id. */
  keyOf: Map<string, string>;
  grid: Grid;
  overview: Overview;
}

/** Which groups a patch touched: what the painter has to look at again. */
export interface SceneChange {
  /** Everything is new. */
  full: boolean;
  /** Keys with new content. */
  repainted: string[];
  /** Keys whose content stayed and whose place changed. */
  moved: string[];
  removed: string[];
  /** Whether groups paint in another order than before. */
  reordered: boolean;
}

/** A scene without anything. */
export function emptyScene(): SceneModel {
  return {
    width: 0,
    height: 0,
    body_x: 0,
    body_y: 0,
    background: "#00000000",
    groups: new Map(),
    order: [],
    rank: new Map(),
    keyOf: new Map(),
    grid: { stages: [], columns: [], rows: [], slots: [], padding: [0, 0], gap: 0 },
    overview: { width: 0, height: 0, blocks: [], curves: [] },
  };
}

/** Applies a patch in place and says what it touched. */
export function applyPatch(scene: SceneModel, patch: ScenePatch): SceneChange {
  if (patch.full) scene.groups.clear();
  for (const key of patch.removed) scene.groups.delete(key);
  for (const group of patch.groups) scene.groups.set(group.key, group);
  const moved: string[] = [];
  for (const { key, rect } of patch.moved) {
    const group = scene.groups.get(key);
    if (!group) continue;
    scene.groups.set(key, { ...group, rect });
    moved.push(key);
  }
  scene.width = patch.width;
  scene.height = patch.height;
  scene.body_x = patch.body_x;
  scene.body_y = patch.body_y;
  scene.background = patch.background;
  scene.grid = patch.grid ?? scene.grid;
  scene.overview = patch.overview ?? scene.overview;
  if (patch.order) scene.order = patch.order;
  else if (patch.full) scene.order = patch.groups.map((group) => group.key);
  index(scene);
  return {
    full: patch.full,
    repainted: patch.groups.map((group) => group.key),
    moved,
    removed: patch.removed,
    reordered: patch.full || patch.order !== undefined,
  };
}

function index(scene: SceneModel): void {
  scene.rank = new Map(scene.order.map((key, place) => [key, place]));
  scene.keyOf = new Map();
  for (const [key, { record }] of scene.groups) {
    // Of several groups of one record ("… curve") the one named by the id alone stands for it.
    if (record && (key === record.id || !scene.keyOf.has(record.id))) scene.keyOf.set(record.id, key);
  }
}
