/** What has been chosen for an export, and the options that it comes to. */

import type { Density, ExportOptions, ThemeName } from "../../generated";
import type { Editor } from "../../state/editor.svelte";
import { readNumber } from "../inspector/draft";
import { type Format, MEASURES, type Measure, pictureSize } from "./export_formats";

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

  /** Begins with what is seen on the screen. */
  constructor(editor: Editor) {
    this.state = editor.state?.id ?? "";
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

  options(today: Date): ExportOptions {
    const { isPicture, size } = this;
    return {
      ...(this.state && { state: this.state }),
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
