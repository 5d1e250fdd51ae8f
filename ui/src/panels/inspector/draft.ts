/** What a person has typed into a field, and what that means for the record: nothing, a value, or a reason why not. */

import type { Control } from "../../generated";

/** What leaving a field does. */
export type Commit =
  | { kind: "same" }
  | { kind: "write"; value: unknown }
  | { kind: "invalid"; reason: string };

/** The text that stands in a field for a value of the record. */
export function draftOf(value: unknown, control?: Control): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "number") return String(value);
  return writtenNumber(control?.kind === "share" ? inPercent(value) : value);
}

/** A share in percent, without what binary fractions add to it. */
function inPercent(share: number): number {
  return Number((share * 100).toPrecision(12));
}

/** What a typed text means. An empty text empties the field. */
export function commitOf(control: Control, before: unknown, typed: string): Commit {
  if (control.kind === "number") return numberCommit(control, before, typed);
  if (control.kind === "share") return shareCommit(before, typed);
  // A line of text may have been pasted with breaks in it.
  const text = control.kind === "lines" ? typed.replace(/\s+$/, "") : typed.replace(/\s*\n\s*/g, " ").trim();
  if (text === draftOf(before)) return { kind: "same" };
  if (control.kind === "date" && text !== "" && !isDay(text)) {
    return { kind: "invalid", reason: "A day is written as year-month-day, such as 2026-03-31." };
  }
  return { kind: "write", value: text === "" ? null : text };
}

function shareCommit(before: unknown, typed: string): Commit {
  const percent = typeof before === "number" ? inPercent(before) : null;
  const commit = numberCommit({ lowest: 0, highest: 100 }, percent, typed.replace(/\s*%\s*$/, ""));
  return commit.kind === "write" && typeof commit.value === "number"
    ? { kind: "write", value: Number((commit.value / 100).toPrecision(12)) }
    : commit;
}

function numberCommit(
  { lowest, highest }: { lowest: number | null; highest: number | null },
  before: unknown,
  typed: string,
): Commit {
  const text = typed.trim();
  if (text === "")
    return before === null || before === undefined ? { kind: "same" } : { kind: "write", value: null };
  const value = readNumber(text);
  if (value === null) return { kind: "invalid", reason: "This is not a number." };
  if (lowest !== null && value < lowest) {
    return { kind: "invalid", reason: `The least that fits here is ${writtenNumber(lowest)}.` };
  }
  if (highest !== null && value > highest) {
    return { kind: "invalid", reason: `The most that fits here is ${writtenNumber(highest)}.` };
  }
  return value === before ? { kind: "same" } : { kind: "write", value };
}

/** A number with a decimal point or comma, a true minus or a hyphen; null where it is none. */
export function readNumber(typed: string): number | null {
  const plain = typed.replace("−", "-").replace(/[\s\u00a0\u202f]/g, "");
  const point =
    /^-?\d+,\d+$/.test(plain) && !/^-?[1-9]\d{0,2},\d{3}$/.test(plain)
      ? plain.replace(",", ".")
      : plain.replace(/,(?=\d{3}(\D|$))/g, "");
  return /^-?(\d+\.?\d*|\.\d+)$/.test(point) ? Number(point) : null;
}

/** A number for a field: all its digits, with a true minus. */
export function writtenNumber(value: number): string {
  return String(value).replace("-", "−");
}

function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const day = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  return day.toISOString().startsWith(text);
}
