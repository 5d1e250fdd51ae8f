/** Paper: its sizes, and how a map is brought to it. */

import type { PageFit } from "../../generated";

export type PaperName =
  | "a5"
  | "a4"
  | "a3"
  | "a2"
  | "a1"
  | "a0"
  | "letter"
  | "legal"
  | "tabloid"
  | "poster"
  | "own";

export const PAPERS: { value: PaperName; label: string }[] = [
  { value: "a5", label: "A5" },
  { value: "a4", label: "A4" },
  { value: "a3", label: "A3" },
  { value: "a2", label: "A2" },
  { value: "a1", label: "A1" },
  { value: "a0", label: "A0" },
  { value: "letter", label: "Letter" },
  { value: "legal", label: "Legal" },
  { value: "tabloid", label: "Tabloid" },
  { value: "poster", label: "Poster, as large as the map needs" },
  { value: "own", label: "Own size" },
];

export const FITS: { value: PageFit; label: string }[] = [
  { value: "whole", label: "Whole map on one page" },
  { value: "stages", label: "Break between stages" },
  { value: "tiles", label: "Tiles with cut marks" },
];

/** The bounds of a side of one's own, in millimetres. */
export const OWN_SIDES_MM = { lowest: 100, highest: 5000 };

/** Countries that print on Letter and Tabloid. */
const INCH_COUNTRIES = ["US", "CA", "MX", "CL", "CO", "PH"];

/** The paper that a map is first shown on, where the system says which one is usual. */
export function usualPaper(locale: string): PaperName {
  const region = /[-_]([A-Z]{2})\b/.exec(locale)?.[1] ?? "";
  return INCH_COUNTRIES.includes(region) ? "tabloid" : "a3";
}
