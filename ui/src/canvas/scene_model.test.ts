// How patches change the scene that is kept.

import { expect, test } from "vitest";
import type { Group, ScenePatch } from "../generated";
import { applyPatch, emptyScene } from "./scene_model";

function group(key: string, x = 0, record = key): Group {
  return {
    key,
    record: { kind: "card", id: record },
    role: "card",
    region: "body",
    label: key,
    table: { kind: "none" },
    rect: { x, y: 0, width: 10, height: 10 },
    items: [],
  };
}

function patch(parts: Partial<ScenePatch>): ScenePatch {
  return { ...EMPTY, ...parts };
}

const EMPTY: ScenePatch = {
  full: false,
  width: 100,
  height: 100,
  body_x: 10,
  body_y: 20,
  background: "#ffffff",
  groups: [],
  moved: [],
  removed: [],
  missing_characters: [],
};

test("a full patch replaces everything", () => {
  const scene = emptyScene();
  applyPatch(scene, patch({ full: true, groups: [group("old")] }));
  const change = applyPatch(scene, patch({ full: true, groups: [group("a"), group("b")] }));
  expect([...scene.groups.keys()]).toEqual(["a", "b"]);
  expect(scene.order).toEqual(["a", "b"]);
  expect(change.full).toBe(true);
});

test("a patch in part changes, moves and removes what it names, and leaves the rest", () => {
  const scene = emptyScene();
  applyPatch(scene, patch({ full: true, groups: [group("a"), group("b"), group("c")] }));
  const before = scene.groups.get("b");
  const change = applyPatch(
    scene,
    patch({
      groups: [group("d")],
      moved: [{ key: "a", rect: { x: 50, y: 0, width: 10, height: 10 } }],
      removed: ["c"],
      order: ["d", "a", "b"],
    }),
  );
  expect(change).toEqual({ full: false, repainted: ["d"], moved: ["a"], removed: ["c"], reordered: true });
  expect(scene.groups.get("a")?.rect.x).toBe(50);
  expect(scene.groups.get("b")).toBe(before);
  expect(scene.groups.has("c")).toBe(false);
  expect(scene.rank.get("d")).toBe(0);
});

test("grid and overview stay until a patch tells of them", () => {
  const scene = emptyScene();
  const grid = { ...emptyScene().grid, gap: 6 };
  const overview = { ...emptyScene().overview, width: 90 };
  applyPatch(scene, patch({ full: true, grid, overview }));
  applyPatch(scene, patch({ groups: [group("a")] }));
  expect([scene.grid, scene.overview]).toEqual([grid, overview]);
  applyPatch(scene, patch({ grid: { ...grid, gap: 8 } }));
  expect([scene.grid.gap, scene.overview]).toEqual([8, overview]);
});

test("a patch without an order leaves the paint order as it is, and says so", () => {
  const scene = emptyScene();
  applyPatch(scene, patch({ full: true, groups: [group("a"), group("b")] }));
  const change = applyPatch(scene, patch({ groups: [group("a")] }));
  expect(change.reordered).toBe(false);
  expect(scene.order).toEqual(["a", "b"]);
});

test("of several groups of a record the one named by its id stands for it", () => {
  const scene = emptyScene();
  applyPatch(scene, patch({ full: true, groups: [group("p curve", 0, "p"), group("p", 0, "p")] }));
  expect(scene.keyOf.get("p")).toBe("p");
});
