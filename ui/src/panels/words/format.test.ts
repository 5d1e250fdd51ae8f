/** How counts, times and names are put into words. */

import { expect, test } from "vitest";
import {
  contents,
  counted,
  dayBefore,
  dayInWords,
  fileName,
  fileSize,
  folderOf,
  initials,
  listed,
  suggestedName,
} from "./format";

test("one of a thing is singular", () => {
  expect(counted(1, "stage")).toBe("1 stage");
  expect(counted(0, "stage")).toBe("0 stages");
  expect(counted(2, "entry", "entries")).toBe("2 entries");
});

test("a state without steps does not speak of steps", () => {
  expect(contents({ stages: 3, steps: 0, lanes: 4, cards: 1 })).toBe("3 stages, 4 lanes, 1 card");
});

test("a moment is told by how long ago it was", () => {
  const now = new Date(2026, 2, 5, 12, 0);
  expect(dayBefore(new Date(2026, 2, 5, 10, 42), now, "en-GB")).toBe("today, 10:42");
  expect(dayBefore(new Date(2026, 2, 4, 23, 59), now, "en-GB")).toBe("yesterday");
  expect(dayBefore(new Date(2026, 1, 24), now, "en-GB")).toBe("24 February");
  expect(dayBefore(new Date(2025, 11, 31), now, "en-GB")).toBe("31 December 2025");
});

test("sizes are short", () => {
  expect(fileSize(812, "en")).toBe("812 bytes");
  expect(fileSize(180_400, "en")).toBe("180 KB");
  expect(fileSize(999_900, "en")).toBe("1.0 MB");
  expect(fileSize(24_000_000, "en")).toBe("24 MB");
});

test("initials take the first and the last word", () => {
  expect(initials("Maya Okafor")).toBe("MO");
  expect(initials(" maria del mar ruiz ")).toBe("MR");
  expect(initials("Ångström")).toBe("Å");
  expect(initials("")).toBe("");
});

test("paths are taken apart with either slash", () => {
  expect(fileName("/maps/Account.journey")).toBe("Account.journey");
  expect(fileName("C:\\maps\\Account.journey")).toBe("Account.journey");
  expect(folderOf("/maps/Account.journey")).toBe("/maps");
});

test("a suggested name holds nothing that a file system refuses", () => {
  expect(suggestedName("Claim: water / leak?", "pdf")).toBe("Claim water leak.pdf");
  expect(suggestedName("  ...", "journey")).toBe("Journey.journey");
});

test("a list ends with and", () => {
  expect(listed([])).toBe("");
  expect(listed(["a"])).toBe("a");
  expect(listed(["a", "b", "c"])).toBe("a, b and c");
});

test("a day may be a month or a year, and words stay words", () => {
  expect(dayInWords("2026-03", "en-GB")).toBe("March 2026");
  expect(dayInWords("2026-03-04", "en-GB")).toBe("4 March 2026");
  expect(dayInWords("2026")).toBe("2026");
  expect(dayInWords("spring")).toBe("spring");
  expect(dayInWords("2026-13")).toBe("2026-13");
});
