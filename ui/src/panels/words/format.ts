/** Numbers, times and names as the interface writes them. */

import type { ComparisonReport } from "../../generated";

/** "1 stage", "3 stages", "9,314 stages". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}

/** What a state holds: "5 stages, 10 steps, 9 lanes, 79 cards". */
export function contents(state: { stages: number; steps: number; lanes: number; cards: number }): string {
  const parts = [
    counted(state.stages, "stage"),
    state.steps > 0 ? counted(state.steps, "step") : "",
    counted(state.lanes, "lane"),
    counted(state.cards, "card"),
  ];
  return parts.filter(Boolean).join(", ");
}

/** How two states compare in number: "10 steps become 11, 4 of 5 stages touched". */
export function compared(
  report: Pick<ComparisonReport, "from" | "to" | "stages" | "lines">,
  states: { id: string; steps: number }[],
): string {
  const steps = ({ state }: { state: string }) => states.find(({ id }) => id === state)?.steps;
  const [before, after] = [steps(report.from), steps(report.to)];
  const touched = report.stages.filter(({ id }) => report.lines.some(({ stage }) => stage === id)).length;
  const parts = [`${touched} of ${counted(report.stages.length, "stage")} touched`];
  if (before !== undefined && after !== undefined && before !== after) {
    parts.unshift(`${counted(before, "step")} become ${after.toLocaleString()}`);
  }
  return parts.join(", ");
}

/** Hours and minutes, as the person's system writes them. */
export function timeOfDay(time: Date, locale?: string): string {
  return time.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });
}

/** When something was, seen from `now`: "today, 10:42", "yesterday", "2 March", "2 March 2025". */
export function dayBefore(time: Date, now: Date, locale?: string): string {
  const day = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
  // Days with a clock change have 23 or 25 hours.
  const days = Math.round((day(now) - day(time)) / 86_400_000);
  if (days === 0) return `today, ${timeOfDay(time, locale)}`;
  if (days === 1) return "yesterday";
  const year = time.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return time.toLocaleDateString(locale, { day: "numeric", month: "long", year });
}

/** When something was, from the way in which times are told; empty where it is none. */
export function dayOf(told: string, now: Date, locale?: string): string {
  const time = new Date(told);
  return Number.isNaN(time.getTime()) ? "" : dayBefore(time, now, locale);
}

/** "812 bytes", "180 KB", "2.4 MB". */
export function fileSize(bytes: number, locale?: string): string {
  if (bytes < 1000) return counted(bytes, "byte");
  const [amount, unit] = bytes < 999_500 ? [bytes / 1000, "KB"] : [bytes / 1_000_000, "MB"];
  const digits = unit === "MB" && amount < 10 ? 1 : 0;
  return `${amount.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${unit}`;
}

/** The first letters of the first and last word: "Maya Okafor" gives "MO". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return ends.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase() ?? "").join("");
}

/** The last part of a path, with either kind of slash. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}

/** The path without its last part. */
export function folderOf(path: string): string {
  const name = fileName(path);
  return path.slice(0, Math.max(path.length - name.length - 1, 0));
}

/** A file name for a title, without what some systems refuse. */
export function suggestedName(title: string, extension: string): string {
  const forbidden = /[<>:"/\\|?*]|\p{Cc}/gu;
  const plain = title.replace(forbidden, " ").replace(/\s+/g, " ").trim().replace(/\.+$/, "").slice(0, 80);
  return `${plain || "Journey"}.${extension}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(words: string[]): string {
  const last = words[words.length - 1];
  return words.length < 2 ? (last ?? "") : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** A day written as a file writes it, "2026-03-04", "2026-03" or "2026", in words; else what is there. */
export function dayInWords(written: string, locale?: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(written.trim());
  if (!parts) return written;
  const [, year, month, day] = parts;
  if (!month) return year ?? written;
  const at = new Date(Number(year), Number(month) - 1, Number(day ?? 1));
  if (at.getMonth() !== Number(month) - 1) return written;
  return at.toLocaleDateString(locale, { year: "numeric", month: "long", day: day ? "numeric" : undefined });
}
