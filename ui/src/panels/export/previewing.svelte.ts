/**
 * What an export would be, following the choices: its pages, their pictures, and what the file comes to.
 *
 * One layout and one picture are asked for at a time. What is chosen meanwhile waits, the last of it
 * only, so that a person who turns through options never waits for one that is no longer wanted.
 */

import { failureOf } from "../../bridge";
import type { AssetData, ExportChoice, ExportMeasure, ExportPreview, Request } from "../../generated";

/** How long choices have to rest before they are laid out, and before the file is measured; in milliseconds. */
const REST = 40;
const REST_BEFORE_MEASURE = 250;
/** How many pictures are kept. */
const MOST_PICTURES = 60;

/** Asks the session. */
export type Ask = <R>(request: Request) => Promise<R>;

interface Wanted {
  key: string;
  page: number;
  width: number;
  shown(address: string): void;
}

export class Preview {
  /** What is laid out; the one before stays until the next one is there. */
  known: ExportPreview | null = $state.raw(null);
  measured: ExportMeasure | null = $state.raw(null);
  problem = $state("");
  /** Whether what is shown is what is chosen. */
  isFresh = $state(false);
  private at = $state(0);
  private wanted: ExportChoice | null = null;
  private isLayingOut = false;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private measuring: number | null = null;
  private readonly pictures = new Map<string, string>();
  private queue: Wanted[] = [];
  private isPainting = false;

  constructor(
    private readonly ask: Ask,
    private readonly document: number,
  ) {}

  get count(): number {
    return this.known?.pages.length ?? 0;
  }

  /** The page that is looked at, beginning at 0. */
  get page(): number {
    return Math.min(this.at, Math.max(this.count - 1, 0));
  }

  set page(page: number) {
    this.at = Math.max(0, Math.min(page, this.count - 1));
  }

  /** Lays out what is chosen now, once the choices rest. */
  follow(choice: ExportChoice): void {
    this.wanted = choice;
    this.isFresh = false;
    this.stopMeasuring();
    clearTimeout(this.rest);
    this.rest = setTimeout(() => void this.layOut(), this.known ? REST : 0);
  }

  /** Lets go of what the session keeps. */
  end(): void {
    clearTimeout(this.rest);
    this.wanted = null;
    this.queue = [];
    this.stopMeasuring();
    void this.ask({ request: "end_previews", document: this.document }).catch(() => {});
  }

  /** Hands over a page's picture, at once where it was painted before. Answers what gives it up. */
  picture(page: number, width: number, shown: (address: string) => void, first = false): () => void {
    const key = `${this.known?.preview}/${page}/${width}`;
    const painted = this.pictures.get(key);
    if (painted) {
      shown(painted);
      return () => {};
    }
    const wanted = { key, page, width, shown };
    if (first) this.queue.unshift(wanted);
    else this.queue.push(wanted);
    void this.paint();
    return () => {
      this.queue = this.queue.filter((one) => one !== wanted);
      wanted.shown = () => {};
    };
  }

  private async layOut(): Promise<void> {
    if (this.isLayingOut) return;
    this.isLayingOut = true;
    while (this.wanted) {
      const choice = this.wanted;
      this.wanted = null;
      try {
        const known = await this.ask<ExportPreview>({
          request: "preview_export",
          document: this.document,
          choice,
        });
        if (this.wanted) continue;
        this.known = known;
        this.problem = "";
        this.isFresh = true;
        this.rest = setTimeout(() => void this.measure(choice), REST_BEFORE_MEASURE);
      } catch (thrown) {
        if (!this.wanted) this.fail(thrown);
      }
    }
    this.isLayingOut = false;
  }

  private fail(thrown: unknown): void {
    this.problem = failureOf(thrown).message;
    this.known = null;
    this.measured = null;
  }

  private async measure(choice: ExportChoice): Promise<void> {
    const task = Math.floor(Math.random() * 2 ** 31);
    this.measuring = task;
    try {
      const { document } = this;
      const measured = await this.ask<ExportMeasure>({ request: "measure_export", document, choice, task });
      if (this.measuring === task) this.measured = measured;
    } catch (thrown) {
      // The pages can be looked at all the same; why they cannot be written is worth knowing before.
      if (this.measuring === task) this.problem = failureOf(thrown).message;
    } finally {
      if (this.measuring === task) this.measuring = null;
    }
  }

  /** The file as it was measured is not what is chosen any more. */
  stopMeasuring(): void {
    this.measured = null;
    if (this.measuring === null) return;
    void this.ask({ request: "cancel", task: this.measuring }).catch(() => {});
    this.measuring = null;
  }

  private async paint(): Promise<void> {
    if (this.isPainting) return;
    this.isPainting = true;
    for (let next = this.queue.shift(); next; next = this.queue.shift()) {
      const { key, page, width } = next;
      const preview = Number(key.split("/", 1)[0]);
      // A preview that was let go meanwhile has a successor, which asks for its own pictures.
      const picture = await this.ask<AssetData>({
        request: "preview_page",
        preview,
        page,
        width_px: width,
      }).catch(() => null);
      if (!picture) continue;
      const address = `data:${picture.media_type};base64,${picture.data}`;
      this.keep(key, address);
      next.shown(address);
    }
    this.isPainting = false;
  }

  private keep(key: string, address: string): void {
    this.pictures.set(key, address);
    const [oldest] = this.pictures.keys();
    if (this.pictures.size > MOST_PICTURES && oldest !== undefined) this.pictures.delete(oldest);
  }
}
