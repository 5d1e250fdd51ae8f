/** Previews in turn: only the last that was chosen is asked for, shown and measured. */

import { expect, test, vi } from "vitest";
import type { ExportChoice, Request } from "../../generated";
import { type Ask, Preview } from "./previewing.svelte";

/** Requests wait until they are answered one by one. */
class Slow {
  readonly asked: { request: Request; answer: (value: unknown) => void }[] = [];
  readonly ask = ((request: Request) =>
    new Promise((answer) => {
      this.asked.push({ request, answer: answer as (value: unknown) => void });
    })) as Ask;

  of(kind: Request["request"]) {
    return this.asked.filter(({ request }) => request.request === kind);
  }

  async answer(kind: Request["request"], value: unknown) {
    await vi.waitFor(() => expect(this.of(kind).length).toBeGreaterThan(0));
    const [waiting] = this.of(kind);
    if (!waiting) return;
    this.asked.splice(this.asked.indexOf(waiting), 1);
    waiting.answer(value);
    await new Promise((rest) => setTimeout(rest));
  }
}

function choice(format: string): ExportChoice {
  return { format, options: { density: "compact", transparent: false } };
}

function known(preview: number, pages = 1) {
  const page = { name: "", width_pt: 100, height_pt: 100 };
  return { preview, pages: Array.from({ length: pages }, () => page), remarks: [], cut_cards: 0 };
}

const formats = (slow: Slow) =>
  slow.asked.flatMap(({ request }) => (request.request === "preview_export" ? [request.choice.format] : []));

test("of what is chosen while one layout is awaited, only the last is asked for and shown", async () => {
  const slow = new Slow();
  const preview = new Preview(slow.ask, 1);
  preview.follow(choice("pdf"));
  await vi.waitFor(() => expect(formats(slow)).toEqual(["pdf"]));
  preview.follow(choice("png"));
  preview.follow(choice("svg"));
  await slow.answer("preview_export", known(1));
  expect(preview.known).toBeNull();
  await vi.waitFor(() => expect(formats(slow)).toEqual(["svg"]));
  await slow.answer("preview_export", known(2));
  expect(preview.known?.preview).toBe(2);
  expect(preview.isFresh).toBe(true);
  preview.end();
});

test("a file that is no longer chosen is not measured to its end", async () => {
  const slow = new Slow();
  const preview = new Preview(slow.ask, 1);
  preview.follow(choice("png"));
  await slow.answer("preview_export", known(1));
  await vi.waitFor(() => expect(slow.of("measure_export").length).toBe(1));
  preview.follow(choice("pdf"));
  expect(slow.of("cancel").length).toBe(1);
  await slow.answer("measure_export", { bytes: 5, notes: [] });
  expect(preview.measured).toBeNull();
  preview.end();
});

test("the page stays where it is, and within what there is", async () => {
  const slow = new Slow();
  const preview = new Preview(slow.ask, 1);
  preview.follow(choice("pdf"));
  await slow.answer("preview_export", known(1, 5));
  preview.page = 9;
  expect(preview.page).toBe(4);
  preview.follow(choice("pdf"));
  await slow.answer("preview_export", known(2, 3));
  expect(preview.page).toBe(2);
  preview.end();
});

test("a picture is asked for once, and what nobody waits for any more is not asked for", async () => {
  const slow = new Slow();
  const preview = new Preview(slow.ask, 1);
  preview.follow(choice("pdf"));
  await slow.answer("preview_export", known(7, 3));
  const shown: string[] = [];
  preview.picture(0, 100, (address) => shown.push(address));
  const giveUp = preview.picture(1, 100, (address) => shown.push(address));
  giveUp();
  await slow.answer("preview_page", { media_type: "image/png", data: "AAAA" });
  preview.picture(0, 100, (address) => shown.push(address));
  expect(shown).toEqual(["data:image/png;base64,AAAA", "data:image/png;base64,AAAA"]);
  expect(slow.of("preview_page")).toEqual([]);
  preview.end();
});
