// What stands on the map, as lists.

import { expect, test } from "vitest";
import type { TextBlock } from "../../generated";
import { smallScene } from "../../testing/small_map";
import { entriesOf, outlineOf } from "./map_entries";

function written() {
  const scene = smallScene();
  for (const group of scene.groups.values()) {
    const style = { weight: 400 } as TextBlock["style"];
    const text = { type: "text", text: `Text of ${group.key}`, style } as TextBlock & { type: "text" };
    scene.groups.set(group.key, { ...group, items: [text] });
  }
  return scene;
}

test("the outline holds each stage with its own steps, and the lanes", () => {
  const { stages, lanes } = outlineOf(written());
  expect(stages.map(({ text, steps }) => [text, steps.map(({ record }) => record.id)])).toEqual([
    ["Text of one", ["a", "b"]],
    ["Text of two", ["c"]],
    ["Text of three", []],
  ]);
  expect(lanes.map(({ record, lane }) => [record.id, lane])).toEqual([
    ["actions", "action"],
    ["touch", "touchpoint"],
    ["feel", "emotion"],
  ]);
});

test("everything that says something is found in reading order, with the place of what has no header", () => {
  const entries = entriesOf(written());
  expect(entries.map(({ record }) => record.id).slice(-6)).toEqual(["a1", "a2", "t1", "t2", "b1", "wide"]);
  expect(entries.at(-1)).toMatchObject({ text: "Text of wide", where: "Text of b, Text of touch" });
});

test("a lane without a name is called by its kind", () => {
  expect(outlineOf(smallScene()).lanes[0]?.text).toBe("Actions");
});
