import { expect, test } from "vitest";
import type { Folder } from "../../generated";
import { exists, filesOf, named, within } from "./file_list";

const folder: Folder = {
  path: "/maps/maps",
  folders: [],
  journeys: ["Bank.journey"],
  others: ["Bank.PDF", "notes.txt"],
};

test("only files of the wanted kind are shown", () => {
  expect(filesOf(folder, "journey").map(({ name }) => name)).toEqual(["Bank.journey"]);
  expect(filesOf(folder, "pdf").map(({ name }) => name)).toEqual(["Bank.PDF"]);
});

test("the extension is added once", () => {
  expect(named(" Bank ", "pdf")).toBe("Bank.pdf");
  expect(named("Bank.PDF", "pdf")).toBe("Bank.PDF");
  expect(named("  ", "pdf")).toBe("");
});

test("a file that would be written over is found, whatever its kind", () => {
  expect(exists(folder, "notes.txt")).toBe(true);
  expect(exists(folder, "Bank.pdf")).toBe(false);
});

test("a path keeps its folder's separator", () => {
  expect(within(folder, "Bank.pdf")).toBe("/maps/maps/Bank.pdf");
  expect(within({ ...folder, path: "C:\\" }, "Bank.pdf")).toBe("C:\\Bank.pdf");
});
