/** What exports start from: presets that come with the program, and a person's own. */

import type { ExportChoice, ExportOptions, ExportPreset } from "../../generated";
import type { ExportChoices } from "./choices.svelte";
import type { Ask } from "./previewing.svelte";

const PLAIN: ExportOptions = { theme: "print", density: "comfortable", transparent: false };

/** The presets that come with the program. */
const SHIPPED: ExportPreset[] = [
  {
    name: "For the wall",
    choice: {
      format: "pdf",
      options: { ...PLAIN, pages: { paper: "poster", landscape: true, fit: "whole" }, date: "" },
    },
  },
  {
    name: "For the board",
    choice: { format: "pptx", options: { ...PLAIN, deck: true, date: "" } },
  },
  {
    name: "For the team",
    choice: {
      format: "pdf",
      options: { ...PLAIN, pages: { paper: "a3", landscape: true, fit: "stages" }, date: "" },
    },
  },
  {
    name: "For the archive",
    choice: {
      format: "pdf",
      options: {
        ...PLAIN,
        density: "spacious",
        pages: { paper: "a4", landscape: true, fit: "stages" },
        date: "",
      },
    },
  },
];

/** Stands where nothing of the list is chosen. */
const NONE = "";

export class Presets {
  own: ExportPreset[] = $state.raw([]);
  chosen = $state(NONE);
  /** What the chosen preset came to. */
  private taken = "";

  constructor(
    private readonly ask: Ask,
    /** The extensions that the session writes. */
    private readonly formats: string[],
    own: ExportPreset[],
  ) {
    this.own = own;
  }

  private get all(): ExportPreset[] {
    // A person's own preset stands in for one of the program's that has its name.
    const shipped = SHIPPED.filter(({ name }) => !this.own.some((preset) => preset.name === name));
    return [...shipped, ...this.own].filter(({ choice }) => this.formats.includes(choice.format));
  }

  get entries(): { value: string; label: string }[] {
    const none = { value: NONE, label: "As chosen below" };
    return [none, ...this.all.map(({ name }) => ({ value: name, label: name }))];
  }

  get isOwn(): boolean {
    return this.own.some(({ name }) => name === this.chosen);
  }

  choose(name: string, choices: ExportChoices): void {
    this.chosen = name;
    const preset = this.all.find((one) => one.name === name);
    if (!preset) return;
    choices.take(preset.choice);
    this.taken = JSON.stringify(choices.choice(new Date()));
  }

  /** What is chosen now; once it is something else, no preset is named any more. */
  notice(choice: ExportChoice): void {
    if (this.chosen !== NONE && JSON.stringify(choice) !== this.taken) this.chosen = NONE;
  }

  /** Keeps a choice under a name. Which state it showed belongs to one map only. */
  async keep(name: string, { format, options }: ExportChoice): Promise<void> {
    const { state: _state, comparison: _comparison, persona: _persona, ...others } = options;
    const { stages: _stages, lanes: _lanes, selection: _selection, ...kept } = others;
    const preset = { name, choice: { format, options: kept } };
    await this.ask({ request: "keep_export_preset", preset });
    this.own = [preset, ...this.own.filter((one) => one.name !== name)];
    this.chosen = name;
    this.taken = JSON.stringify({ format, options });
  }

  async forget(): Promise<void> {
    const name = this.chosen;
    await this.ask({ request: "forget_export_preset", name });
    this.own = this.own.filter((preset) => preset.name !== name);
    this.chosen = NONE;
  }
}
