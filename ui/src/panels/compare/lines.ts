/** The lines of a comparison: which pass a filter, where they belong, and how they are counted. */

import type { ChangeFilter, ChangeKind, ComparedStage, Line } from "../../generated";

/** The kinds of changes in the order in which they are counted. */
export const KINDS: readonly ChangeKind[] = ["added", "removed", "moved", "changed"];

export const KIND_WORDS: Record<ChangeKind, string> = {
  added: "Added",
  removed: "Removed",
  moved: "Moved",
  changed: "Changed",
};

/** What tells one change from another, whatever else changes. */
export function lineKey({ kind, a, b }: Pick<Line, "kind" | "a" | "b">): string {
  return `${kind} ${a ?? ""} ${b ?? ""}`;
}

/** Whether a filter lets a line through; an empty list lets everything through. */
export function passes(line: Line, { kinds, lanes, personas, departments }: ChangeFilter): boolean {
  return (
    (kinds.length === 0 || kinds.includes(line.change)) &&
    (lanes.length === 0 || (line.lane !== undefined && lanes.includes(line.lane))) &&
    // What concerns nobody in particular concerns everybody.
    (personas.length === 0 || line.personas.length === 0 || meets(line.personas, personas)) &&
    (departments.length === 0 || meets(line.departments, departments))
  );
}

function meets(one: string[], other: string[]): boolean {
  return one.some((id) => other.includes(id));
}

/** The kinds on show once one was switched; none is all, so that the last one brings all back. */
export function switched(kinds: ChangeKind[], kind: ChangeKind): ChangeKind[] {
  const shown = kinds.length === 0 ? KINDS : kinds;
  const next = KINDS.filter((one) => (one === kind ? !shown.includes(one) : shown.includes(one)));
  return next.length === KINDS.length ? [] : next;
}

/** A list with one entry more or less. */
export function toggled(list: string[], entry: string): string[] {
  return list.includes(entry) ? list.filter((one) => one !== entry) : [...list, entry];
}

export function countedKinds(lines: Line[]): Record<ChangeKind, number> {
  const counts = { added: 0, removed: 0, moved: 0, changed: 0 };
  for (const { change } of lines) counts[change] += 1;
  return counts;
}

/** Lines of one stage, or beside the map. */
export interface LineGroup {
  stage: ComparedStage | null;
  lines: Line[];
}

/** The lines in their order, in runs of one stage. */
export function grouped(lines: Line[], stages: ComparedStage[]): LineGroup[] {
  const groups: LineGroup[] = [];
  for (const line of lines) {
    const stage = stages.find(({ id }) => id === line.stage) ?? null;
    const last = groups[groups.length - 1];
    if (last && last.stage === stage) last.lines.push(line);
    else groups.push({ stage, lines: [line] });
  }
  return groups;
}
