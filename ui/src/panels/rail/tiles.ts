/** The tiles of the palette: what can be dragged onto the map, or added by a click. */

import type { PaletteTile } from "../../gestures/palette_drag";
import type { IconName } from "../kit/icons";

export interface RailTile {
  icon: IconName;
  /** The token of the pictogram's ink. */
  ink: string;
  tile: PaletteTile;
  /** The action that a click runs. */
  action: string;
}

export const TILES: RailTile[] = [
  { icon: "columns-3", ink: "--text-2", tile: { kind: "stage", label: "Stage" }, action: "insert.stage" },
  {
    icon: "square-arrow-right",
    ink: "--text-2",
    tile: { kind: "step", label: "Step" },
    action: "insert.step",
  },
  {
    icon: "rows-3",
    ink: "--text-2",
    tile: { kind: "lane", lane: "note", label: "Lane" },
    action: "insert.lane_note",
  },
  {
    icon: "sticky-note",
    ink: "--text-2",
    tile: { kind: "card", lane: null, label: "Card" },
    action: "insert.card",
  },
  card("waypoints", "--touch-ink", "touchpoint", "Touchpoint"),
  card("message-circle", "--think-ink", "thinking", "Thought"),
  card("quote", "--think-ink", "quote", "Quote"),
  card("triangle-alert", "--pain-ink", "pain", "Pain point"),
  card("star", "--mot-ink", "moment", "Moment"),
  card("lightbulb", "--opp-ink", "opportunity", "Idea"),
  card("building-2", "--owner-ink", "owner", "Owner"),
];

function card(
  icon: IconName,
  ink: string,
  lane: "touchpoint" | "thinking" | "quote" | "pain" | "moment" | "opportunity" | "owner",
  label: string,
): RailTile {
  return { icon, ink, tile: { kind: "card", lane, label }, action: "insert.card" };
}
