import { expect, test } from "vitest";
import type { RecentFile } from "../../generated";
import { matchingRecents } from "./matching_recents";

const file = (title: string, path: string): RecentFile => ({
  title,
  path,
  opened: "",
  states: [],
  missing: false,
});
const recents = [
  file("Opening an account", "/maps/bank.journey"),
  file("Claim after a leak", "/maps/claim.journey"),
];

test("every typed word has to be there, in title or path", () => {
  expect(matchingRecents(recents, "BANK opening")).toEqual([recents[0]]);
  expect(matchingRecents(recents, "maps")).toEqual(recents);
  expect(matchingRecents(recents, "leak bank")).toEqual([]);
});

test("nothing typed shows all", () => {
  expect(matchingRecents(recents, "  ")).toEqual(recents);
});
