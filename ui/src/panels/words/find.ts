/** Finds entries by a few letters of their words, the best first. */

/** Entries whose text holds every typed word at the start of a word, else anywhere. */
export function found<T extends { text: string }>(typed: string, entries: T[]): T[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries
    .map((entry) => ({ entry, rank: rankOf(words, entry.text.toLowerCase()) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ entry }) => entry);
}

function rankOf(words: string[], text: string): number {
  let rank = 0;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) return Infinity;
    const begins = at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "") || text.includes(` ${word}`);
    rank += begins ? 0 : 1;
  }
  return rank;
}
