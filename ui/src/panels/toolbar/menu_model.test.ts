import { expect, test } from "vitest";
import type { MenuEntry } from "../../bridge";
import { menuEntries } from "./menu_model";

const undo: MenuEntry = {
  kind: "action",
  id: "edit.undo",
  label: "Undo edit card",
  accelerator: "CmdOrCtrl+Z",
  mapKey: null,
  enabled: true,
  checked: null,
};

function editMenu(items: MenuEntry[], run = (_id: string) => {}) {
  const [menu] = menuEntries([{ label: "Edit", items }], "linux", run);
  return menu?.kind === "menu" ? menu.entries : [];
}

test("an action keeps its words and shows its keys", () => {
  expect(editMenu([undo])).toMatchObject([
    { kind: "choice", label: "Undo edit card", keys: "Ctrl Z", disabled: false },
  ]);
});

test("choosing runs the action by its name", () => {
  const asked: string[] = [];
  const [entry] = editMenu([undo], (id) => asked.push(id));
  if (entry?.kind === "choice") entry.run();
  expect(asked).toEqual(["edit.undo"]);
});
