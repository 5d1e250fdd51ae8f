/** A score of an emotion as the map draws it: from −2 to 2, with a word and a face for each range. */

import type { IconName } from "../kit/icons";

export interface Feeling {
  word: string;
  face: IconName;
  /** The token of its colour. */
  ink: string;
  /** The drawn value in the middle of its range. */
  middle: number;
}

/** From awful to great, as the visual language has them. */
export const FEELINGS: readonly Feeling[] = [
  { word: "Awful", face: "angry", ink: "--e-n2", middle: -2 },
  { word: "Poor", face: "frown", ink: "--e-n1", middle: -1 },
  { word: "Neutral", face: "meh", ink: "--e-0", middle: 0 },
  { word: "Good", face: "smile", ink: "--e-p1", middle: 1 },
  { word: "Great", face: "laugh", ink: "--e-p2", middle: 2 },
];

/** The drawn value, −2 to 2, of a score in the journey's own scale. */
export function drawnOf(score: number, lowest: number, highest: number): number {
  return ((score - lowest) / (highest - lowest)) * 4 - 2;
}

/** What a drawn value is called. The outer ranges hold their inner bound, the middle one neither. */
export function feelingOf(drawn: number): Feeling {
  const place = drawn <= -1.5 ? 0 : drawn <= -0.5 ? 1 : drawn < 0.5 ? 2 : drawn < 1.5 ? 3 : 4;
  return FEELINGS[place] as Feeling;
}
