/** Drags a new stage, step, lane or card from the palette onto the map. */

import type { Command, LaneKind } from "../generated";
import { Asking } from "./asking";
import { cardPlace, lanePlace, type NewPlace, newStage, newStep, stagePlace, stepPlace } from "./drop_target";
import type { Ground } from "./ground";
import type { Drag, Pointer } from "./press";

/** What a tile of the palette makes. A card of a lane kind goes into the nearest lane of that kind. */
export type PaletteTile =
  | { kind: "stage"; label: string }
  | { kind: "step"; label: string }
  | { kind: "lane"; lane: LaneKind; label: string }
  | { kind: "card"; lane: LaneKind | null; label: string };

/** What becomes of a drop. */
export interface Dropped {
  /** A lane was added. */
  made(lane: string): void;
  /** A card, stage or step is to be typed here; it is added with its text, so that an empty one never was. */
  draft(place: NewPlace): void;
}

/** `isOver` says whether the pointer is over the map: elsewhere nothing is made. */
export function dragFromPalette(
  ground: Ground,
  tile: PaletteTile,
  isOver: (at: Pointer) => boolean,
  dropped: Dropped,
): Drag {
  const { preview } = ground;
  const asking = new Asking(ground);
  const id = ground.newId();
  let command: Command | null = null;
  let draft: NewPlace | null = null;

  return {
    scrolls: true,
    move(at) {
      draft = null;
      preview.carryNew(tile.label, at);
      command = isOver(at) ? aim(at) : null;
      if (!isOver(at)) hideTarget();
    },
    drop() {
      const wanted = asking.isRefused ? null : command;
      this.cancel();
      if (!wanted) return;
      if (draft) return dropped.draft(draft);
      void ground.apply(wanted).then((done) => {
        if (done) dropped.made(id);
      });
    },
    cancel() {
      asking.end();
      preview.clear();
    },
  };

  function hideTarget(): void {
    preview.light(null);
    preview.line(null);
    preview.rule("x", null);
    asking.at(null, null);
  }

  function aim(at: Pointer): Command | null {
    const point = ground.bodyPoint(at);
    const { grid } = ground.scene;
    switch (tile.kind) {
      case "stage": {
        const { before, at: x } = stagePlace(grid, point.x);
        preview.rule("x", x);
        draft = newStage(grid, before);
        return asked(`${before}`, {
          command: "add_stage",
          id,
          state: ground.state,
          name: "",
          ...(before && { before }),
        });
      }
      case "step": {
        const place = stepPlace(grid, point.x);
        preview.rule("x", place?.at ?? null);
        if (!place?.stage) return null;
        const { stage, before } = place;
        draft = newStep(grid, stage, before);
        return asked(`${stage} ${before}`, {
          command: "add_step",
          id,
          stage,
          name: "",
          ...(before && { before }),
        });
      }
      case "lane": {
        const { before, at: y } = lanePlace(grid, point.y);
        preview.rule("y", y);
        return asked(`${before}`, {
          command: "add_lane",
          id,
          state: ground.state,
          kind: tile.lane,
          ...(before && { before }),
        });
      }
      case "card": {
        const place = cardPlace(grid, point, new Set());
        preview.light(place?.cell ?? null);
        preview.line(place?.line ?? null);
        const lane = place && grid.rows[place.row];
        const column = place && grid.columns[place.column];
        if (!lane || !column) return null;
        if (tile.lane && lane.kind !== tile.lane) {
          asking.at(`${place.row} ${place.column}`, null);
          preview.refuse("Only a lane of its kind takes this card. A plain card goes anywhere.");
          return null;
        }
        preview.refuse(null);
        draft = { kind: "card", place };
        const to = { lane: lane.id, column: column.id, ...(place.before && { before: place.before }) };
        return asked(`${place.row} ${place.column}`, { command: "add_card", id, state: ground.state, to });
      }
    }
  }

  function asked(place: string, wanted: Command): Command {
    asking.at(place, wanted);
    return wanted;
  }
}
