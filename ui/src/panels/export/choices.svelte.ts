/** What has been chosen for an export, and the request that it comes to. */

import type {
  ComparisonExport,
  ComparisonShape,
  Density,
  ExportChoice,
  ExportDesk,
  ExportOptions,
  RecordRef,
  StateInfo,
  ThemeName,
} from "../../generated";
import type { Comparing } from "../../state/comparing.svelte";
import { readNumber } from "../inspector/draft";
import { type Kind, type KindInfo, kindsOf } from "./formats";
import { Pages } from "./pages.svelte";
import { Parts } from "./parts.svelte";
import { MEASURES, type Measure, measureOf, pictureSize } from "./pictures";

/** Stands among the states for two of them compared. */
export const COMPARISON = "comparison";

/** What is seen on the screen: an editor, as far as the dialog begins with it. */
export interface Seen {
  info: { states: Pick<StateInfo, "id" | "kind">[] };
  state: { id: string } | undefined;
  focusedPersona: { id: string } | undefined;
  options: { density: Density };
  selection: RecordRef[];
  comparing: Pick<Comparing, "view" | "shownAs" | "divider">;
}

/** What slides show: the executive deck, or the map on one. */
export type Slides = "deck" | "map";

export class ExportChoices {
  readonly kinds: KindInfo[];
  kind = $state<Kind>("pages");
  /** The extension where a kind has several. */
  private extension = $state("");
  readonly pages: Pages;
  slides = $state<Slides>("deck");
  /** The presentation whose master slides take; empty takes the program's own. */
  template = $state("");
  state = $state("");
  /** What is made of both states, where those are exported. */
  shape = $state<ComparisonShape>("overlay");
  persona = $state("");
  density = $state<Density>("comfortable");
  theme = $state<ThemeName>("print");
  measure = $state<Measure>("scale");
  amount = $state(String(MEASURES.scale.usual));
  /** The longest side of a tile in pixels, as text; empty writes one file. */
  tilePx = $state("");
  transparent = $state(false);
  /** Which stages and lanes are exported. */
  readonly parts: Parts;
  /** The cards and metrics that are selected on the map. */
  readonly selection: string[];
  isSelectionOnly = $state(false);
  /** CSV: a row for each card rather than the map as it looks. */
  long = $state(false);
  dated = $state(true);
  /** The two states that can be compared; none where there is one, or one of them is of another file. */
  readonly compared: ComparisonExport | null;

  /** Begins with what is seen on the screen. */
  constructor(seen: Seen, desk: Pick<ExportDesk, "formats" | "states">, locale: string) {
    this.kinds = kindsOf(desk.formats);
    this.parts = new Parts(desk.states);
    const selected = seen.selection.filter(({ kind }) => kind === "card" || kind === "metric");
    this.selection = selected.map(({ id }) => id);
    this.pages = new Pages(locale);
    const shown = seenComparison(seen);
    this.compared = shown ?? possibleComparison(seen);
    if (shown) this.shape = shown.shape;
    this.state = shown ? COMPARISON : (seen.state?.id ?? "");
    this.persona = seen.focusedPersona?.id ?? "";
    this.density = seen.options.density;
  }

  /** The tile that is chosen. */
  get tile(): KindInfo | undefined {
    return this.kinds.find(({ value }) => value === this.kind);
  }

  /** The files that the tile can be written as: a deck is also pages of 16:9. */
  get extensions(): string[] {
    const own = this.tile?.extensions ?? [];
    const writesPdf = this.kinds.some(({ extensions }) => extensions.includes("pdf"));
    return this.isDeck && writesPdf ? [...own, "pdf"] : own;
  }

  /** What is written. */
  get format(): string {
    return this.extensions.find((one) => one === this.extension) ?? this.extensions[0] ?? "";
  }

  set format(extension: string) {
    this.extension = extension;
  }

  get isDeck(): boolean {
    return this.kind === "slides" && this.slides === "deck";
  }

  get isComparison(): boolean {
    return !this.isDeck && this.state === COMPARISON;
  }

  /** Whether a map is on the sheet; else words are. */
  get isMap(): boolean {
    return !this.isDeck && (!this.isComparison || (this.shape !== "list" && this.shape !== "page"));
  }

  /** Whether it looks like the map; tables and texts have no look. */
  get isDrawn(): boolean {
    return this.kind !== "table" && this.kind !== "other";
  }

  /** What one of its pages is called. */
  get word(): "Page" | "Slide" | "Picture" {
    if (this.kind === "slides") return "Slide";
    return this.kind === "pages" ? "Page" : "Picture";
  }

  /** Whether its colours are left to whoever reads it: a web page is not printed first of all. */
  get isReadersLook(): boolean {
    return this.kind === "web" && this.theme === "print";
  }

  /** Whether stages and lanes can be left out: of one state they can. */
  get canLeaveOut(): boolean {
    return !this.isDeck && !this.isComparison;
  }

  get isPicture(): boolean {
    return this.kind === "picture";
  }

  /** The size of a picture; null where what was typed is none. */
  get size() {
    return pictureSize(this.measure, readNumber(this.amount));
  }

  get isComplete(): boolean {
    if (this.isPicture) return this.size !== null;
    if (this.canLeaveOut && !this.parts.isComplete(this.state)) return false;
    return this.kind !== "pages" || this.pages.isComplete;
  }

  chooseMeasure(measure: Measure): void {
    this.measure = measure;
    this.amount = String(MEASURES[measure].usual);
  }

  private shown(): Pick<ExportOptions, "state" | "comparison"> {
    if (this.isDeck) {
      // A deck tells of the current state and the future one, whichever is on show alone.
      return this.state === COMPARISON && this.compared ? { comparison: this.compared } : {};
    }
    if (this.isComparison && this.compared) return { comparison: { ...this.compared, shape: this.shape } };
    return this.state && this.state !== COMPARISON ? { state: this.state } : {};
  }

  /** What of the state is exported. */
  private narrowed(): Pick<ExportOptions, "stages" | "lanes" | "selection"> {
    if (!this.canLeaveOut) return {};
    if (this.isSelectionOnly) return { selection: this.selection };
    const [stages, lanes] = [this.parts.shown(this.state, "stages"), this.parts.shown(this.state, "lanes")];
    return { ...(stages && { stages }), ...(lanes && { lanes }) };
  }

  /** What is asked of the session. */
  choice(today: Date): ExportChoice {
    const { isPicture, size } = this;
    const options: ExportOptions = {
      ...this.shown(),
      ...this.narrowed(),
      ...(this.persona && { persona: this.persona }),
      ...(!this.isReadersLook && { theme: this.theme }),
      density: this.density,
      ...(isPicture && size && { size }),
      ...(isPicture && this.tilePx && { tile_px: Number(this.tilePx) }),
      transparent: isPicture && this.transparent,
      ...(this.dated && { date: dayInNumbers(today) }),
      ...(this.kind === "pages" && this.isMap && { pages: this.pages.options }),
      ...(this.isDeck && { deck: true }),
      ...(this.format === "csv" && this.long && { long: true }),
      ...(this.format === "pptx" && this.template && { template: this.template }),
    };
    return { format: this.format, options };
  }

  /** Takes how something was exported before; what is shown stays as it is on the screen. */
  take({ format, options }: ExportChoice): void {
    const tile = this.kinds.find(({ extensions }) => extensions.includes(format));
    if (!tile) return;
    this.kind = options.deck ? "slides" : tile.value;
    this.slides = options.deck || this.kind !== "slides" ? "deck" : "map";
    this.format = format;
    this.theme = options.theme ?? "print";
    this.density = options.density;
    this.tilePx = String(options.tile_px ?? "");
    this.transparent = options.transparent;
    this.dated = options.date !== undefined;
    this.template = options.template ?? "";
    this.long = options.long ?? false;
    this.parts.take("stages", options.stages);
    this.parts.take("lanes", options.lanes);
    if (options.comparison && this.isComparison) this.shape = options.comparison.shape;
    Object.assign(this, measureOf(options.size));
    if (options.pages) this.pages.take(options.pages);
  }
}

/** As a footer and a PDF's date take it: "2026-03-04". */
function dayInNumbers(day: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
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

/** The current state with the one that is on show, or with the first other one. */
function possibleComparison({ info, state }: Seen): ComparisonExport | null {
  const from = info.states.find(({ kind }) => kind === "current") ?? info.states[0];
  const others = info.states.filter(({ id }) => id !== from?.id);
  const to = others.find(({ id }) => id === state?.id) ?? others[0];
  if (!from || !to) return null;
  return {
    from: from.id,
    to: to.id,
    shape: "overlay",
    filter: { kinds: [], lanes: [], personas: [], departments: [] },
    fold_unchanged: false,
    layout_only: false,
  };
}
