/** Whether a document is saved, in words for the status bar. */

import type { DocumentInfo } from "../../generated";
import type { IconName } from "../kit/icons";

export interface SavedState {
  text: string;
  icon: IconName;
  warns: boolean;
}

export function savedState(info: DocumentInfo): SavedState {
  if (info.read_only !== undefined) return { text: "Read only", icon: "lock", warns: false };
  if (info.save_error !== undefined) return { text: "Not saved", icon: "triangle-alert", warns: true };
  if (info.changed_on_disk)
    return { text: "The file was changed elsewhere", icon: "triangle-alert", warns: true };
  if (!info.path) return { text: "Not saved yet", icon: "hard-drive", warns: false };
  return { text: info.unsaved ? "Saving…" : "Saved on this computer", icon: "hard-drive", warns: false };
}
