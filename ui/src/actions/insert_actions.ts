/** What can be added. */

import { cellBox, columnAt, holdsCards } from "../canvas/grid";
import type { RecordKind } from "../generated";
import { cardPlace } from "../gestures/drop_target";
import { NEW_STAGE, NEW_STEP } from "../gestures/new_names";
import type { App } from "../state/app.svelte";
import { LANE_KINDS, LANE_WORDS } from "../state/vocabulary";
import { type Action, canEdit, section } from "./action";
import { columnOf, laneOf, onlyTarget } from "./targets";

export const INSERT_ACTIONS: Action[] = [
  ...section("Insert", 1, [
    { id: "insert.card", label: "Card", keys: "Mod+Enter", enabled: canEdit, run: addCard },
    { id: "insert.step", label: "Step", enabled: canEdit, run: addStep },
    { id: "insert.stage", label: "Stage", enabled: canEdit, run: addStage },
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
      run: (app) => addLane(app, kind),
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
  if (place) return map.typeNewCard(place);
  app.editor?.say("Add a stage and a lane first: a card stands where they meet.", "refused");
}

async function addStage(app: App): Promise<void> {
  const { map } = app;
  if (!map) return;
  const { stages, columns } = map.scene.grid;
  const here = columns.find(({ id }) => id === columnOf(app))?.stage;
  const next = here ? stages[stages.findIndex(({ id }) => id === here) + 1] : undefined;
  const id = map.newId();
  const command = {
    command: "add_stage",
    id,
    state: map.state,
    name: NEW_STAGE,
    ...(next && { before: next.id }),
  } as const;
  if (await map.apply(command)) await openName(app, id);
}

/** Behind the step where the keyboard is, else at the end of the last stage. */
async function addStep(app: App): Promise<void> {
  const { map } = app;
  if (!map) return;
  const { columns, stages } = map.scene.grid;
  const index = columns.findIndex(({ id }) => id === columnOf(app));
  const stage = columns[index]?.stage ?? stages.at(-1)?.id;
  if (!stage) return app.editor?.say("Add a stage first: a step belongs to one.", "refused");
  const next = index >= 0 && !onlyTarget(app, "stage") ? columns[index + 1] : undefined;
  const before = next?.stage === stage ? next.id : undefined;
  const id = map.newId();
  const done = await map.apply({ command: "add_step", id, stage, name: NEW_STEP, ...(before && { before }) });
  if (done) await openName(app, id);
}

async function addLane(app: App, kind: (typeof LANE_KINDS)[number]): Promise<void> {
  const { map } = app;
  if (!map) return;
  const { rows } = map.scene.grid;
  const here = laneOf(app);
  const next = here ? rows[rows.findIndex(({ id }) => id === here) + 1] : undefined;
  const id = map.newId();
  if (
    await map.apply({ command: "add_lane", id, state: map.state, kind, ...(next && { before: next.id }) })
  ) {
    map.focusRecord(id, true);
  }
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
}

async function openName(app: App, id: string): Promise<void> {
  app.map?.focusRecord(id, true);
  await app.map?.type(id);
}
