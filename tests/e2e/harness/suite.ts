// One window for the tests of a file; each test has a journey of its own in it.

import { afterAll, beforeAll, beforeEach } from "vitest";
import { Workplace } from "./files";
import { EditorWindow } from "./window";

export class Desk {
  readonly workplace = new Workplace();
  /** The journey of the present test. */
  journey = "";
  private opened: EditorWindow | undefined;
  private count = 0;

  get window(): EditorWindow {
    if (!this.opened) throw new Error("The window is not open.");
    return this.opened;
  }

  /** Opens the window with a fresh copy of the sample, or shows it in the window that is there. */
  async begin(sample: string): Promise<void> {
    this.journey = this.workplace.sample(sample, `map-${++this.count}`);
    if (!this.opened) {
      this.opened = await EditorWindow.open(this.workplace, { journey: this.journey });
      return;
    }
    await this.opened.program.client.releaseActions();
    await this.opened.show(this.journey);
  }

  async end(): Promise<void> {
    await this.opened?.close();
    this.workplace.remove();
  }
}

/** Says that the tests of this file share a window, each with its copy of a sample. */
export function sharedWindow(sample = "bank-account-opening"): Desk {
  const desk = new Desk();
  // Starting belongs to the first test's time as opening belongs to that of the others.
  beforeAll(() => desk.begin(sample));
  let isFirst = true;
  beforeEach(async () => {
    if (!isFirst) await desk.begin(sample);
    isFirst = false;
  });
  afterAll(() => desk.end());
  return desk;
}
