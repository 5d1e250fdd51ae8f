/** How sure a claim is, in words and pictures; the surest first. */

import type { EvidenceKind } from "../../generated";
import type { IconName } from "../kit/icons";

export const EVIDENCE_KINDS: Record<EvidenceKind, { word: string; icon: IconName }> = {
  measured: { word: "Measured", icon: "chart-column" },
  interview: { word: "Interview", icon: "message-square-quote" },
  assumption: { word: "Assumption", icon: "circle-dashed" },
  illustrative: { word: "Illustrative", icon: "info" },
};

/** What the surest piece of evidence is called; empty where there is none. */
export function surest(kinds: EvidenceKind[]): string {
  const order = Object.keys(EVIDENCE_KINDS) as EvidenceKind[];
  const found = order.find((kind) => kinds.includes(kind));
  return found ? EVIDENCE_KINDS[found].word : "";
}
