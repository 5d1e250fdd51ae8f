// An exported web page, opened from its file in a real browser that would notice if it asked for anything.

import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { program } from "./files";

export class ExportedPage {
  private constructor(
    readonly page: Page,
    private readonly browser: Browser,
    /** What it asked for beside itself, and what its policy or its script complained of. */
    readonly complaints: string[],
  ) {}

  static async open(file: string, options: BrowserContextOptions = {}): Promise<ExportedPage> {
    const browser = await chromium.launch({
      executablePath: program("THROUGHLINE_CHROMIUM"),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
    });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    const address = pathToFileURL(file).href;
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await context.route("**/*", (route) => {
      const url = route.request().url();
      if (url === address) return route.continue();
      complaints.push(`asked for ${url.slice(0, 200)}`);
      return route.abort();
    });
    await page.goto(address);
    return new ExportedPage(page, browser, complaints);
  }

  /** How large the map is shown, 1 for its natural size. */
  zoom(): Promise<number> {
    return this.page.evaluate(() => {
      const picture = document.querySelector<SVGSVGElement>(".view:not([hidden]) .picture");
      return picture ? picture.getBoundingClientRect().width / picture.viewBox.baseVal.width : 0;
    });
  }

  /** Where the map's frame is scrolled to. */
  place(): Promise<{ x: number; y: number }> {
    return this.page.evaluate(() => {
      const map = document.querySelector(".view:not([hidden]) .map");
      return { x: map?.scrollLeft ?? -1, y: map?.scrollTop ?? -1 };
    });
  }

  /** Whether what is marked as found here stands within the map's frame. */
  marked(): Promise<boolean> {
    return this.page.evaluate(() => {
      const [mark, map] = [".mark.here", ".map"].map((part) =>
        document.querySelector(`.view:not([hidden]) ${part}`)?.getBoundingClientRect(),
      );
      return !!mark && !!map && mark.left >= map.left && mark.right <= map.right && mark.bottom <= map.bottom;
    });
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}
