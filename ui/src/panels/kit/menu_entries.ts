/** What a menu of the page offers. */

import type { IconName } from "./icons";

export type Choice =
  | {
      kind: "choice";
      label: string;
      run: () => void;
      icon?: IconName;
      /** The key that does the same, as written for this platform. */
      keys?: string;
      /** On or off; left out where the entry is no switch. */
      checked?: boolean;
      disabled?: boolean;
    }
  | { kind: "menu"; label: string; entries: Choice[] }
  | { kind: "separator" };
