/** Drags a step by its header within its stage or to another. */

import { type Band, dragBand } from "./drag_band";
import { standsBefore, stepPlace } from "./drop_target";
import type { Ground } from "./ground";
import type { Drag, Pointer } from "./press";

export function dragStep(ground: Ground, step: string, from: Pointer): Drag {
  const band: Band = {
    id: step,
    axis: "x",
    place: ({ scene }, x) => stepPlace(scene.grid, x),
    command({ scene }, { stage, before }) {
      if (!stage) return null;
      const { columns } = scene.grid;
      const isAtHome = columns.find(({ id }) => id === step)?.stage === stage;
      const steps = columns.filter((column) => column.stage === stage).map(({ id }) => id);
      if (isAtHome && standsBefore(steps, step, before)) return null;
      return { command: "move_step", step, stage, ...(before && { before }) };
    },
  };
  return dragBand(ground, band, from);
}
