/** The field's words for kinds of lanes and their cards, in the order in which they are offered. */

import type { LaneKind } from "../generated";

/** What a kind of lane and one of its cards are called, and how such a card begins. */
export interface LaneWords {
  lane: string;
  card: string;
  /** Shown in an empty card. */
  prompt: string;
}

export const LANE_WORDS: Record<LaneKind, LaneWords> = {
  action: { lane: "Actions", card: "Action", prompt: "I …" },
  thinking: { lane: "Thinking", card: "Thought", prompt: "I wonder …" },
  quote: { lane: "Quotes", card: "Quote", prompt: "What somebody said" },
  need: { lane: "Needs and motivations", card: "Need", prompt: "I need …" },
  goal: { lane: "Goals", card: "Goal", prompt: "I want to …" },
  gain: { lane: "Gains", card: "Gain", prompt: "What goes well" },
  note: { lane: "Notes", card: "Note", prompt: "Note" },
  touchpoint: { lane: "Touchpoints", card: "Touchpoint", prompt: "Where we meet" },
  channel: { lane: "Channels", card: "Channel", prompt: "By which channel" },
  emotion: { lane: "Emotion", card: "Emotion", prompt: "The feeling in a word" },
  pain: { lane: "Pain points", card: "Pain point", prompt: "What hurts" },
  moment: { lane: "Moments of truth", card: "Moment of truth", prompt: "What decides here" },
  opportunity: { lane: "Opportunities", card: "Opportunity", prompt: "What could be better" },
  solution: { lane: "Solutions", card: "Solution", prompt: "What answers it" },
  metric: { lane: "Metrics", card: "Metric", prompt: "What is measured" },
  owner: { lane: "Owner", card: "Owner", prompt: "Who is responsible" },
  image: { lane: "Storyboard", card: "Picture", prompt: "What happens" },
  evidence: { lane: "Physical evidence", card: "Physical evidence", prompt: "What can be held or seen" },
  frontstage: { lane: "Frontstage", card: "Frontstage action", prompt: "What staff do in sight" },
  backstage: { lane: "Backstage", card: "Backstage action", prompt: "What staff do out of sight" },
  support: { lane: "Support processes", card: "Support process", prompt: "What systems do" },
  line: { lane: "Line", card: "Line", prompt: "" },
};

export const LANE_KINDS = Object.keys(LANE_WORDS) as LaneKind[];

/** The token of `tokens.css` that holds the ink of a kind of lane. */
export function laneInk(kind: LaneKind): string {
  return `var(${INKS[kind] ?? "--text-2"})`;
}

const INKS: Partial<Record<LaneKind, string>> = {
  action: "--action-ink",
  note: "--action-ink",
  image: "--action-ink",
  evidence: "--action-ink",
  touchpoint: "--touch-ink",
  channel: "--touch-ink",
  goal: "--touch-ink",
  need: "--touch-ink",
  frontstage: "--touch-ink",
  thinking: "--think-ink",
  quote: "--think-ink",
  pain: "--pain-ink",
  moment: "--mot-ink",
  owner: "--owner-ink",
  backstage: "--owner-ink",
  support: "--owner-ink",
  metric: "--metric-ink",
  opportunity: "--opp-ink",
  solution: "--opp-ink",
  gain: "--e-p2",
};
