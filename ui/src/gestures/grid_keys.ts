/** The keyboard in the grid: moves the focus, goes into cells and out, starts typing, pans. */

import { moved, nextCell, placeOf } from "../canvas/focus";
import { cellBox, holdsCards, slotsOver } from "../canvas/grid";
import type { MapView } from "../canvas/map_view.svelte";
import { isTab } from "../canvas/tab_key";
import { cardPlace } from "./drop_target";

/** How far an arrow key pans, in pixels; with Shift a large part of the view. */
const PAN = 60;
const PAN_FAR = 400;
const NAVIGATION = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Escape"];

/** Takes a key where it means something to the grid; says whether it did. */
export function gridKey(map: MapView, event: KeyboardEvent): boolean {
  if (event.altKey) return false;
  if (event.key === "Escape" && map.editor.taken?.isCut) {
    map.editor.taken = null;
    return true;
  }
  const primary = event.ctrlKey || event.metaKey;
  if (NAVIGATION.includes(event.key)) return navigate(map, event.key, primary, event.shiftKey);
  if (primary) return false;
  if (isTab(event)) return tab(map, event.shiftKey ? -1 : 1);
  switch (event.key) {
    case "Enter":
      return enter(map);
    case "F2":
      return typeOn(map);
    default:
      return startTyping(map, event);
  }
}

/** Moves on to the next or previous cell; false where the grid ends. */
export function tab(map: MapView, direction: 1 | -1): boolean {
  const next = map.focus && nextCell(map.scene.grid, map.focus, direction);
  if (!next) return false;
  map.setFocus(next, true);
  return true;
}

function navigate(map: MapView, key: string, primary: boolean, far: boolean): boolean {
  const { focus } = map;
  if (!focus) return pan(map, key, far);
  const next = moved(map.scene.grid, focus, key, primary);
  if (next) {
    map.setFocus(next, true);
    return true;
  }
  if (key !== "Escape") return false;
  map.select([]);
  map.setFocus(null, false);
  map.root.focus({ preventScroll: true });
  return true;
}

function pan(map: MapView, key: string, far: boolean): boolean {
  const by = far ? PAN_FAR : PAN;
  const way: Record<string, [number, number]> = {
    ArrowLeft: [-by, 0],
    ArrowRight: [by, 0],
    ArrowUp: [0, -by],
    ArrowDown: [0, by],
  };
  const step = way[key];
  if (step) map.panBy(...step);
  else if (key === "Home") map.moveCamera({ ...map.camera, x: 0, y: 0 });
  else if (key === "Escape" && map.selection().length > 0) map.select([]);
  else return false;
  return true;
}

/** Into a cell's first entry; into typing on an entry, header or label; a new card in an empty cell. */
function enter(map: MapView): boolean {
  const { focus } = map;
  const { grid } = map.scene;
  const place = focus && placeOf(grid, focus);
  if (!focus || !place) return false;
  if (focus.slot || place.row < 0 || place.column < 0) return typeOn(map);
  const [first] = slotsOver(grid, place.row, place.column);
  if (first) {
    map.setFocus({ ...focus, slot: first.id }, true);
    return true;
  }
  return typeNew(map, "");
}

function typeOn(map: MapView): boolean {
  const record = (map.focus && map.recordAt(map.focus)) ?? map.selection()[0];
  if (!record) return typeNew(map, "");
  void map.type(record.id);
  return true;
}

/** A letter on a focused card replaces its text; on a cell it begins a new card. */
function startTyping(map: MapView, event: KeyboardEvent): boolean {
  if ([...event.key].length !== 1 || event.key === " " || event.isComposing || !map.focus) return false;
  const record = map.recordAt(map.focus);
  if (record) {
    void map.type(record.id, event.key);
    return true;
  }
  return typeNew(map, event.key);
}

function typeNew(map: MapView, text: string): boolean {
  const { grid } = map.scene;
  const place = map.focus && placeOf(grid, map.focus);
  if (!place || !holdsCards(grid.rows[place.row])) return false;
  const cell = cellBox(grid, place.row, place.column);
  const end = cardPlace(grid, { x: cell.x + cell.width / 2, y: cell.y + cell.height - 1 }, new Set());
  if (end) void map.typeNew({ kind: "card", place: end }, text);
  return true;
}
