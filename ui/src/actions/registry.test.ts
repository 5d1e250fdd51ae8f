// The one list of actions.

import { expect, test } from "vitest";
import { ACTIONS, actionForKey } from "./registry";
import { accelerator, shortcutOf, shown } from "./shortcut";

test("no two actions share an id or a shortcut", () => {
  const ids = ACTIONS.map(({ id }) => id);
  const shortcuts = ACTIONS.flatMap((action) => action.shortcuts);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(shortcuts).size).toBe(shortcuts.length);
});

test("keys without a modifier belong to the map", () => {
  for (const { onMap, shortcuts, id } of ACTIONS) {
    for (const shortcut of shortcuts) {
      const isPlain = !shortcut.includes("Mod") && !/F\d+$/.test(shortcut);
      if (isPlain) expect([id, onMap]).toEqual([id, true]);
    }
  }
});

function press(key: string, code: string, held: Partial<KeyboardEvent> = {}): KeyboardEvent {
  return {
    key,
    code,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
  } as KeyboardEvent;
}

test("a shortcut is the same on every keyboard and platform", () => {
  expect(shortcutOf(press("z", "KeyZ", { ctrlKey: true }), "linux")).toBe("Mod+Z");
  expect(shortcutOf(press("z", "KeyZ", { metaKey: true }), "macos")).toBe("Mod+Z");
  expect(shortcutOf(press("!", "Digit1", { shiftKey: true }), "linux")).toBe("Shift+1");
  expect(shortcutOf(press("ArrowLeft", "ArrowLeft", { altKey: true, shiftKey: true }), "linux")).toBe(
    "Alt+Shift+ArrowLeft",
  );
  expect(shortcutOf(press("+", "BracketRight", { ctrlKey: true }), "linux")).toBe("Mod+=");
});

test("keys of the map mean nothing elsewhere", () => {
  expect(actionForKey(press("Delete", "Delete"), "linux", true)?.id).toBe("edit.delete");
  expect(actionForKey(press("Delete", "Delete"), "linux", false)).toBeUndefined();
});

test("shortcuts are shown by the platform's names", () => {
  expect(shown("Mod+Shift+S", "linux")).toBe("Ctrl Shift S");
  expect(shown("Mod+Shift+S", "macos")).toBe("⇧⌘S");
});

test("the menu bar takes keys with Ctrl and function keys only", () => {
  expect(accelerator("Mod+Shift+S")).toBe("CmdOrCtrl+Shift+S");
  expect(accelerator("F6")).toBe("F6");
  expect(accelerator("Alt+ArrowLeft")).toBeNull();
});
