/** The formats of an export, what can be made of a comparison, and how large a picture becomes. */

import type { ComparisonShape, PictureSize, ThemeName } from "../../generated";
import type { IconName } from "../kit/icons";

export type Format = "pdf" | "png" | "svg";

export const FORMATS: { value: Format; label: string; text: string; icon: IconName }[] = [
  {
    value: "pdf",
    label: "PDF",
    text: "One page to print or send; its text can be searched",
    icon: "file-text",
  },
  { value: "png", label: "PNG", text: "A picture for slides and messages, at any size", icon: "image" },
  { value: "svg", label: "SVG", text: "A drawing to work on further, its fonts inside", icon: "file-code-2" },
];

/** What can be made of two states, and what is then on the sheet. */
export const SHAPES: { value: ComparisonShape; label: string; text: string }[] = [
  { value: "overlay", label: "Overlay", text: "Both states in one map on one sheet, the changes marked" },
  { value: "side", label: "Side by side", text: "Both maps on one sheet, step below step" },
  { value: "swipe", label: "Swipe", text: "One map on one sheet, the states left and right of the divider" },
  { value: "list", label: "List of changes", text: "Every change with its reason, stage by stage" },
  { value: "page", label: "One page", text: "What the changes mean, on one page to hand out" },
];

export const THEMES: { value: ThemeName; label: string }[] = [
  { value: "print", label: "Print, safe in grey" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "projector", label: "Projector, strong contrast" },
];

/** The ways of saying how large a picture is, with the bounds of each. */
export type Measure = "scale" | "width" | "dpi";
export const MEASURES: Record<
  Measure,
  { label: string; unit: string; lowest: number; highest: number; usual: number }
> = {
  scale: { label: "Scale", unit: "times", lowest: 0.1, highest: 8, usual: 2 },
  width: { label: "Width", unit: "pixels", lowest: 100, highest: 30_000, usual: 3840 },
  dpi: { label: "Resolution", unit: "dpi", lowest: 24, highest: 1200, usual: 192 },
};

/** The size as an export takes it; null where the number does not fit. */
export function pictureSize(measure: Measure, value: number | null): PictureSize | null {
  const { lowest, highest } = MEASURES[measure];
  if (value === null || value < lowest || value > highest) return null;
  switch (measure) {
    case "scale":
      return { scale: value };
    case "width":
      return { width: Math.round(value) };
    case "dpi":
      return { dpi: value };
  }
}
