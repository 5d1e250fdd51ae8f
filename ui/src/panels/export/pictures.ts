/** How large a picture becomes. */

import type { PictureSize } from "../../generated";

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

/** Into how many files a picture goes. */
export const TILES: { value: string; label: string }[] = [
  { value: "", label: "One file" },
  { value: "2048", label: "Tiles of 2,048 pixels" },
  { value: "4096", label: "Tiles of 4,096 pixels" },
  { value: "8192", label: "Tiles of 8,192 pixels" },
];

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

/** The measure and the number of a size; the usual ones where none is named. */
export function measureOf(size: PictureSize | undefined): { measure: Measure; amount: string } {
  if (!size) return { measure: "scale", amount: String(MEASURES.scale.usual) };
  if ("scale" in size) return { measure: "scale", amount: String(size.scale) };
  if ("width" in size) return { measure: "width", amount: String(size.width) };
  return { measure: "dpi", amount: String(size.dpi) };
}
