// Text is typed in place, in whatever script, and nothing typed is lost.

import { expect, test } from "vitest";
import { eventually } from "../harness/files";
import { Key } from "../harness/hand";
import { middle } from "../harness/page";
import { savedCard, savedCards } from "../harness/saved";
import { sharedWindow } from "../harness/suite";

const desk = sharedWindow();

const opensTyping = () => desk.window.page.waitFor(".typing");
const texts = () => savedCards(desk.journey).map(({ text }) => text);

/** Opens “Landing page” to typing, its text marked. */
async function typesOver(): Promise<void> {
  await desk.window.hand.click(middle(await desk.window.card("Landing page")), 2);
  await opensTyping();
  await desk.window.hand.keys([Key.Control, "a"]);
}

test("a double click opens a card, and Enter keeps what was typed", async () => {
  await typesOver();
  await desk.window.hand.type("Slick advert");
  await desk.window.hand.keys(Key.Enter);
  await eventually(() => expect(texts()).toContain("Slick advert"));
  expect(texts()).not.toContain("Landing page");
});

test("Enter on a selected card opens it at the end of its text", async () => {
  const { hand } = desk.window;
  await hand.click(middle(await desk.window.card("Landing page")));
  await hand.keys(Key.Enter);
  await opensTyping();
  await hand.type("s");
  await hand.keys(Key.Enter);
  await eventually(() => expect(texts()).toContain("Landing pages"));
});

test("F2 opens a card, and Esc leaves it and keeps the text", async () => {
  const { hand, page } = desk.window;
  await hand.click(middle(await desk.window.card("Landing page")));
  await hand.keys(Key.F2);
  await opensTyping();
  await hand.type(" of the bank");
  await hand.keys(Key.Escape);
  await page.waitForNo(".typing");
  await eventually(() => expect(texts()).toContain("Landing page of the bank"));
});

test("Tab keeps the text and goes on to the next cell, where a letter begins a new card", async () => {
  const { hand } = desk.window;
  await typesOver();
  await hand.type("First");
  await hand.keys(Key.Tab);
  await eventually(async () => {
    const { row, column } = await desk.window.page.run(() => ({
      ...(document.activeElement as HTMLElement | null)?.dataset,
    }));
    expect([row, column].every(Boolean)).toBe(true);
  });
  await hand.type("S");
  await opensTyping();
  await hand.type("econd");
  await hand.keys(Key.Enter);
  await eventually(() => expect(texts()).toContain("Second"));
  expect(texts()).toContain("First");
  expect(savedCard(desk.journey, "Second")?.place?.lane).toBe(savedCard(desk.journey, "First")?.place?.lane);
});

test("a click beside the text leaves it and keeps it", async () => {
  const { window } = desk;
  const beside = middle(await window.card("Fee lists"));
  await typesOver();
  await window.hand.type("Kept");
  await window.hand.click(beside);
  await eventually(() => expect(texts()).toContain("Kept"));
});

test("Shift+Enter begins a line within the text", async () => {
  await typesOver();
  await desk.window.hand.type("One");
  await desk.window.hand.keys([Key.Shift, Key.Enter]);
  await desk.window.hand.type("Two");
  await desk.window.hand.keys(Key.Enter);
  await eventually(() => expect(texts()).toContain("One\nTwo"));
});

test("a text of 5,000 characters is all on its card, in the field and afterwards", async () => {
  const { hand, page } = desk.window;
  const sentence = "The form asks for the address a third time here. ";
  const rounds = Math.ceil(5_000 / sentence.length);
  await typesOver();
  await hand.type(sentence);
  await hand.keys([Key.Control, "a"], [Key.Control, "c"], Key.End);
  await hand.keys(...Array<string[]>(rounds - 1).fill([Key.Control, "v"]));
  await eventually(async () => {
    const field = await page.run(() => {
      const field = document.querySelector<HTMLTextAreaElement>(".typing");
      return field && { length: field.value.length, height: field.clientHeight, needed: field.scrollHeight };
    });
    expect(field?.length).toBe(sentence.length * rounds);
    expect(field?.height).toBeGreaterThanOrEqual((field?.needed ?? 0) - 1);
  });
  await hand.keys(Key.Enter);
  const text = sentence.repeat(rounds).trimEnd();
  await eventually(() => expect(texts()).toContain(text));
  const lines = await eventually(async () => {
    const cards = await desk.window.cards();
    const long = cards.find((card) => card.length > 4_000);
    if (!long) throw new Error("The long card is not drawn.");
    return long;
  });
  expect(lines.replaceAll(/\s+/g, " ").trim()).toBe(text);
});

test.each([
  ["emoji", "Glad 😀 at last 👍🏽"],
  ["Arabic", "أفتح الحساب اليوم"],
  ["Thai", "ฉันเปิดบัญชีวันนี้"],
  ["Hebrew beside Latin", "חשבון new account"],
])("%s is typed and saved as it was typed", async (_, text) => {
  await typesOver();
  await desk.window.hand.type(text);
  await desk.window.hand.keys(Key.Enter);
  await eventually(() => expect(texts()).toContain(text));
});
