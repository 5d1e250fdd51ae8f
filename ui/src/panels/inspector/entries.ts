/** Lists of texts as chips: what adding and removing one makes of the list. */

/** The list with what was typed at its end; the same list where that says nothing new. */
export function withEntry(entries: string[], typed: string): string[] {
  const added = typed
    .split("\n")
    .map((entry) => entry.trim())
    .filter((entry, index, all) => entry !== "" && !entries.includes(entry) && all.indexOf(entry) === index);
  return added.length === 0 ? entries : [...entries, ...added];
}

/** The list without the entry at a place. */
export function withoutEntry(entries: string[], place: number): string[] {
  return entries.filter((_, index) => index !== place);
}

/** Takes a chosen value in, or out where it is in. Values keep the order in which they are offered. */
export function toggled(chosen: string[], value: string, offered: string[]): string[] {
  const next = chosen.includes(value) ? chosen.filter((it) => it !== value) : [...chosen, value];
  const known = offered.filter((it) => next.includes(it));
  // What is no longer offered is not lost by choosing something else.
  return [...known, ...next.filter((it) => !offered.includes(it))];
}

/** A field's value as a list of texts. */
export function entriesOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}
