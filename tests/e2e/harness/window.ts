// The real window of the real program, driven through WebKitWebDriver.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import WebDriver, { type Client } from "webdriver";
import { eventually, program, type Workplace } from "./files";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Keys as WebDriver writes them. */
export const Key = {
  Enter: "\uE007",
  Escape: "\uE00C",
  Tab: "\uE004",
  Delete: "\uE017",
  F2: "\uE032",
  Up: "\uE013",
  Down: "\uE015",
  Left: "\uE012",
  Right: "\uE014",
  Control: "\uE009",
  Shift: "\uE008",
  Alt: "\uE00A",
} as const;

/** Where something stands in the window, in CSS pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One running program with its window. */
export class EditorWindow {
  private constructor(
    readonly client: Client,
    private readonly driver: ChildProcess,
    private readonly answers: string,
  ) {}

  /** Starts the program, with a journey or with the start screen. */
  static async open(workplace: Workplace, journey?: string): Promise<EditorWindow> {
    const port = await freePort();
    const answers = workplace.path("dialog-answers");
    writeFileSync(answers, "");
    const driver = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], {
      stdio: "ignore",
      env: {
        ...process.env,
        TAURI_WEBVIEW_AUTOMATION: "true",
        NO_AT_BRIDGE: "1",
        THROUGHLINE_DATA: workplace.path("data"),
        THROUGHLINE_DIALOG_ANSWERS: answers,
      },
    });
    const capabilities = {
      "webkitgtk:browserOptions": { binary: program("THROUGHLINE_DESKTOP"), args: journey ? [journey] : [] },
    };
    const client = await eventually(() =>
      WebDriver.newSession({
        hostname: "127.0.0.1",
        port,
        logLevel: "error",
        connectionRetryCount: 0,
        capabilities: { alwaysMatch: capabilities, firstMatch: [{}] } as never,
      }),
    );
    const window = new EditorWindow(client, driver, answers);
    await window.waitFor(journey ? '[role="grid"]' : "main");
    return window;
  }

  /** Ends the program as a power cut would, without a chance to save. */
  async kill(): Promise<void> {
    this.driver.kill("SIGKILL");
    await eventually(() => {
      if (this.driver.exitCode === null && this.driver.signalCode === null) throw new Error("The driver still runs.");
    });
  }

  async close(): Promise<void> {
    await this.client.deleteSession().catch(() => {});
    this.driver.kill();
  }

  /** Gives the next file dialog its answer; null cancels it. */
  answerDialog(path: string | null): void {
    writeFileSync(this.answers, `${readFileSync(this.answers, "utf8")}${path ?? ""}\n`);
  }

  /** Runs a function in the page and answers what it returns. */
  run<A extends (string | number | boolean)[], R>(work: (...given: A) => R, ...given: A): Promise<R> {
    return this.client.executeScript(`return (${work.toString()}).apply(null, arguments)`, given) as Promise<R>;
  }

  /** Asks the session directly, past the interface. */
  async request<R>(request: object): Promise<R> {
    const script = `const [request, done] = arguments;
      window.__TAURI_INTERNALS__.invoke("request", { request }).then((ok) => done({ ok }), (error) => done({ error }));`;
    const answer = (await this.client.executeAsyncScript(script, [JSON.stringify(request)])) as { ok: R; error?: unknown };
    if (answer.error) throw new Error(JSON.stringify(answer.error));
    return answer.ok;
  }

  async waitFor(selector: string): Promise<void> {
    await eventually(async () => {
      if (!(await this.run((wanted: string) => document.querySelector(wanted) !== null, selector))) {
        throw new Error(`Nothing on the page is ${selector}.`);
      }
    });
  }

  /** Waits until some text can be read on the page. */
  async waitForText(text: string): Promise<void> {
    await eventually(async () => {
      const all = await this.run(() => document.body.innerText);
      if (!all.includes(text)) throw new Error(`The page does not say “${text}”.`);
    });
  }

  /** The texts of the cards that are drawn, in paint order. */
  cards(): Promise<string[]> {
    return this.run(() =>
      [...document.querySelectorAll('.group[data-role="card"]')].map((card) =>
        [...card.querySelectorAll(".line")].map((line) => line.textContent).join(" "),
      ),
    );
  }

  /** Where the drawn card with this text stands. */
  async card(text: string): Promise<Box> {
    return eventually(async () => {
      const box = await this.run((wanted: string) => {
        const cards = [...document.querySelectorAll('.group[data-role="card"]')];
        const found = cards.find((card) =>
          [...card.querySelectorAll(".line")].map((line) => line.textContent).join(" ").includes(wanted),
        );
        if (!found) return null;
        const { x, y, width, height } = found.getBoundingClientRect();
        return { x, y, width, height };
      }, text);
      if (!box) throw new Error(`No card says “${text}”.`);
      return box;
    });
  }

  async click(selector: string): Promise<void> {
    await this.waitFor(selector);
    const found = (await this.client.findElement("css selector", selector)) as unknown as Record<string, string>;
    await this.client.elementClick(found[ELEMENT] ?? "");
  }

  /** Clicks the button with this name, as a person reads it. */
  async clickButton(name: string): Promise<void> {
    const place = await eventually(async () => {
      const box = await this.run((wanted: string) => {
        const buttons = [...document.querySelectorAll("button")];
        const found = buttons.find((button) => (button.getAttribute("aria-label") ?? button.innerText).trim().startsWith(wanted));
        if (!found) return null;
        found.scrollIntoView({ block: "nearest" });
        const { x, y, width, height } = found.getBoundingClientRect();
        return { x, y, width, height };
      }, name);
      if (!box) throw new Error(`No button is named “${name}”.`);
      return box;
    });
    await this.clickAt(middle(place));
  }

  async clickAt({ x, y }: { x: number; y: number }, times = 1): Promise<void> {
    const actions: object[] = [{ type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) }];
    for (let click = 0; click < times; click += 1) {
      actions.push({ type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 });
    }
    await this.pointer(actions);
  }

  /** Presses, moves in steps as a hand does, and lets go unless told to hold. */
  async drag(from: { x: number; y: number }, to: { x: number; y: number }, letGo = true): Promise<void> {
    const steps = 12;
    const actions: object[] = [
      { type: "pointerMove", duration: 0, x: Math.round(from.x), y: Math.round(from.y) },
      { type: "pointerDown", button: 0 },
    ];
    for (let step = 1; step <= steps; step += 1) {
      const part = step / steps;
      actions.push({
        type: "pointerMove",
        duration: 16,
        x: Math.round(from.x + (to.x - from.x) * part),
        y: Math.round(from.y + (to.y - from.y) * part),
      });
    }
    if (letGo) actions.push({ type: "pointerUp", button: 0 });
    await this.pointer(actions);
  }

  /** Presses keys in turn; a list is a chord. */
  async keys(...presses: (string | string[])[]): Promise<void> {
    const actions: object[] = [];
    for (const press of presses) {
      const chord = typeof press === "string" ? [press] : press;
      for (const value of chord) actions.push({ type: "keyDown", value });
      for (const value of chord.toReversed()) actions.push({ type: "keyUp", value });
    }
    await this.client.performActions([{ type: "key", id: "keyboard", actions }] as never);
    await this.client.releaseActions();
  }

  /** Types a text letter by letter. */
  type(text: string): Promise<void> {
    return this.keys(...text);
  }

  /** A picture of the whole screen, as PNG. The driver's own pictures never come without a graphics card. */
  picture(): Buffer {
    return execFileSync("import", ["-window", "root", "png:-"], { maxBuffer: 64 * 1024 * 1024 });
  }

  private async pointer(actions: object[]): Promise<void> {
    await this.client.performActions([
      { type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions },
    ] as never);
  }
}

export function middle(box: Box): { x: number; y: number } {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("No port."))));
    });
  });
}
