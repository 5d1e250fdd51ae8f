/** What of a card can be set with one press while its text is being typed. */

import type { LaneKind } from "../generated";

/** A field of the bar: a mark from 1 to 5, or some of the journey's channels or personas. */
export type QuickName = "severity" | "score" | "value" | "effort" | "channels" | "personas";

/** The bar of the card that is being typed. */
export interface Quick {
  names: readonly QuickName[];
  /** Values by field name, as they stand in the card. */
  values: Partial<Record<QuickName, unknown>>;
  set(name: QuickName, value: unknown): void;
}

const BY_LANE: Partial<Record<LaneKind, readonly QuickName[]>> = {
  pain: ["severity", "personas"],
  moment: ["score", "personas"],
  opportunity: ["value", "effort"],
  solution: ["value", "effort"],
  touchpoint: ["channels"],
  channel: ["channels"],
  action: ["personas"],
  thinking: ["personas"],
  quote: ["personas"],
  need: ["personas"],
  goal: ["personas"],
  gain: ["personas"],
};

export function quickNames(lane: LaneKind | undefined): readonly QuickName[] {
  return (lane && BY_LANE[lane]) ?? [];
}

/** A mark pressed again is taken back. */
export function marked(value: unknown, mark: number): number | null {
  return value === mark ? null : mark;
}

/** One of several pressed: added, or taken out again. */
export function toggled(value: unknown, id: string): string[] {
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  return chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
}
