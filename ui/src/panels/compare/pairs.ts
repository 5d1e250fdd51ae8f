/** Who is who between the two states: what a person can confirm, break or make. */

import { canEdit } from "../../actions/action";
import type { ComparisonReport, Line, RecordKind } from "../../generated";
import type { App } from "../../state/app.svelte";
import type { Choice } from "../kit/menu_entries";

/** Kinds that a person can pair; points of curves are known by their persona and step. */
const PAIRED: readonly RecordKind[] = ["stage", "step", "lane", "card", "metric"];
/** More partners than anybody reads in a menu. */
const MOST_PARTNERS = 20;

/** How sure it is that the two records of a line are the same, in percent; null where it is certain. */
export function doubtOf(report: ComparisonReport | null, { kind, a, b }: Line): number | null {
  const pair = report?.doubtful.find((one) => one.a.kind === kind && one.a.id === a && one.b.id === b);
  return pair ? Math.round(pair.confidence * 100) : null;
}

/** What can be said of the pair of a line, or of the partner that it lacks. */
export function pairChoices(app: App, line: Line): Choice[] {
  const { editor } = app;
  const report = editor?.comparing.report;
  if (!editor || !report || !PAIRED.includes(line.kind) || !canEdit(app)) return [];
  const { kind, a, b } = line;
  const { comparing } = editor;
  if (a && b) {
    const doubt = doubtOf(report, line);
    const confirm: Choice = {
      kind: "choice",
      label: "They are the same",
      icon: "link-2",
      run: () => void comparing.pair(kind, a, b),
    };
    const part: Choice = {
      kind: "choice",
      label: "They are not the same",
      icon: "unlink",
      run: () => void comparing.part(kind, a, b),
    };
    return doubt === null ? [part] : [confirm, part];
  }
  const partners = report.lines.filter(
    (other) => other.kind === kind && (a ? !other.a && other.b : other.a && !other.b),
  );
  const entries = partners.slice(0, MOST_PARTNERS).map((other): Choice => {
    const [was, is] = [a ?? other.a ?? "", b ?? other.b ?? ""];
    return {
      kind: "choice",
      label: other.name || other.label,
      run: () => void comparing.pair(kind, was, is),
    };
  });
  if (entries.length === 0) return [];
  return [{ kind: "menu", label: a ? "It became…" : "It was…", entries }];
}
