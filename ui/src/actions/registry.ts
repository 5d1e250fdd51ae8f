/** Every action of the program. Menu bar, toolbar, keys and command palette all read this list. */

import type { Menu, MenuEntry, Platform } from "../bridge";
import type { App } from "../state/app.svelte";
import { type Action, MENUS, section } from "./action";
import { ARRANGE_ACTIONS } from "./arrange_actions";
import { COMPARE_ACTIONS } from "./compare_actions";
import { EDIT_ACTIONS } from "./edit_actions";
import { FILE_ACTIONS } from "./file_actions";
import { INSERT_ACTIONS } from "./insert_actions";
import { accelerator, shortcutOf, shown } from "./shortcut";
import { STATE_ACTIONS } from "./state_actions";
import { VIEW_ACTIONS } from "./view_actions";

const HELP_ACTIONS = section("Help", 1, [
  {
    id: "help.commands",
    label: "All commands…",
    keys: "Mod+K",
    run: (app) => {
      app.panel = "commands";
    },
  },
  {
    id: "help.keys",
    label: "All keys",
    keys: "F1",
    enabled: () => true,
    run: (app) => {
      app.panel = "keys";
    },
  },
]);

export const ACTIONS: readonly Action[] = [
  ...FILE_ACTIONS,
  ...EDIT_ACTIONS,
  ...VIEW_ACTIONS,
  ...INSERT_ACTIONS,
  ...ARRANGE_ACTIONS,
  ...STATE_ACTIONS,
  ...COMPARE_ACTIONS,
  ...HELP_ACTIONS,
];

const BY_ID = new Map(ACTIONS.map((action) => [action.id, action]));

/** The action of this name; names are written in source, so that a wrong one is a mistake there. */
export function action(id: string): Action {
  const found = BY_ID.get(id);
  if (!found) throw new Error(`There is no action "${id}".`);
  return found;
}

/** Where an action was asked for. A key may reach both the menu bar and the page. */
type Source = "menu" | "keys" | "page";

/** Two asks for the same action within this time from two sources are one press of a key. */
const SAME_PRESS = 60;
let last = { id: "", source: "page" as Source, time: 0 };

/** Runs an action where it is enabled; says whether it is. */
export function run(app: App, id: string, source: Source = "page"): boolean {
  const wanted = action(id);
  if (app.question || !wanted.enabled(app)) return false;
  const time = performance.now();
  const isSamePress = last.id === id && last.source !== source && time - last.time < SAME_PRESS;
  last = { id, source, time };
  if (!isSamePress) void app.trying(async () => wanted.run(app));
  return true;
}

/** The action that a key event asks for, on the map or elsewhere. */
export function actionForKey(event: KeyboardEvent, platform: Platform, onMap: boolean): Action | undefined {
  const pressed = shortcutOf(event, platform);
  return ACTIONS.find((one) => one.shortcuts.includes(pressed) && (onMap || !one.onMap) && !one.edits);
}

/** The native menu bar as it should be now. */
export function menus(app: App): Menu[] {
  return MENUS.map((label) => ({ label, items: menuItems(app, label) }));
}

function menuItems(app: App, menu: (typeof MENUS)[number]): MenuEntry[] {
  const items: MenuEntry[] = [];
  const actions = ACTIONS.filter((one) => one.menu === menu).toSorted((a, b) => a.section - b.section);
  actions.forEach((one, index) => {
    const before = actions[index - 1];
    if (before && before.section !== one.section) items.push({ kind: "separator" });
    const [shortcut] = one.shortcuts;
    items.push({
      kind: "action",
      id: one.id,
      label: one.label(app),
      accelerator: shortcut && !one.onMap ? accelerator(shortcut) : null,
      mapKey: shortcut && one.onMap ? shown(shortcut, app.bridge.shell.platform) : null,
      enabled: one.enabled(app),
      checked: one.checked?.(app) ?? null,
      ...(one.edits && { edits: one.edits }),
    });
  });
  return items;
}
