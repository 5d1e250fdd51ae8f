/** Moving by keys and menu: every drag has such a way. */

import { slotOf } from "../canvas/grid";
import type { Command } from "../generated";
import { drawnAt, scoreCommand, scoreOf } from "../gestures/drag_emotion";
import type { App } from "../state/app.svelte";
import { type Action, type ActionParts, canEdit, section } from "./action";
import { cardMove, type Direction, laneMove, spanChange, stageMove, stepMove } from "./arrange";
import { columnOf, laneOf, onlyTarget } from "./targets";

/** How far a key moves a point of a curve, in the drawn range from −2 to 2. */
const FEELING_STEP = 0.5;

export const ARRANGE_ACTIONS: Action[] = [
  ...section("Arrange", 1, [
    arrange("arrange.left", "Move left", "Alt+ArrowLeft", (app) => move(app, "left")),
    arrange("arrange.right", "Move right", "Alt+ArrowRight", (app) => move(app, "right")),
    arrange("arrange.up", "Move up", "Alt+ArrowUp", (app) => move(app, "up")),
    arrange("arrange.down", "Move down", "Alt+ArrowDown", (app) => move(app, "down")),
  ]),
  ...section("Arrange", 2, [
    arrange("arrange.column_left", "Move step or stage left", "Alt+Shift+ArrowLeft", (app) =>
      moveColumn(app, "left"),
    ),
    arrange("arrange.column_right", "Move step or stage right", "Alt+Shift+ArrowRight", (app) =>
      moveColumn(app, "right"),
    ),
    arrange("arrange.lane_up", "Move lane up", "Alt+Shift+ArrowUp", (app) => moveLane(app, "up")),
    arrange("arrange.lane_down", "Move lane down", "Alt+Shift+ArrowDown", (app) => moveLane(app, "down")),
  ]),
  ...section("Arrange", 3, [
    arrange("arrange.wider", "Span one column more", "Mod+Alt+ArrowRight", (app) => span(app, 1)),
    arrange("arrange.narrower", "Span one column less", "Mod+Alt+ArrowLeft", (app) => span(app, -1)),
  ]),
];

function arrange(
  id: string,
  label: string,
  keys: string,
  command: (app: App) => Command | null,
): ActionParts {
  return {
    id,
    label,
    keys,
    onMap: true,
    enabled: (app) => canEdit(app) && command(app) !== null,
    run: async (app) => {
      const wanted = command(app);
      if (!wanted || !(await app.map?.apply(wanted))) return;
      const [moved] = app.editor?.selection ?? [];
      if (moved) app.map?.focusRecord(moved.id, true);
    },
  };
}

function move(app: App, direction: Direction): Command | null {
  const grid = app.map?.scene.grid;
  if (!grid) return null;
  const card = onlyTarget(app, "card");
  if (card) return cardMove(grid, card, direction);
  if (direction === "left" || direction === "right") {
    const stage = onlyTarget(app, "stage");
    const step = onlyTarget(app, "step");
    if (stage) return stageMove(grid, stage, direction);
    return step ? stepMove(grid, step, direction) : null;
  }
  const lane = onlyTarget(app, "lane");
  if (lane) return laneMove(grid, lane, direction);
  const point = onlyTarget(app, "emotion");
  return point ? feel(app, point, direction === "up" ? FEELING_STEP : -FEELING_STEP) : null;
}

function moveColumn(app: App, direction: "left" | "right"): Command | null {
  const grid = app.map?.scene.grid;
  if (!grid) return null;
  const stage = onlyTarget(app, "stage");
  if (stage) return stageMove(grid, stage, direction);
  const column = grid.columns.find(({ id }) => id === columnOf(app));
  if (!column) return null;
  return column.id === column.stage
    ? stageMove(grid, column.id, direction)
    : stepMove(grid, column.id, direction);
}

function moveLane(app: App, direction: "up" | "down"): Command | null {
  const grid = app.map?.scene.grid;
  const lane = laneOf(app);
  return grid && lane ? laneMove(grid, lane, direction) : null;
}

function span(app: App, by: 1 | -1): Command | null {
  const grid = app.map?.scene.grid;
  const card = onlyTarget(app, "card");
  return grid && card ? spanChange(grid, card, by) : null;
}

function feel(app: App, point: string, by: number): Command | null {
  const grid = app.map?.scene.grid;
  const slot = grid && slotOf(grid, point);
  const row = slot && grid.rows[slot.row];
  if (!row || !app.editor) return null;
  const before = drawnAt(row, slot.rect.y + slot.rect.height / 2);
  const drawn = Math.min(2, Math.max(-2, before + by));
  return drawn === before ? null : scoreCommand(point, scoreOf(drawn, app.editor.info.emotion_scale));
}
