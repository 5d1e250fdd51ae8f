/** One thing that a person can do, whichever way it is reached: menu bar, toolbar, key or command palette. */

import type { EditCommand } from "../bridge";
import type { App } from "../state/app.svelte";
import type { Shortcut } from "./shortcut";

export const MENUS = ["File", "Edit", "View", "Insert", "Arrange", "State", "Help"] as const;
export type MenuName = (typeof MENUS)[number];

export interface Action {
  /** Stable name: "edit.undo". */
  id: string;
  label(app: App): string;
  menu: MenuName;
  /** Actions of one section stand together; a line parts sections. */
  section: number;
  /** The first is shown; all work. */
  shortcuts: readonly Shortcut[];
  /** Whether the keys belong to the map: elsewhere they mean something else. */
  onMap: boolean;
  enabled(app: App): boolean;
  /** For switches: whether it is on. */
  checked?(app: App): boolean;
  /** What the platform does for its keys by itself: the page then hears of it by an event. */
  edits?: EditCommand;
  run(app: App): unknown;
}

/** What an action is made from; what is left out is usual. */
export interface ActionParts {
  id: string;
  label: string | ((app: App) => string);
  keys?: string | string[];
  onMap?: boolean;
  /** Left out: whenever a document is open. */
  enabled?: (app: App) => boolean;
  checked?: (app: App) => boolean;
  edits?: EditCommand;
  run: (app: App) => unknown;
}

/** Actions of one section of a menu. */
export function section(menu: MenuName, number: number, parts: ActionParts[]): Action[] {
  return parts.map(
    ({ label, keys = [], onMap = false, enabled = (app) => app.editor !== null, ...rest }) => ({
      ...rest,
      label: typeof label === "string" ? () => label : label,
      menu,
      section: number,
      shortcuts: typeof keys === "string" ? [keys] : keys,
      onMap,
      enabled,
    }),
  );
}

/** Whether the open document may be changed. */
export function canEdit(app: App): boolean {
  return app.editor !== null && !app.editor.readOnly;
}
