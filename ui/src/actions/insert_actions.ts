/** What can be added. */

import { cellBox, columnAt, holdsCards } from "../canvas/grid";
import type { LaneKind, RecordKind } from "../generated";
import { cardPlace, newStage, newStep } from "../gestures/drop_target";
import type { App } from "../state/app.svelte";
import { LANE_KINDS, LANE_WORDS } from "../state/vocabulary";
import { type Action, canEdit, section } from "./action";
import { columnOf, laneOf, onlyTarget } from "./targets";

export const INSERT_ACTIONS: Action[] = [
  ...section("Insert", 1, [
    { id: "insert.card", label: "Card", keys: "Mod+Enter", enabled: canEdit, run: addCard },
    { id: "insert.step", label: "Step", enabled: canEdit, run: addStep },
    { id: "insert.stage", label: "Stage", enabled: canEdit, run: addStage },
    { id: "insert.lane", label: "Lane…", enabled: canEdit, run: askLane },
    {
      id: "insert.metric",
      label: "Metric",
      enabled: (app) => canEdit(app) && metricLane(app) !== null,
      run: addMetric,
    },
  ]),
  ...section("Insert", 2, [
    {
      id: "insert.persona",
      label: "Persona",
      enabled: canEdit,
      run: (app) => addRecord(app, "persona", "New persona"),
    },
    {
      id: "insert.channel",
      label: "Channel",
      enabled: canEdit,
      run: (app) => addRecord(app, "channel", "New channel"),
    },
    {
      id: "insert.department",
      label: "Department",
      enabled: canEdit,
      run: (app) => addRecord(app, "department", "New department"),
    },
  ]),
  ...section(
    "Insert",
    3,
    LANE_KINDS.map((kind) => ({
      id: `insert.lane_${kind}`,
      label: `Lane: ${LANE_WORDS[kind].lane}`,
      enabled: canEdit,
      run: (app) => addLane(app, kind, laneBehind(app)),
    })),
  ),
];

/** At the end of the cell where the keyboard or the selection is, else of the first cell in view. */
function addCard(app: App): Promise<void> | undefined {
  const { map } = app;
  if (!map) return;
  const { grid } = map.scene;
  const wanted = laneOf(app);
  let row = grid.rows.findIndex(({ id }) => id === wanted);
  if (!holdsCards(grid.rows[row])) row = grid.rows.findIndex(holdsCards);
  const focused = columnOf(app);
  let column = grid.columns.findIndex(({ id }) => id === focused);
  if (column < 0) column = columnAt(grid, map.camera.x + 1);
  const cell = cellBox(grid, row, column);
  const place = row < 0 ? null : cardPlace(grid, { x: cell.x + 1, y: cell.y + cell.height - 1 }, new Set());
  if (place) return map.typeNew({ kind: "card", place });
  app.editor?.say("Add a stage and a lane first: a card stands where they meet.", "refused");
}

/** Behind the stage where the keyboard is, else at the end. */
function addStage(app: App): Promise<void> | undefined {
  const { map } = app;
  if (!map) return;
  const { grid } = map.scene;
  const here = grid.columns.find(({ id }) => id === columnOf(app))?.stage;
  const next = here ? grid.stages[grid.stages.findIndex(({ id }) => id === here) + 1] : undefined;
  return map.typeNew(newStage(grid, next?.id ?? null));
}

/** Behind the step where the keyboard is, else at the end of the last stage. */
function addStep(app: App): Promise<void> | undefined {
  const { map } = app;
  if (!map) return;
  const { grid } = map.scene;
  const index = grid.columns.findIndex(({ id }) => id === columnOf(app));
  const stage = grid.columns[index]?.stage ?? grid.stages.at(-1)?.id;
  if (stage) {
    const next = index >= 0 && !onlyTarget(app, "stage") ? grid.columns[index + 1] : undefined;
    return map.typeNew(newStep(grid, stage, next?.stage === stage ? next.id : null));
  }
  app.editor?.say("Add a stage first: a step belongs to one.", "refused");
}

/** Behind the lane where the keyboard or the selection is, else last. */
function askLane(app: App): void {
  app.laneBefore = laneBehind(app);
  app.panel = "lane";
}

function laneBehind(app: App): string | null {
  const rows = app.map?.scene.grid.rows ?? [];
  const here = rows.findIndex(({ id }) => id === laneOf(app));
  return here < 0 ? null : (rows[here + 1]?.id ?? null);
}

export async function addLane(app: App, kind: LaneKind, before: string | null): Promise<void> {
  const { map } = app;
  if (!map) return;
  const id = map.newId();
  const done = await map.apply({
    command: "add_lane",
    id,
    state: map.state,
    kind,
    ...(before && { before }),
  });
  if (done) map.focusRecord(id, true);
}

function metricLane(app: App): string | null {
  const rows = app.map?.scene.grid.rows ?? [];
  const here = rows.find(({ id }) => id === laneOf(app));
  return (here?.kind === "metric" ? here : rows.find(({ kind }) => kind === "metric"))?.id ?? null;
}

async function addMetric(app: App): Promise<void> {
  const { map } = app;
  const lane = metricLane(app);
  if (!map || !lane) return;
  const { columns } = map.scene.grid;
  const column =
    columns.find(({ id }) => id === columnOf(app)) ?? columns[columnAt(map.scene.grid, map.camera.x + 1)];
  if (!column) return;
  const on = { kind: column.id === column.stage ? "stage" : "step", id: column.id };
  const id = map.newId();
  const fields = { on, lane, kind: "own", name: "New metric" };
  if (await map.apply({ command: "add_record", kind: "metric", id, fields })) map.focusRecord(id, true);
}

async function addRecord(app: App, kind: RecordKind, name: string): Promise<void> {
  const { map } = app;
  if (!map) return;
  const id = map.newId();
  if (!(await map.apply({ command: "add_record", kind, id, fields: { name } }))) return;
  app.inspectorOpen = true;
  map.select([{ kind, id }]);
  map.editor.unnamed = id;
}
