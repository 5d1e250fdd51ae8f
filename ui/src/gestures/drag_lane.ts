/** Drags a lane by its label to another place among the lanes. */

import { type Band, dragBand } from "./drag_band";
import { lanePlace, standsBefore } from "./drop_target";
import type { Ground } from "./ground";
import type { Drag, Pointer } from "./press";

export function dragLane(ground: Ground, lane: string, from: Pointer): Drag {
  const band: Band = {
    id: lane,
    axis: "y",
    place: ({ scene }, y) => lanePlace(scene.grid, y),
    command({ scene }, { before }) {
      const lanes = scene.grid.rows.map(({ id }) => id);
      if (standsBefore(lanes, lane, before)) return null;
      return { command: "move_lane", lane, ...(before && { before }) };
    },
  };
  return dragBand(ground, band, from);
}
