/** What has been chosen for an export, and the options that it comes to. */

import type { ComparisonExport, Density, ExportOptions, ThemeName } from "../../generated";
import type { Editor } from "../../state/editor.svelte";
import { readNumber } from "../inspector/draft";
import { type Format, MEASURES, type Measure, pictureSize } from "./export_formats";

/** Stands among the states for two of them compared. */
export const COMPARISON = "comparison";

export class ExportChoices {
  format = $state<Format>("pdf");
  state = $state("");
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
  constructor(editor: Editor) {
    this.compared = seenComparison(editor);
    this.state = this.compared ? COMPARISON : (editor.state?.id ?? "");
    this.persona = editor.focusedPersona?.id ?? "";
    this.density = editor.options.density;
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
    if (this.state === COMPARISON && this.compared) return { comparison: this.compared };
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
function seenComparison({ comparing }: Editor): ComparisonExport | null {
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
