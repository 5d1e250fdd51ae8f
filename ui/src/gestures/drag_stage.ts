/** Drags a stage by its header to another place among the stages. */

import { type Band, dragBand } from "./drag_band";
import { stagePlace, standsBefore } from "./drop_target";
import type { Ground } from "./ground";
import type { Drag, Pointer } from "./press";

export function dragStage(ground: Ground, stage: string, from: Pointer): Drag {
  const band: Band = {
    id: stage,
    axis: "x",
    place: ({ scene }, x) => stagePlace(scene.grid, x),
    command({ scene }, { before }) {
      const stages = scene.grid.stages.map(({ id }) => id);
      if (standsBefore(stages, stage, before)) return null;
      return { command: "move_stage", stage, ...(before && { before }) };
    },
  };
  return dragBand(ground, band, from);
}
