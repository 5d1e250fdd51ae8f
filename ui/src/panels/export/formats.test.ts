/** The tiles of the export dialog: only what the session can write, and what their buttons say. */

import { expect, test } from "vitest";
import { kindsOf, verbFor } from "./formats";

test("only what the session writes has a tile", () => {
  expect(kindsOf(["png", "pdf"]).map(({ label }) => label)).toEqual(["PDF pages", "PNG"]);
});

test("formats that no tile knows stand together, under their names", () => {
  const other = kindsOf(["pdf", "csv", "mmd", "xyz"]).at(-1);
  expect(other).toMatchObject({
    value: "other",
    text: "CSV, Mermaid, XYZ",
    extensions: ["csv", "mmd", "xyz"],
  });
});

test("a button says what it writes", () => {
  expect(["pdf", "pptx", "html", "xlsx"].map(verbFor)).toEqual([
    "Export PDF",
    "Export PowerPoint",
    "Export HTML",
    "Export spreadsheet",
  ]);
});
