/** What the states of a journey are called where there is little room. */

import type { StateInfo, StateKind } from "../../generated";

const KINDS: Record<StateKind, string> = { current: "Current", future: "Future", past: "Past" };

/** "Current state", "Future state", "Past state". */
export function stateLabel(kind: StateKind): string {
  return `${KINDS[kind]} state`;
}

/** Each state's kind, or its own name where several are of the same kind. */
export function stateNames(
  states: Pick<StateInfo, "id" | "kind" | "name">[],
): { value: string; label: string; title: string }[] {
  return states.map(({ id, kind, name }) => {
    const isOnly = states.filter((other) => other.kind === kind).length === 1;
    return { value: id, label: isOnly || !name ? KINDS[kind] : name, title: name || stateLabel(kind) };
  });
}
