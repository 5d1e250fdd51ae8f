/** How fields are laid out and how their options are written. */

import type { ChoiceOption, Control, Field } from "../../generated";

/** Fields that are no wider than half the inspector. */
const SHORT: readonly Control["kind"][] = ["number", "share", "date", "choice"];

/** For each field whether it takes half a row: short ones do, two and two. */
export function halves(fields: Pick<Field, "control">[]): boolean[] {
  const result: boolean[] = [];
  while (result.length < fields.length) {
    const [one, next] = fields.slice(result.length, result.length + 2);
    const pair = isShort(one) && isShort(next);
    result.push(pair);
    if (pair) result.push(pair);
  }
  return result;
}

function isShort(field: Pick<Field, "control"> | undefined): boolean {
  return field !== undefined && SHORT.includes(field.control.kind);
}

/** Whether a group of fields says anything. */
export function saysSomething(fields: Pick<Field, "value">[]): boolean {
  return fields.some(({ value }) => {
    if (Array.isArray(value)) return value.length > 0;
    return value !== null && value !== undefined && value !== "" && value !== false;
  });
}

/** A chosen option as the field holds it: a number where all options are numbers; nothing for the empty one. */
export function chosenValue(options: ChoiceOption[], chosen: string): string | number | null {
  if (chosen === "") return null;
  return options.every(({ value }) => /^\d*$/.test(value)) ? Number(chosen) : chosen;
}
