/** The menu that narrows a comparison to lanes, personas or departments, and folds what stayed. */

import type { ChangeFilter, ComparisonReport, NamedRecord } from "../../generated";
import type { Comparing } from "../../state/comparing.svelte";
import type { Choice } from "../kit/menu_entries";
import { toggled } from "./lines";

type ByRecord = "lanes" | "personas" | "departments";

/** Whether a filter keeps anything back but by kinds, which the bar shows. */
export function isNarrowed({ lanes, personas, departments }: ChangeFilter): boolean {
  return lanes.length + personas.length + departments.length > 0;
}

/** The entries of the menu. */
export function filterChoices(comparing: Comparing, report: ComparisonReport): Choice[] {
  const { filter, view } = comparing;
  const choices: Choice[] = [
    ...menu(comparing, "Lanes", "lanes", report.lanes),
    ...menu(comparing, "Personas", "personas", report.personas),
    ...menu(comparing, "Departments", "departments", report.departments),
  ];
  return [
    ...choices,
    {
      kind: "choice",
      label: "All changes",
      disabled: !isNarrowed(filter) && filter.kinds.length === 0,
      run: () => void comparing.choose({ kinds: [], lanes: [], personas: [], departments: [] }),
    },
    { kind: "separator" },
    {
      kind: "choice",
      label: "Fold unchanged steps",
      checked: view?.fold_unchanged ?? false,
      run: () => void comparing.change({ fold_unchanged: !view?.fold_unchanged }),
    },
  ];
}

function menu(comparing: Comparing, label: string, which: ByRecord, records: NamedRecord[]): Choice[] {
  if (records.length === 0) return [];
  const chosen = comparing.filter[which];
  const entries = records.map(
    ({ record, name }): Choice => ({
      kind: "choice",
      label: name,
      checked: chosen.includes(record.id),
      run: () => void comparing.choose({ [which]: toggled(chosen, record.id) }),
    }),
  );
  return [{ kind: "menu", label, entries }];
}
