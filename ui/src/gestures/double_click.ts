/** A double click on an empty place: types a new card there, or sets the emotion there. */

import { columnAt, holdsCards, rowAt } from "../canvas/grid";
import type { MapView } from "../canvas/map_view.svelte";
import { drawnAt, scoreOf } from "./drag_emotion";
import { cardPlace } from "./drop_target";
import type { Pointer } from "./press";

/** Whether the place is one where something can be made. */
export function doubleClicked(map: MapView, at: Pointer): boolean {
  const hit = map.hit(at);
  if (hit.kind !== "cell") return false;
  const point = map.bodyPoint(at);
  const { grid } = map.scene;
  const row = grid.rows[rowAt(grid, point.y)];
  if (holdsCards(row)) {
    const place = cardPlace(grid, point, new Set());
    if (place) void map.typeNew({ kind: "card", place });
    return true;
  }
  const column = grid.columns[columnAt(grid, point.x)];
  const persona = map.editor.focusedPersona;
  if (row?.kind !== "emotion" || !column || !persona) return false;
  const score = scoreOf(drawnAt(row, point.y), map.editor.info.emotion_scale);
  void map.apply({ command: "set_emotion", id: map.newId(), column: column.id, persona: persona.id, score });
  return true;
}
