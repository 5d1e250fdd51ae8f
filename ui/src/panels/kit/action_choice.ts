/** Actions as entries of the page's own menus. */

import { action, run } from "../../actions/registry";
import { shown } from "../../actions/shortcut";
import type { App } from "../../state/app.svelte";
import type { Choice } from "./menu_entries";

/** An action as it stands now, with its key. */
export function actionChoice(app: App, id: string): Choice {
  const it = action(id);
  const [keys] = it.shortcuts;
  const checked = it.checked?.(app);
  return {
    kind: "choice",
    label: it.label(app),
    disabled: !it.enabled(app),
    run: () => run(app, id),
    ...(keys && { keys: shown(keys, app.bridge.shell.platform) }),
    ...(checked !== undefined && { checked }),
  };
}

/** Groups of actions parted by lines: in each, what can be done now. */
export function actionChoices(app: App, groups: string[][]): Choice[] {
  return groups
    .map((ids) => ids.filter((id) => action(id).enabled(app)).map((id) => actionChoice(app, id)))
    .filter((group) => group.length > 0)
    .flatMap((group, index): Choice[] => (index > 0 ? [{ kind: "separator" }, ...group] : group));
}
