import { expect, test } from "vitest";
import type { DocumentInfo } from "../../generated";
import { savedState } from "./saved_state";

const saved = { path: "/maps/bank.journey", unsaved: false, changed_on_disk: false } as DocumentInfo;

test("a saved map says since when", () => {
  const at = new Date(2026, 2, 5, 10, 42);
  expect(savedState(saved, at, "en-GB").text).toBe("Saved on this computer, 10:42");
  expect(savedState(saved, null).text).toBe("Saved on this computer");
});

test("a map without a file asks for one", () => {
  expect(savedState({ ...saved, path: undefined, unsaved: true }, null)).toMatchObject({
    text: "Not saved yet",
    needsFile: true,
  });
});

test("what keeps it from being saved comes before everything else", () => {
  expect(savedState({ ...saved, unsaved: true, save_error: "The disk is full." }, null).tone).toBe("warns");
  expect(savedState({ ...saved, unsaved: true, changed_on_disk: true }, null).tone).toBe("warns");
  expect(savedState({ ...saved, read_only: "It was made by a newer version." }, null).text).toBe("Read only");
});

test("a map that was brought together waits for somebody to save it", () => {
  const together = { ...saved, unsaved: true, brought_together: true };
  expect(savedState(together, new Date()).text).toBe("Not saved: brought together");
});

test("changes on their way to the file are said", () => {
  expect(savedState({ ...saved, unsaved: true }, new Date()).text).toBe("Unsaved changes");
});
