/** The tiles of the palette: what can be dragged onto the map, or added by a click. */

import type { LaneKind } from "../../generated";
import type { PaletteTile } from "../../gestures/palette_drag";
import { laneInk } from "../../state/vocabulary";
import type { IconName } from "../kit/icons";
import { LANE_ICONS } from "../kit/lane_icons";

export interface RailTile {
  label: string;
  icon: IconName;
  /** The ink of the pictogram, as a style. */
  ink: string;
  /** What a drag carries; null where there is nothing to aim at. */
  drag: PaletteTile | null;
  /** What a click does: an action, or a card of a kind of lane. */
  click: { action: string } | { card: LaneKind };
}

const PLAIN = "var(--text-2)";

export const TILES: readonly RailTile[] = [
  plain("Stage", "columns-3", { kind: "stage", label: "Stage" }, { action: "insert.stage" }),
  plain("Step", "square-arrow-right", { kind: "step", label: "Step" }, { action: "insert.step" }),
  plain("Lane", "rows-3", { kind: "lane", lane: "note", label: "Lane" }, { action: "insert.lane" }),
  plain("Card", "sticky-note", { kind: "card", lane: null, label: "Card" }, { action: "insert.card" }),
  card("touchpoint", "Touchpoint"),
  card("thinking", "Thought"),
  card("quote", "Quote"),
  card("pain", "Pain point"),
  card("moment", "Moment"),
  {
    label: "Metric",
    icon: LANE_ICONS.metric,
    ink: laneInk("metric"),
    drag: null,
    click: { action: "insert.metric" },
  },
  card("opportunity", "Idea"),
  plain("Persona", "user-round", null, { action: "insert.persona" }),
];

function plain(label: string, icon: IconName, drag: RailTile["drag"], click: RailTile["click"]): RailTile {
  return { label, icon, ink: PLAIN, drag, click };
}

function card(lane: LaneKind, label: string): RailTile {
  return {
    label,
    icon: LANE_ICONS[lane],
    ink: laneInk(lane),
    drag: { kind: "card", lane, label },
    click: { card: lane },
  };
}
