/** What stands on the map as lists: stages with their steps and lanes to jump to, and every text to find. */

import { slotsIn } from "../../canvas/grid";
import type { SceneModel } from "../../canvas/scene_model";
import { nameOf } from "../../canvas/whereabouts";
import type { LaneKind, RecordRef } from "../../generated";
import { LANE_WORDS } from "../../state/vocabulary";
import type { IconName } from "../kit/icons";
import { LANE_ICONS } from "../kit/lane_icons";

/** Something on the map that can be jumped to. */
export interface MapEntry {
  record: RecordRef;
  text: string;
  /** Where it stands, for what has no header of its own. */
  where: string;
  icon: IconName;
  /** The kind of the lane in which it stands, or which it is. */
  lane: LaneKind | null;
}

/** A stage with its steps. */
export interface OutlineStage extends MapEntry {
  steps: MapEntry[];
}

export function outlineOf(scene: SceneModel): { stages: OutlineStage[]; lanes: MapEntry[] } {
  const { grid } = scene;
  const stages = grid.stages.map(({ id }) => ({
    ...band(scene, "stage", id),
    steps: grid.columns
      .filter((column) => column.stage === id && column.id !== id)
      .map((column) => band(scene, "step", column.id)),
  }));
  const lanes = grid.rows.map(({ id, kind }) => ({
    ...band(scene, "lane", id),
    text: nameOf(scene, id) || LANE_WORDS[kind].lane,
    icon: LANE_ICONS[kind],
    lane: kind,
  }));
  return { stages, lanes };
}

/** Everything with a text, in reading order: stages with their steps, lanes, then cell by cell. */
export function entriesOf(scene: SceneModel): MapEntry[] {
  const { grid } = scene;
  const { stages, lanes } = outlineOf(scene);
  const bands = [...stages.flatMap(({ steps, ...stage }) => [stage, ...steps]), ...lanes];
  const cells = grid.columns.flatMap(({ id }, column) =>
    grid.rows.flatMap(({ kind }, row) =>
      slotsIn(grid, row, column).flatMap((slot): MapEntry | [] => {
        const group = scene.groups.get(scene.keyOf.get(slot.id) ?? "");
        const text = textOf(group?.items ?? []);
        if (!group?.record || !text) return [];
        const where = `${nameOf(scene, id)}, ${lanes[row]?.text ?? ""}`;
        return { record: group.record, text, where, icon: LANE_ICONS[kind], lane: kind };
      }),
    ),
  );
  return [...bands.filter(({ text }) => text), ...cells];
}

function band(scene: SceneModel, kind: "stage" | "step" | "lane", id: string): MapEntry {
  const icon = kind === "stage" ? "columns-3" : "square-arrow-right";
  return { record: { kind, id }, text: nameOf(scene, id), where: "", icon, lane: null };
}

/** The first text that is drawn: what a card says, a metric's name, the word at a point. */
function textOf(items: readonly { type: string; text?: unknown }[]): string {
  const block = items.find(({ type }) => type === "text");
  return typeof block?.text === "string" ? block.text.replaceAll("\n", " ") : "";
}
