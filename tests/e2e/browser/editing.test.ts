// The same editor in a browser on the same machine, and who is turned away from it.

import type { Locator, Page } from "playwright-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ServedEditor } from "../harness/browser";
import { eventually, Workplace } from "../harness/files";
import { savedCard } from "../harness/saved";

let workplace: Workplace;
let journey: string;
let served: ServedEditor;

beforeEach(async () => {
  workplace = new Workplace();
  journey = workplace.sample();
  served = await ServedEditor.start(workplace, journey);
});

afterEach(async () => {
  await served.close();
  workplace.remove();
});

function cards(page: Page, text: string): Locator {
  return page.locator('.group[data-role="card"]', { hasText: text });
}

/** Double-clicks a card and types over what it says; Enter would end it. */
async function beginRewriting(page: Page, from: string, to: string): Promise<void> {
  const box = await eventually(async () => {
    const found = await cards(page, from).first().boundingBox();
    if (!found) throw new Error("The card is not drawn.");
    return found;
  });
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForSelector(".typing");
  await page.keyboard.press("Control+a");
  await page.keyboard.type(to);
}

async function rewrite(page: Page, from: string, to: string): Promise<void> {
  await beginRewriting(page, from, to);
  await page.keyboard.press("Enter");
}

test("a card typed in the browser is saved to the file", async () => {
  const page = await served.page();
  await rewrite(page, "Landing page", "Slick advert");
  await eventually(() => expect(savedCard(journey, "Slick advert")).toBeDefined());
});

test("a second tab follows the first, keeps its own draft, and goes on when the first is closed", async () => {
  const [first, second] = [await served.page(), await served.page()];
  await beginRewriting(second, "Video advert", "Typed too");
  await rewrite(first, "Landing page", "Slick advert");
  await cards(second, "Slick advert").first().waitFor();
  await second.keyboard.press("Enter");
  await cards(first, "Typed too").first().waitFor();
  await first.close();
  await rewrite(second, "Slick advert", "Clunky form");
  await eventually(() => expect(savedCard(journey, "Clunky form")).toBeDefined());
  expect(savedCard(journey, "Typed too")).toBeDefined();
});

test("the page runs no script and loads nothing but its own", async () => {
  const response = await fetch(served.origin);
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain("unsafe");
});

test("a page without the token gets nothing", async () => {
  const page = await served.browser.newPage();
  await page.goto(`${served.origin}/#token=wrong`);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await page.locator('.group[data-role="card"]').count()).toBe(0);
});

test("a site of another origin cannot open the socket", async () => {
  const refused = await fetch(`${served.origin}/session`, {
    headers: {
      origin: "http://elsewhere.example",
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
    },
  }).catch(() => null);
  expect(refused?.status === 101).toBe(false);
});

/** Lets the test cut the page's connection: sockets that are opened while it is cut come to nothing. */
function makeCuttable(): void {
  const sockets: WebSocket[] = [];
  let isCut = false;
  const Real = WebSocket;
  window.WebSocket = class extends Real {
    constructor(url: string | URL) {
      super(isCut ? `${url}/nowhere` : url);
      sockets.push(this);
    }
  };
  Object.assign(window, {
    cut(now: boolean) {
      isCut = now;
      if (now) for (const socket of sockets) socket.close();
    },
  });
}

function cut(page: Page, now: boolean): Promise<void> {
  return page.evaluate((isCut) => (window as unknown as { cut(now: boolean): void }).cut(isCut), now);
}

test("a lost connection is told, and what was typed meanwhile is saved when it is back", async () => {
  const page = await served.page();
  await page.addInitScript(makeCuttable);
  await page.reload();
  await beginRewriting(page, "Landing page", "Typed while ");
  await cut(page, true);
  await page.getByText("Connection to Throughline lost").waitFor();
  await page.keyboard.type("away");
  await page.keyboard.press("Enter");
  await cut(page, false);
  await eventually(() => expect(savedCard(journey, "Typed while away")).toBeDefined());
  await page.getByText("Connection to Throughline lost").waitFor({ state: "detached" });
  await cards(page, "Typed while away").first().waitFor();
  await rewrite(page, "Typed while away", "And on");
  await eventually(() => expect(savedCard(journey, "And on")).toBeDefined());
});
