import { expect, test } from "vitest";
import { found } from "./find";

const entries = ["Export… File", "Duplicate Edit", "Next state View", "Move lane up Arrange"].map((text) => ({
  text,
}));
const texts = (typed: string) => found(typed, entries).map(({ text }) => text);

test("nothing typed shows everything in its own order", () => {
  expect(found("", entries)).toBe(entries);
});

test("a word may stand anywhere, and beginnings come first", () => {
  expect(texts("ex")).toEqual(["Export… File", "Next state View"]);
});

test("every typed word has to be found", () => {
  expect(texts("lane up")).toEqual(["Move lane up Arrange"]);
  expect(texts("lane down")).toEqual([]);
});
