/** Whether a document is saved, in words for the status bar. */

import type { DocumentInfo } from "../../generated";
import type { IconName } from "../kit/icons";
import { timeOfDay } from "../words/format";

export interface SavedState {
  text: string;
  icon: IconName;
  tone: "calm" | "saved" | "warns";
  /** Whether choosing a file is what is missing. */
  needsFile: boolean;
}

/** `savedAt` is when it was last written while it was open. */
export function savedState(info: DocumentInfo, savedAt: Date | null, locale?: string): SavedState {
  if (info.read_only !== undefined)
    return { text: "Read only", icon: "lock", tone: "calm", needsFile: false };
  if (info.save_error !== undefined) {
    return {
      text: "Not saved: the last try failed",
      icon: "triangle-alert",
      tone: "warns",
      needsFile: false,
    };
  }
  if (info.changed_on_disk) {
    return {
      text: "Not saved: the file has changed",
      icon: "triangle-alert",
      tone: "warns",
      needsFile: false,
    };
  }
  if (info.file_gone)
    return { text: "Not saved: the file is gone", icon: "triangle-alert", tone: "warns", needsFile: false };
  if (info.path === undefined)
    return { text: "Not saved yet", icon: "hard-drive", tone: "calm", needsFile: true };
  if (info.brought_together)
    return { text: "Not saved: brought together", icon: "hard-drive", tone: "calm", needsFile: false };
  if (info.unsaved) return { text: "Unsaved changes", icon: "hard-drive", tone: "calm", needsFile: false };
  const text = savedAt ? `Saved on this computer, ${timeOfDay(savedAt, locale)}` : "Saved on this computer";
  return { text, icon: "hard-drive", tone: "saved", needsFile: false };
}
