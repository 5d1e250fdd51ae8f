/** Two states compared: in, out, and from change to change. */

import { leaveComparison, stepToChange } from "../panels/compare/going";
import type { App } from "../state/app.svelte";
import { chooseAndCompare } from "../state/other_file";
import { type Action, section } from "./action";

export const COMPARE_ACTIONS: Action[] = section("State", 2, [
  {
    id: "state.compare",
    label: "Compare states",
    keys: "Mod+Shift+D",
    checked: isComparing,
    run: (app) => (isComparing(app) ? leaveComparison(app) : app.editor?.comparing.enter()),
  },
  { id: "state.compare_file", label: "Compare with another file…", run: chooseAndCompare },
  {
    id: "state.next_change",
    label: "Next change",
    keys: "N",
    onMap: true,
    enabled: hasChanges,
    run: (app) => stepToChange(app, 1),
  },
  {
    id: "state.previous_change",
    label: "Previous change",
    keys: "P",
    onMap: true,
    enabled: hasChanges,
    run: (app) => stepToChange(app, -1),
  },
]);

function isComparing({ editor }: App): boolean {
  return editor?.comparing.isOn ?? false;
}

function hasChanges(app: App): boolean {
  return isComparing(app) && (app.editor?.comparing.lines.length ?? 0) > 0;
}
