/** How the map is looked at. Nothing here changes the document. */

import { tick } from "svelte";
import type { Density } from "../generated";
import type { App } from "../state/app.svelte";
import type { Appearance } from "../state/theme.svelte";
import { type Action, section } from "./action";
import { nextArea } from "./areas";
import { laneOf, onlyTarget } from "./targets";

const DENSITIES: [Density, string][] = [
  ["compact", "Compact"],
  ["comfortable", "Comfortable"],
  ["spacious", "Spacious"],
];
const APPEARANCES: [Appearance, string][] = [
  ["system", "Colours of the system"],
  ["light", "Light colours"],
  ["dark", "Dark colours"],
];

export const VIEW_ACTIONS: Action[] = [
  ...section("View", 1, [
    { id: "view.zoom_in", label: "Zoom in", keys: "Mod+=", run: (app) => app.map?.zoomStep(1) },
    { id: "view.zoom_out", label: "Zoom out", keys: "Mod+-", run: (app) => app.map?.zoomStep(-1) },
    { id: "view.zoom_100", label: "Zoom to 100 %", keys: "Mod+0", run: (app) => app.map?.zoomAt(1) },
    { id: "view.fit_all", label: "Fit all", keys: "Shift+1", onMap: true, run: (app) => app.map?.fitAll() },
    {
      id: "view.fit_selection",
      label: "Fit selection",
      keys: "Shift+2",
      onMap: true,
      enabled: (app) => (app.editor?.selection.length ?? 0) > 0,
      run: (app) => app.map?.fitSelection(),
    },
  ]),
  ...section("View", 2, [
    {
      id: "view.fold_lane",
      label: "Fold lane",
      enabled: (app) => laneOf(app) !== null,
      checked: (app) => app.editor?.options.folded_lanes.includes(laneOf(app) ?? "") ?? false,
      run: (app) => fold(app, "folded_lanes", laneOf(app)),
    },
    {
      id: "view.fold_stage",
      label: "Fold stage",
      enabled: (app) => onlyTarget(app, "stage") !== null,
      checked: (app) => app.editor?.options.folded_stages.includes(onlyTarget(app, "stage") ?? "") ?? false,
      run: (app) => fold(app, "folded_stages", onlyTarget(app, "stage")),
    },
    {
      id: "view.unfold_all",
      label: "Unfold all",
      enabled: ({ editor }) =>
        editor !== null && editor.options.folded_lanes.length + editor.options.folded_stages.length > 0,
      run: (app) => app.editor?.show({ folded_lanes: [], folded_stages: [] }),
    },
  ]),
  ...section(
    "View",
    3,
    DENSITIES.map(([density, label]) => ({
      id: `view.${density}`,
      label,
      checked: (app) => app.editor?.options.density === density,
      run: (app) => app.editor?.show({ density }),
    })),
  ),
  ...section(
    "View",
    4,
    APPEARANCES.map(([appearance, label]) => ({
      id: `view.colours_${appearance}`,
      label,
      enabled: () => true,
      checked: (app) => app.theme.appearance === appearance,
      run: (app) => app.theme.choose(appearance),
    })),
  ),
  ...section("View", 5, [
    {
      id: "view.find",
      label: "Find on the map",
      keys: "Mod+F",
      checked: (app) => app.side === "find",
      run: (app) => find(app),
    },
    {
      id: "view.outline",
      label: "Outline",
      keys: "Mod+Shift+L",
      checked: (app) => app.side === "outline",
      run: (app) => {
        app.side = app.side === "outline" ? null : "outline";
      },
    },
    {
      id: "view.decide",
      label: "To decide",
      enabled: ({ editor, side }) => side === "decide" || (editor?.info.to_decide ?? 0) > 0,
      checked: (app) => app.side === "decide",
      run: (app) => {
        app.side = app.side === "decide" ? null : "decide";
      },
    },
    {
      id: "view.lens",
      label: "Lens header",
      checked: (app) => app.lensOpen,
      run: (app) => {
        app.lensOpen = !app.lensOpen;
      },
    },
    {
      id: "view.inspector",
      label: "Inspector",
      keys: "Mod+I",
      checked: (app) => app.inspectorOpen,
      run: (app) => {
        app.inspectorOpen = !app.inspectorOpen;
      },
    },
    { id: "view.next_area", label: "Next area", keys: "F6", run: () => nextArea(1) },
    { id: "view.previous_area", label: "Previous area", keys: "Shift+F6", run: () => nextArea(-1) },
  ]),
];

/** A second press begins a new search. */
async function find(app: App): Promise<void> {
  app.side = null;
  await tick();
  app.side = "find";
}

function fold(
  app: App,
  which: "folded_lanes" | "folded_stages",
  id: string | null,
): Promise<void> | undefined {
  const { editor } = app;
  if (!editor || !id) return;
  const before = editor.options[which];
  return editor.show({
    [which]: before.includes(id) ? before.filter((other) => other !== id) : [...before, id],
  });
}
