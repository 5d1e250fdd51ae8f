/** Which stages and lanes an export shows, in this state and in the next. */

import { expect, test } from "vitest";
import type { NamedRecord, RecordKind } from "../../generated";
import { Parts } from "./parts.svelte";

const named = (kind: RecordKind, ...entries: [string, string][]): NamedRecord[] =>
  entries.map(([id, name]) => ({ record: { kind, id }, name }));

function parts(): Parts {
  return new Parts([
    {
      state: "now",
      stages: named("stage", ["s1", "Learn"], ["s2", "Buy"]),
      lanes: named("lane", ["l1", "Actions"]),
    },
    {
      state: "then",
      stages: named("stage", ["t1", "Learn"], ["t2", "Use"]),
      lanes: named("lane", ["m1", "Actions"]),
    },
  ]);
}

test("all is exported until something is left out", () => {
  const chosen = parts();
  expect(chosen.shown("now", "stages")).toBeUndefined();
  chosen.show("stages", "Learn", false);
  expect(chosen.shown("now", "stages")).toEqual(["s2"]);
  chosen.show("stages", "Learn", true);
  expect(chosen.shown("now", "stages")).toBeUndefined();
});

test("what is left out stays so in another state that has it under the same name", () => {
  const chosen = parts();
  chosen.show("stages", "Learn", false);
  expect(chosen.shown("then", "stages")).toEqual(["t2"]);
});

test("an export without any stage is none", () => {
  const chosen = parts();
  chosen.show("lanes", "Actions", false);
  expect(chosen.isComplete("now")).toBe(false);
  chosen.showAll("lanes");
  expect(chosen.isComplete("now")).toBe(true);
});

test("what was exported before comes back, and parts that are gone since are no part", () => {
  const chosen = parts();
  chosen.take("stages", ["s2", "gone"]);
  expect(chosen.shown("now", "stages")).toEqual(["s2"]);
  chosen.take("stages", ["gone"]);
  expect(chosen.shown("now", "stages")).toBeUndefined();
});
