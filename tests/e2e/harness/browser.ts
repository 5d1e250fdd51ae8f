// The editor served by the real program, in a real browser.

import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { type Browser, chromium, type Page } from "playwright-core";
import { program, type Workplace } from "./files";

/** The served editor and a browser to look at it. */
export class ServedEditor {
  private constructor(
    readonly address: string,
    readonly browser: Browser,
    private readonly server: ChildProcess,
  ) {}

  static async start(workplace: Workplace, journey?: string): Promise<ServedEditor> {
    const server = spawn(program("THROUGHLINE_CLI"), journey ? ["serve", journey] : ["serve"], {
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, THROUGHLINE_DATA: workplace.path("data") },
    });
    const address = await firstLine(server);
    const browser = await chromium.launch({
      executablePath: program("THROUGHLINE_CHROMIUM"),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
    });
    return new ServedEditor(address, browser, server);
  }

  async page(): Promise<Page> {
    const page = await this.browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(this.address);
    return page;
  }

  /** Where the server is, without the token. */
  get origin(): string {
    return new URL(this.address).origin;
  }

  async close(): Promise<void> {
    await this.browser.close();
    const ended = new Promise((resolve) => this.server.once("exit", resolve));
    this.server.kill("SIGINT");
    await ended;
  }
}

function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!server.stdout) return reject(new Error("The server prints nothing."));
    createInterface({ input: server.stdout }).once("line", resolve);
    server.once("exit", (code) => reject(new Error(`The server ended with ${code}.`)));
  });
}
