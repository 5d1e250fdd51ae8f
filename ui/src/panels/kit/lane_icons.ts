/** The pictogram of each kind of lane: the table of the visual language. */

import type { LaneKind } from "../../generated";
import { laneInk } from "../../state/vocabulary";
import type { IconName } from "./icons";

export const LANE_ICONS: Record<LaneKind, IconName> = {
  action: "footprints",
  thinking: "message-circle",
  quote: "quote",
  need: "target",
  goal: "target",
  gain: "smile-plus",
  note: "text",
  touchpoint: "waypoints",
  channel: "radio-tower",
  emotion: "activity",
  pain: "triangle-alert",
  moment: "star",
  opportunity: "lightbulb",
  solution: "lightbulb",
  metric: "gauge",
  owner: "building-2",
  image: "image",
  evidence: "package",
  frontstage: "store",
  backstage: "clipboard-list",
  support: "server",
  line: "minus",
};

/** The ink of a pictogram that stands for a kind of lane; the plain one where it stands for something else. */
export function inkOf(icon: string): string {
  const kinds = Object.keys(LANE_ICONS) as LaneKind[];
  const found = kinds.find((kind) => LANE_ICONS[kind] === icon);
  return found ? laneInk(found) : "var(--text-2)";
}
