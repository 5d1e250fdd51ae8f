/** Undo and redo, and what is done to what is selected. */

import type { EditCommand } from "../bridge";
import { slotOf } from "../canvas/grid";
import { pageOf } from "../canvas/places";
import type { Command } from "../generated";
import type { App } from "../state/app.svelte";
import { openNested } from "../state/nested";
import { type Action, type ActionParts, canEdit, section } from "./action";
import { isInField } from "./clipboard";
import { copyPicture, pictured } from "./picture";
import { onlyTarget, targets } from "./targets";

const DUPLICABLE = ["stage", "step", "lane", "card"];
const DELETABLE = ["stage", "step", "lane", "card", "emotion", "metric"];

export const EDIT_ACTIONS: Action[] = [
  ...section("Edit", 1, [
    {
      id: "edit.undo",
      label: (app) => named("Undo", app.editor?.info.undo),
      keys: "Mod+Z",
      enabled: (app) => app.editor?.info.undo !== undefined,
      run: (app) => inField("undo") || app.editor?.undo(),
    },
    {
      id: "edit.redo",
      label: (app) => named("Redo", app.editor?.info.redo),
      keys: ["Mod+Shift+Z", "Mod+Y"],
      enabled: (app) => app.editor?.info.redo !== undefined,
      run: (app) => inField("redo") || app.editor?.redo(),
    },
  ]),
  ...section("Edit", 2, [
    platformEdit("cut", "Cut", "X"),
    platformEdit("copy", "Copy", "C"),
    platformEdit("paste", "Paste", "V"),
    {
      id: "edit.copy_picture",
      label: (app) => (pictured(app).length > 0 ? "Copy cards as picture" : "Copy map as picture"),
      keys: "Mod+Shift+C",
      run: copyPicture,
    },
  ]),
  ...section("Edit", 3, [
    {
      id: "edit.text",
      label: "Edit text",
      keys: "F2",
      onMap: true,
      enabled: (app) => canEdit(app) && targets(app).length === 1,
      run: (app) => {
        const [only] = targets(app);
        if (only) return app.map?.type(only.id);
      },
    },
    {
      id: "edit.open_page",
      label: "Open the card’s page",
      keys: "Mod+Shift+O",
      enabled: (app) => pageHere(app) !== null,
      run: (app) => {
        const page = pageHere(app);
        if (page) return app.bridge.shell.openPage(page);
      },
    },
    {
      id: "edit.open_nested",
      label: "Open the nested journey",
      keys: "Mod+Shift+J",
      enabled: (app) => nestingCard(app) !== null,
      run: (app) => {
        const card = nestingCard(app);
        if (card) return openNested(app, card);
      },
    },
    {
      id: "edit.duplicate",
      label: "Duplicate",
      keys: "Mod+D",
      enabled: (app) => canEdit(app) && of(app, DUPLICABLE).length > 0,
      run: duplicate,
    },
    {
      id: "edit.delete",
      label: "Delete",
      keys: ["Delete", "Backspace"],
      onMap: true,
      enabled: (app) => canEdit(app) && of(app, DELETABLE).length > 0,
      run: (app) => app.map?.apply({ command: "delete", records: of(app, DELETABLE) }),
    },
  ]),
  ...section("Edit", 4, [
    { id: "edit.select_all", label: "Select all cards", keys: "Mod+A", onMap: true, run: selectAll },
    {
      id: "edit.deselect",
      label: "Select nothing",
      enabled: (app) => (app.editor?.selection.length ?? 0) > 0,
      run: (app) => app.editor?.select([]),
    },
  ]),
];

function named(verb: string, what: string | undefined): string {
  return what ? `${verb} ${what.charAt(0).toLowerCase()}${what.slice(1)}` : verb;
}

function of(app: App, kinds: string[]) {
  return targets(app).filter(({ kind }) => kinds.includes(kind));
}

/** Cut, copy and paste mean what has the keyboard, be it the map or a text: the platform finds out which. */
function platformEdit(edits: EditCommand, label: string, key: string): ActionParts {
  return {
    id: `edit.${edits}`,
    label,
    keys: `Mod+${key}`,
    edits,
    enabled: () => true,
    run: (app) => app.bridge.shell.edit(edits),
  };
}

/** In a text field the keys belong to its own text. The menu bar takes them before the field does. */
function inField(command: "undo" | "redo"): boolean {
  return isInField() && document.execCommand(command);
}

function pageHere(app: App): string | null {
  const card = onlyTarget(app, "card");
  return card && app.editor ? pageOf(app.editor.scene, card) : null;
}

/** The card behind which there is another journey. */
function nestingCard(app: App): string | null {
  const card = onlyTarget(app, "card");
  return card && app.editor && slotOf(app.editor.scene.grid, card)?.journey !== undefined ? card : null;
}

async function duplicate(app: App): Promise<void> {
  const copies: Command[] = of(app, DUPLICABLE).map((record) => ({
    command: "duplicate",
    record,
    id: crypto.randomUUID(),
  }));
  const [only] = copies;
  if (!only || !app.map) return;
  const command: Command =
    copies.length === 1
      ? only
      : { command: "batch", label: `Duplicate ${copies.length} cards`, commands: copies };
  if (!(await app.map.apply(command))) return;
  const made = copies.flatMap((copy) =>
    copy.command === "duplicate" ? [{ ...copy.record, id: copy.id }] : [],
  );
  app.editor?.select(made);
  if (only.command === "duplicate") app.map.focusRecord(only.id, app.map.usesKeyboard);
}

function selectAll(app: App): void {
  const { scene } = app.editor ?? { scene: null };
  const records = scene?.grid.slots.flatMap(
    ({ id }) => scene.groups.get(scene.keyOf.get(id) ?? "")?.record ?? [],
  );
  app.editor?.select(records?.filter(({ kind }) => kind === "card") ?? []);
}
