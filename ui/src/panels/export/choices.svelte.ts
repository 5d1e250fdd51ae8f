/** What has been chosen for an export, and the options that it comes to. */

import type { ComparisonExport, ComparisonShape, Density, ExportOptions, ThemeName } from "../../generated";
import type { Comparing } from "../../state/comparing.svelte";
import { readNumber } from "../inspector/draft";
import { type Format, MEASURES, type Measure, pictureSize, SHAPES } from "./export_formats";

/** Stands among the states for two of them compared. */
export const COMPARISON = "comparison";

/** What is seen on the screen: an editor, as far as the dialog begins with it. */
export interface Seen {
  state: { id: string } | undefined;
  focusedPersona: { id: string } | undefined;
  options: { density: Density };
  comparing: Pick<Comparing, "view" | "shownAs" | "divider">;
}

export class ExportChoices {
  format = $state<Format>("pdf");
  state = $state("");
  /** What is made of both states, where those are exported. */
  shape = $state<ComparisonShape>("overlay");
  persona = $state("");
  density = $state<Density>("comfortable");
  theme = $state<ThemeName>("print");
  measure = $state<Measure>("scale");
  amount = $state(String(MEASURES.scale.usual));
  transparent = $state(false);
  dated = $state(true);
  /** The two states that are compared on the screen; none where one of them is of another file. */
  readonly compared: ComparisonExport | null;

  /** Begins with what is seen on the screen. */
  constructor(seen: Seen) {
    this.compared = seenComparison(seen);
    if (this.compared) this.shape = this.compared.shape;
    this.state = this.compared ? COMPARISON : (seen.state?.id ?? "");
    this.persona = seen.focusedPersona?.id ?? "";
    this.density = seen.options.density;
  }

  get isComparison(): boolean {
    return this.state === COMPARISON;
  }

  /** Whether a map is on the sheet; else words are. */
  get isMap(): boolean {
    return !this.isComparison || (this.shape !== "list" && this.shape !== "page");
  }

  /** What is on the sheet. */
  get about(): string {
    const shape = SHAPES.find(({ value }) => this.isComparison && value === this.shape);
    return shape?.text ?? "The whole map on one sheet, with its title and legend";
  }

  get isPicture(): boolean {
    return this.format === "png";
  }

  /** The size of a picture; null where what was typed is none. */
  get size() {
    return pictureSize(this.measure, readNumber(this.amount));
  }

  get isComplete(): boolean {
    return !this.isPicture || this.size !== null;
  }

  chooseMeasure(measure: Measure): void {
    this.measure = measure;
    this.amount = String(MEASURES[measure].usual);
  }

  private shown(): Pick<ExportOptions, "state" | "comparison"> {
    if (this.isComparison && this.compared) return { comparison: { ...this.compared, shape: this.shape } };
    return this.state ? { state: this.state } : {};
  }

  options(today: Date): ExportOptions {
    const { isPicture, size } = this;
    return {
      ...this.shown(),
      ...(this.persona && { persona: this.persona }),
      theme: this.theme,
      density: this.density,
      ...(isPicture && size && { size }),
      transparent: isPicture && this.transparent,
      ...(this.dated && {
        date: today.toLocaleDateString(undefined, { day: "numeric", month: "long", year: "numeric" }),
      }),
    };
  }
}

/** The comparison as it is seen. */
function seenComparison({ comparing }: Seen): ComparisonExport | null {
  const { view, divider } = comparing;
  if (!view) return null;
  const { from, to, filter, fold_unchanged, layout_only } = view;
  return {
    from: from.state,
    to: to.state,
    ...(from.document !== undefined && { from_document: from.document }),
    ...(to.document !== undefined && { to_document: to.document }),
    shape: comparing.shownAs,
    divider,
    filter,
    fold_unchanged,
    layout_only,
  };
}
