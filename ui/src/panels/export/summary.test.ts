/** What the foot of the export dialog says of pages, size and what is left out. */

import { expect, test } from "vitest";
import { extent, remarks } from "./summary";

const page = { name: "", width_pt: 1, height_pt: 1 };

test("pages and size are said as far as they are known", () => {
  expect(extent({ pages: [page, page, page] }, { bytes: 180_000 }, "Page", "en")).toBe("3 pages, 180 KB");
  expect(extent({ pages: [page] }, null, "Slide")).toBe("1 slide");
  expect(extent({ pages: [] }, { bytes: 812 }, "Page", "en")).toBe("812 bytes");
  expect(extent(null, null, "Page")).toBe("");
});

test("a remark that layout and file both make is said once", () => {
  const known = { remarks: ["A card was continued."] };
  const measured = { notes: ["A card was continued.", "Comments were left out."] };
  expect(remarks(known, measured)).toEqual(["A card was continued.", "Comments were left out."]);
});
