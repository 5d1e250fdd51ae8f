/** Places of the map in words, for announcements. */

import { slotOf, slotsIn } from "./grid";
import type { SceneModel } from "./scene_model";

/** What a stage, step or lane is called on the map. */
export function nameOf(scene: SceneModel, id: string): string {
  const group = scene.groups.get(scene.keyOf.get(id) ?? "");
  const texts = group?.items.filter((item) => item.type === "text") ?? [];
  // The name stands out: a step's number and a stage's duration do not.
  const [name] = texts.toSorted((a, b) => b.style.weight - a.style.weight);
  return name?.text ?? "";
}

/** "Prove identity, Touchpoints, 2 of 3". */
export function whereabouts(scene: SceneModel, card: string): string {
  const slot = slotOf(scene.grid, card);
  if (!slot) return "the tray";
  const cell = slotsIn(scene.grid, slot.row, slot.first);
  const place = cell.findIndex(({ id }) => id === card) + 1;
  const column = nameOf(scene, scene.grid.columns[slot.first]?.id ?? "");
  const lane = nameOf(scene, scene.grid.rows[slot.row]?.id ?? "");
  return `${column}, ${lane}, ${place} of ${cell.length}`;
}
