/** Which stages and lanes of a state are exported: all of them, until some are left out. */

import type { StateParts } from "../../generated";

export type Part = "stages" | "lanes";

export class Parts {
  /** The names of what is left out: a name means the same in every state. */
  private readonly left = $state<Record<Part, string[]>>({ stages: [], lanes: [] });

  constructor(private readonly states: StateParts[]) {}

  /** The names of what a state has, in order, each once. */
  names(state: string, part: Part): string[] {
    const parts = this.states.find((one) => one.state === state)?.[part] ?? [];
    return [...new Set(parts.map(({ name }) => name))].filter(Boolean);
  }

  isShown(part: Part, name: string): boolean {
    return !this.left[part].includes(name);
  }

  show(part: Part, name: string, isShown: boolean): void {
    const others = this.left[part].filter((one) => one !== name);
    this.left[part] = isShown ? others : [...others, name];
  }

  showAll(part: Part): void {
    this.left[part] = [];
  }

  /** Those that are exported, by id; none where nothing is left out, and all are. */
  shown(state: string, part: Part): string[] | undefined {
    const all = this.states.find((one) => one.state === state)?.[part] ?? [];
    const shown = all.filter(({ name }) => this.isShown(part, name));
    return shown.length < all.length ? shown.map(({ record }) => record.id) : undefined;
  }

  /** Whether something is left to export. */
  isComplete(state: string): boolean {
    return (["stages", "lanes"] as const).every((part) => this.shown(state, part)?.length !== 0);
  }

  /** Takes what was exported before, by id. */
  take(part: Part, shown: string[] | undefined): void {
    const all = this.states.flatMap((state) => state[part]);
    const known = all.filter(({ record }) => shown?.includes(record.id));
    const state = this.states.find((one) =>
      one[part].some(({ record }) => record.id === known[0]?.record.id),
    );
    const left = state?.[part].filter(({ record }) => !shown?.includes(record.id)) ?? [];
    this.left[part] = left.map(({ name }) => name);
  }
}
