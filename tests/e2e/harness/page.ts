// What the page in the window shows, and what the session behind it answers.

import type { Client } from "webdriver";
import { eventually } from "./files";

/** Where something stands in the window, in CSS pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export class Page {
  constructor(private readonly client: Client) {}

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

  /** Waits until something on the page answers to the selector. */
  async waitFor(selector: string): Promise<void> {
    await eventually(async () => {
      if ((await this.count(selector)) === 0) throw new Error(`Nothing on the page is ${selector}.`);
    });
  }

  /** Waits until nothing on the page answers to the selector. */
  async waitForNo(selector: string): Promise<void> {
    await eventually(async () => {
      if ((await this.count(selector)) > 0) throw new Error(`The page still has ${selector}.`);
    });
  }

  /** Waits until some text can be read on the page. */
  async waitForText(text: string): Promise<void> {
    await eventually(async () => {
      const all = await this.run(() => document.body.innerText);
      if (!all.includes(text)) throw new Error(`The page does not say “${text}”.`);
    });
  }

  count(selector: string): Promise<number> {
    return this.run((wanted: string) => document.querySelectorAll(wanted).length, selector);
  }

  /**
   * Where the first element is that answers to the selector and says the text, once it stands still.
   * Names are read as a person reads them: what a label says counts before what is inside.
   */
  async place(selector: string, text = ""): Promise<Box> {
    let earlier = "";
    return eventually(async () => {
      const box = await this.run(
        (selector: string, text: string) => {
          const readable = (element: Element) =>
            element.querySelector(".line")
              ? [...element.querySelectorAll(".line")].map((line) => line.textContent).join(" ")
              : (element.getAttribute("aria-label") ?? element.textContent ?? "").trim();
          const found = [...document.querySelectorAll(selector)].find((one) => readable(one).includes(text));
          if (!found) return null;
          // What is on the map comes into view by the map's own camera only.
          if (!found.closest('[role="grid"]')) found.scrollIntoView({ block: "nearest" });
          const { x, y, width, height } = found.getBoundingClientRect();
          return { x, y, width, height };
        },
        selector,
        text,
      );
      if (!box) throw new Error(`Nothing on the page is ${selector} and says “${text}”.`);
      const moved = earlier !== JSON.stringify(box);
      earlier = JSON.stringify(box);
      if (moved) throw new Error(`${selector} “${text}” does not stand still.`);
      return box;
    });
  }
}

export function middle(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
