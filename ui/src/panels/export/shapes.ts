/** What can be made of two states, and the looks of a sheet. */

import type { ComparisonShape, Density, ThemeName } from "../../generated";

/** What can be made of two states, and what is then on the sheet. */
export const SHAPES: { value: ComparisonShape; label: string; text: string }[] = [
  { value: "overlay", label: "Overlay", text: "Both states in one map, the changes marked" },
  { value: "side", label: "Side by side", text: "Both maps, step below step" },
  { value: "swipe", label: "Swipe", text: "One map, the states left and right of the divider" },
  { value: "list", label: "List of changes", text: "Every change with its reason, stage by stage" },
  { value: "page", label: "One page", text: "What the changes mean, on one page to hand out" },
];

export const THEMES: { value: ThemeName; label: string }[] = [
  { value: "print", label: "Light, safe in grey print" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "projector", label: "Projector, strong contrast" },
];

/** Of a web page. */
export const WEB_THEMES = THEMES.map((theme) =>
  theme.value === "print" ? { ...theme, label: "As its reader prefers" } : theme,
);

export const DENSITIES: { value: Density; label: string }[] = [
  { value: "compact", label: "Compact" },
  { value: "comfortable", label: "Comfortable" },
  { value: "spacious", label: "Spacious" },
];
