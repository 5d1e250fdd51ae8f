// SVG in a browser beside our own PNG, and pictures on a browser's clipboard.

import { readFileSync, writeFileSync } from "node:fs";
import { decode } from "fast-png";
import { afterAll, expect, test } from "vitest";
import { ServedEditor } from "../harness/browser";
import { ExportedPage } from "../harness/exported_page";
import { exportedByCommand, pictureSize } from "../harness/exports";
import { Workplace } from "../harness/files";
import { greyOf, similarity } from "../harness/similarity";

const workplace = new Workplace();
afterAll(() => workplace.remove());

/** Texts that break a drawing whose text is set anew by its reader, unless everything travels with it. */
const NASTY = [
  "مرحبا بالعالم (١٢٣), نعم؟",
  "שלום, עולם – “ABC” 12:30",
  "สวัสดีชาวโลก ภาษาไทยไม่มีช่องว่าง",
  "नमस्ते क्षेत्र विद्यार्थी",
  "Zu\u0308rich, A\u030angstro\u0308m, Ψυχή, ёж",
  "👩‍👩‍👧‍👦 🇨🇭 ❤️ fi ffl → ≤",
  "</title><script>alert(1)</script> & <b>\"'",
  "two\nlines\n\n  and   spaces",
  `Donaudampfschifffahrtsgesellschaft${"x".repeat(300)}`,
];

/** A sample whose cards say these texts in turn. */
function nastyMap(): string {
  const path = workplace.sample("bank-account-opening", "nasty");
  const journey = JSON.parse(readFileSync(path, "utf8"));
  journey.cards.forEach((card: { text: string }, number: number) => {
    card.text = NASTY[number % NASTY.length] ?? "";
  });
  writeFileSync(path, JSON.stringify(journey));
  return path;
}

const MAPS: [string, () => string][] = [
  ["the bank sample", () => workplace.sample()],
  ["the retail sample", () => workplace.sample("retail-checkout")],
  ["the purchase sample", () => workplace.sample("b2b-software-purchase")],
  ["a map of nasty texts", nastyMap],
];

test.each(MAPS)("%s as SVG looks in a browser as it does as PNG", async (_, map) => {
  const journey = map();
  const [png, svg] = [exportedByCommand(journey, "png", "--scale", "1"), exportedByCommand(journey, "svg")];
  const size = pictureSize(png);
  const shown = await ExportedPage.open(svg, { viewport: size });
  const seen = await shown.page.screenshot();
  await shown.close();
  expect(shown.complaints).toEqual([]);
  expect(similarity(greyOf(readFileSync(png)), greyOf(seen))).toBeGreaterThan(0.97);
});

test("the map and a selected card are copied as pictures in a browser too", async () => {
  const served = await ServedEditor.start(workplace, workplace.sample("bank-account-opening", "copied"));
  const page = await served.page();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = async () => {
    const bytes = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const picture = await item?.getType("image/png");
      return [...new Uint8Array((await picture?.arrayBuffer()) ?? new ArrayBuffer(0))];
    });
    return decode(Uint8Array.from(bytes));
  };
  await page.locator('.group[data-role="card"]').first().waitFor();
  await page.keyboard.press("Control+Shift+C");
  await page.getByRole("contentinfo").getByText("The map copied as a picture").waitFor();
  expect((await copied()).width).toBeGreaterThan(2 * 12 * 176);
  const box = await page.locator('.group[data-role="card"]', { hasText: "Landing page" }).boundingBox();
  if (!box) throw new Error("The card is out of sight.");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.keyboard.press("Control+Shift+C");
  await page.getByRole("contentinfo").getByText("1 card copied as a picture").waitFor();
  expect((await copied()).width).toBeLessThan(500);
  await served.close();
});
