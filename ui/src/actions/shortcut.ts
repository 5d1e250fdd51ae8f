/** Shortcuts: written once as "Mod+Shift+S", read from key events, shown by the platform's names. */

import type { Platform } from "../bridge";

/** Modifiers Mod (Ctrl, or ⌘ on macOS), Alt, Shift in this order, then a key as `KeyboardEvent.key` names it. */
export type Shortcut = string;

/** The shortcut that a key event stands for. Shift with a digit or sign is told by the key's place. */
export function shortcutOf(event: KeyboardEvent, platform: Platform): Shortcut {
  const mod = platform === "macos" ? event.metaKey : event.ctrlKey;
  return [mod && "Mod", event.altKey && "Alt", event.shiftKey && "Shift", keyOf(event)]
    .filter(Boolean)
    .join("+");
}

function keyOf({ key, code }: KeyboardEvent): string {
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit) return digit;
  if (code === "Equal" || code === "NumpadAdd" || key === "+") return "=";
  if (code === "NumpadSubtract") return "-";
  return key.length === 1 ? key.toUpperCase() : key;
}

const NAMES: Record<string, string> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Delete: "Del",
  "-": "−",
  "=": "+",
};
const MAC_MODIFIERS: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧" };

/** As it is shown: "Ctrl Shift S", or "⇧⌘S" on macOS. */
export function shown(shortcut: Shortcut, platform: Platform): string {
  const keys = partsOf(shortcut);
  const names = keys.map((key) => NAMES[key] ?? key);
  if (platform !== "macos") return names.map((name) => (name === "Mod" ? "Ctrl" : name)).join(" ");
  // Apple's order: Alt, Shift, Command.
  const modifiers = ["Alt", "Shift", "Mod"]
    .filter((name) => keys.includes(name))
    .map((name) => MAC_MODIFIERS[name]);
  return [...modifiers, names.at(-1)].join("");
}

/** As the native menu bar takes it; null for keys that the page keeps to itself. */
export function accelerator(shortcut: Shortcut): string | null {
  const keys = partsOf(shortcut);
  const isForMenu = keys.includes("Mod") || /^F\d+$/.test(keys.at(-1) ?? "");
  return isForMenu ? keys.map((key) => (key === "Mod" ? "CmdOrCtrl" : key)).join("+") : null;
}

function partsOf(shortcut: Shortcut): string[] {
  return shortcut.split("+");
}
