import { expect, test } from "vitest";
import type { ChangeFilter, Line } from "../../generated";
import { grouped, passes, switched } from "./lines";

const all: ChangeFilter = { kinds: [], lanes: [], personas: [], departments: [] };
const line: Line = {
  change: "added",
  kind: "card",
  b: "card",
  label: "Pain point",
  name: "Too slow",
  why: "New.",
  stage: "buy",
  lane: "pains",
  personas: ["maya"],
  departments: [],
};

test("an empty filter lets everything through", () => {
  expect(passes(line, all)).toBe(true);
});

test("a filter asks for kind, lane, persona and department alike", () => {
  expect(passes(line, { ...all, kinds: ["removed"] })).toBe(false);
  expect(passes(line, { ...all, kinds: ["removed", "added"], lanes: ["pains"] })).toBe(true);
  expect(passes(line, { ...all, lanes: ["actions"] })).toBe(false);
  expect(passes(line, { ...all, personas: ["derek"] })).toBe(false);
  expect(passes(line, { ...all, departments: ["sales"] })).toBe(false);
});

test("what concerns nobody in particular concerns every persona", () => {
  expect(passes({ ...line, personas: [] }, { ...all, personas: ["derek"] })).toBe(true);
});

test("a kind is hidden and shown again, and hiding the last one shows all", () => {
  expect(switched([], "moved")).toEqual(["added", "removed", "changed"]);
  expect(switched(["added", "removed", "changed"], "moved")).toEqual([]);
  expect(switched(["moved"], "moved")).toEqual([]);
});

test("lines stay in their order, and those beside the map stand under no stage", () => {
  const stages = [{ id: "buy", name: "Buy", colour: 2 }];
  const beside = { ...line, stage: undefined };
  const groups = grouped([line, line, beside as Line], stages);
  expect(groups.map(({ stage, lines }) => [stage?.name, lines.length])).toEqual([
    ["Buy", 2],
    [undefined, 1],
  ]);
});
