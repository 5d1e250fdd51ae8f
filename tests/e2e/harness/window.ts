// The editor in its real window: what a person sees there and does there.

import { execFileSync } from "node:child_process";
import { eventually, type Workplace } from "./files";
import { askToClose } from "./frame";
import { Hand, Key } from "./hand";
import { type Box, middle, Page, type Point } from "./page";
import { Program, type Start } from "./program";

export class EditorWindow {
  readonly page: Page;
  readonly hand: Hand;

  private constructor(
    readonly program: Program,
    private readonly workplace: Workplace,
  ) {
    this.page = new Page(program.client);
    this.hand = new Hand(program.client);
  }

  /** Starts the program and waits for the map, or for the start screen where no journey is named. */
  static async open(workplace: Workplace, start: Start = {}): Promise<EditorWindow> {
    const window = new EditorWindow(await Program.start(workplace, start), workplace);
    await window.page.waitFor(start.journey ? '[role="grid"], main [role="alert"], [role="alertdialog"]' : "main");
    return window;
  }

  close(): Promise<void> {
    return this.program.stop();
  }

  /** Presses the cross of the window's frame, as far as the program can tell. */
  async pressCross(): Promise<void> {
    await askToClose(process.env.DISPLAY ?? "", Number(this.frame));
  }

  /** Opens a journey in the same window, in place of the one that is there. */
  async show(journey: string): Promise<void> {
    await this.page.run(() => document.querySelector('[role="grid"]')?.setAttribute("data-earlier", ""));
    await this.workplace.answersDialog(journey, () => this.hand.keys([Key.Control, "o"]));
    await this.page.waitFor('[role="grid"]:not([data-earlier])');
    await this.page.waitFor(".group");
  }

  /** Saves under a name for the first time, or under another. */
  async saveAs(path: string): Promise<void> {
    await this.workplace.answersDialog(path, () => this.hand.keys([Key.Control, Key.Shift, "s"]));
  }

  /** Exports by the dialog, with nothing chosen but the format and no date in the footer. */
  async exportAs(format: "PNG" | "PDF", path: string): Promise<void> {
    await this.hand.keys([Key.Control, "e"]);
    await this.clickOn("dialog label.format", format);
    // How the map was exported last is remembered.
    if ((await this.page.count("dialog label.dated input:checked")) > 0) await this.clickOn("dialog label.dated");
    await this.workplace.answersDialog(path, () => this.clickOn("dialog button", `Export ${format}`));
    await this.page.waitForText("was written.");
    await this.clickOn("dialog button", "Done");
    await this.page.waitForNo("dialog");
  }

  /** Types a new card where the keyboard or the selection is, else into the first cell. */
  async typeCard(text: string): Promise<void> {
    await this.hand.keys([Key.Control, Key.Enter]);
    await this.page.waitFor(".typing");
    await this.hand.type(text);
    await this.hand.keys(Key.Enter);
    await this.card(text);
  }

  /** Clicks what answers to a selector and says a text. */
  async clickOn(selector: string, text = ""): Promise<void> {
    await this.hand.click(middle(await this.page.place(selector, text)));
  }

  clickButton(name: string): Promise<void> {
    return this.clickOn("button", name);
  }

  /** Where the drawn card with this text stands. */
  card(text: string): Promise<Box> {
    return this.page.place('.group[data-role="card"]', text);
  }

  stage(name: string): Promise<Box> {
    return this.page.place('.headers .group[data-role="stage"]', name);
  }

  step(name: string): Promise<Box> {
    return this.page.place('.headers .group[data-role="step"]', name);
  }

  lane(name: string): Promise<Box> {
    return this.page.place('.labels .group[data-role="lane"]', name);
  }

  /** Turns the wheel over the map, by CSS pixels. */
  async scroll(x: number, y: number): Promise<void> {
    await this.hand.wheel(middle(await this.page.place('[role="grid"]')), { x, y });
  }

  /** The texts of the cards that are drawn, in paint order. */
  cards(): Promise<string[]> {
    return this.page.run(() =>
      [...document.querySelectorAll('.group[data-role="card"]')].map((card) =>
        [...card.querySelectorAll(".line")].map((line) => line.textContent).join(" "),
      ),
    );
  }

  /** What the focused element of the page is called. */
  focused(): Promise<string> {
    return this.page.run(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? "";
    });
  }

  /** What stands in the window's title bar. */
  title(): string {
    return execFileSync("xdotool", ["getwindowname", this.frame], { encoding: "utf8" }).trim();
  }

  /** Waits for a title bar like this. */
  async waitForTitle(title: RegExp): Promise<void> {
    await eventually(() => {
      const now = this.title();
      if (!title.test(now)) throw new Error(`The title bar says “${now}”, not ${title}.`);
    });
  }

  /** Where the page begins on the screen, in pixels of the device: below the menu bar. */
  async pageOrigin(): Promise<Point> {
    const density = await this.page.run(() => devicePixelRatio);
    const height = await this.page.run(() => innerHeight);
    const shell = execFileSync("xdotool", ["getwindowgeometry", "--shell", this.frame], { encoding: "utf8" });
    const of = (name: string) => Number(new RegExp(`^${name}=(-?\\d+)$`, "m").exec(shell)?.[1]);
    return { x: of("X"), y: of("Y") + of("HEIGHT") - height * density };
  }

  /** A picture of the whole screen, as PNG. The driver's own pictures never come without a graphics card. */
  picture(): Buffer {
    return execFileSync("import", ["-window", "root", "png:-"], { maxBuffer: 64 * 1024 * 1024 });
  }

  /** The display's number for the window. */
  get frame(): string {
    const search = ["search", "--onlyvisible", "--pid", String(this.program.id)];
    const [frame] = execFileSync("xdotool", search, { encoding: "utf8" }).split("\n");
    if (!frame) throw new Error("The program shows no window.");
    return frame;
  }
}
