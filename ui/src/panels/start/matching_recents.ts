/** The recent files that a person looks for. */

import type { RecentFile } from "../../generated";

/** Files whose title or path holds every typed word. */
export function matchingRecents(recents: RecentFile[], typed: string): RecentFile[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return recents.filter(({ title, path }) => {
    const text = `${title} ${path}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}
