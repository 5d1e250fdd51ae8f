/** Moving the focus among entries with the arrow keys, Home, End and first letters. */

/** The entry that a key leads to; none where the key means something else. `letters` are the entries' words. */
export function rovedTo(key: string, at: number, letters: string[]): number | null {
  const count = letters.length;
  if (count === 0) return null;
  switch (key) {
    case "ArrowDown":
      return (at + 1) % count;
    case "ArrowUp":
      return at < 0 ? count - 1 : (at - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
  }
  if (key.length !== 1 || key === " ") return null;
  const wanted = key.toLocaleLowerCase();
  for (let step = 1; step <= count; step += 1) {
    const next = (Math.max(at, 0) + step) % count;
    if (letters[next]?.trim().toLocaleLowerCase().startsWith(wanted)) return next;
  }
  return null;
}
