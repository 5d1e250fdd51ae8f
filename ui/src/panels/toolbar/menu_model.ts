/** The menu bar as the page draws it where the shell has none, from the same model as the native one. */

import { action } from "../../actions/registry";
import { shown } from "../../actions/shortcut";
import type { Menu, Platform } from "../../bridge";
import type { Choice } from "../kit/menu_entries";

/** One entry for each menu, its actions beside it; what only native text fields need is left out. */
export function menuEntries(menus: Menu[], platform: Platform, run: (id: string) => void): Choice[] {
  return menus.map(({ label, items }) => ({ kind: "menu", label, entries: choices(items, platform, run) }));
}

function choices(items: Menu["items"], platform: Platform, run: (id: string) => void): Choice[] {
  const entries: Choice[] = [];
  for (const item of items) {
    if (item.kind === "separator") {
      if (entries.length > 0 && entries.at(-1)?.kind !== "separator") entries.push(item as Choice);
    } else if (item.kind === "action") {
      const [keys] = action(item.id).shortcuts;
      entries.push({
        kind: "choice",
        label: item.label,
        disabled: !item.enabled,
        run: () => run(item.id),
        ...(keys && { keys: shown(keys, platform) }),
        ...(item.checked !== null && { checked: item.checked }),
      });
    }
  }
  if (entries.at(-1)?.kind === "separator") entries.pop();
  return entries;
}
