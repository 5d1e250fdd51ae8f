/** The menu bar as the page draws it where the shell has none, from the same model as the native one. */

import { action } from "../../actions/registry";
import { shown } from "../../actions/shortcut";
import type { Menu, Platform } from "../../bridge";
import type { Choice } from "../kit/menu_entries";

/** One entry for each menu, its actions beside it. */
export function menuEntries(menus: Menu[], platform: Platform, run: (id: string) => void): Choice[] {
  return menus.map(({ label, items }) => ({ kind: "menu", label, entries: choices(items, platform, run) }));
}

function choices(items: Menu["items"], platform: Platform, run: (id: string) => void): Choice[] {
  return items.map((item): Choice => {
    if (item.kind === "separator") return item;
    const [keys] = action(item.id).shortcuts;
    return {
      kind: "choice",
      label: item.label,
      disabled: !item.enabled,
      run: () => run(item.id),
      ...(keys && { keys: shown(keys, platform) }),
      ...(item.checked !== null && { checked: item.checked }),
    };
  });
}
