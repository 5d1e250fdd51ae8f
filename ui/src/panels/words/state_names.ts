/** What the states of a journey are called. */

import type { StateInfo, StateKind } from "../../generated";

const KINDS: Record<StateKind, string> = { current: "Current", future: "Future", past: "Past" };

type Named = Pick<StateInfo, "id" | "kind" | "name">;

/** "Current state", "Future state", "Past state". */
export function stateLabel(kind: StateKind): string {
  return `${KINDS[kind]} state`;
}

/** A state's own name, or what it is where it has none. */
export function nameOf({ kind, name }: Pick<Named, "kind" | "name">): string {
  return name || stateLabel(kind);
}

/** What a state is called where there is little room: its kind, or its name where others are of that kind. */
export function shortName(state: Named, states: Named[]): string {
  const isOnly = states.filter(({ kind }) => kind === state.kind).length === 1;
  return isOnly || !state.name ? KINDS[state.kind] : state.name;
}

/** A name for a new future state that no state has yet: "Future state", "Future state 2". */
export function freeName(states: Pick<Named, "name">[]): string {
  const taken = new Set(states.map(({ name }) => name.toLowerCase()));
  let number = 1;
  const name = () => (number === 1 ? "Future state" : `Future state ${number}`);
  while (taken.has(name().toLowerCase())) number += 1;
  return name();
}
