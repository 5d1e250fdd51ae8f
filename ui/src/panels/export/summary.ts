/** What the footer says of an export before it is written. */

import type { ExportMeasure, ExportPreview } from "../../generated";
import { counted, fileSize } from "../words/format";

/** "3 pages, 180 KB"; the size is left out while it is not known. */
export function extent(
  known: Pick<ExportPreview, "pages"> | null,
  measured: Pick<ExportMeasure, "bytes"> | null,
  word: string,
  locale?: string,
): string {
  const count = known?.pages.length ?? 0;
  const parts = [
    count > 0 ? counted(count, word.toLowerCase()) : "",
    measured ? fileSize(measured.bytes, locale) : "",
  ];
  return parts.filter(Boolean).join(", ");
}

/** What is left out or done otherwise than asked, each once. */
export function remarks(
  known: Pick<ExportPreview, "remarks"> | null,
  measured: Pick<ExportMeasure, "notes"> | null,
): string[] {
  return [...new Set([...(known?.remarks ?? []), ...(measured?.notes ?? [])])];
}
