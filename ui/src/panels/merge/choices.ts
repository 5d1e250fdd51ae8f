/** The decisions about a conflict, in words. */

import type { ConflictChoice } from "../../generated";

interface ChoiceWords {
  label: string;
  means: string;
}

export const CHOICE_WORDS: Record<ConflictChoice, ChoiceWords> = {
  ours: { label: "Mine", means: "As it is in this map" },
  theirs: { label: "Theirs", means: "As others wrote it" },
  base: { label: "Before", means: "As it was before both" },
  both: { label: "Both", means: "What both wrote, mine first" },
};

/** The order in which they are offered. */
export const CHOICES: readonly ConflictChoice[] = ["ours", "theirs", "base", "both"];
