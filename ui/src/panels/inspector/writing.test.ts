import { expect, test } from "vitest";
import type { Field, RecordRef } from "../../generated";
import { writeCommand } from "./writing";

const card: RecordRef = { kind: "card", id: "c" };

test("a field is one set_fields command", () => {
  const field: Field = {
    name: "severity",
    label: "Severity",
    control: { kind: "scale", words: [] },
    value: 3,
  };
  expect(writeCommand(card, field, 5)).toEqual({
    command: "set_fields",
    record: card,
    fields: { severity: 5 },
  });
});

test("a field of another record is written there", () => {
  const reading: RecordRef = { kind: "measurement", id: "m" };
  const field: Field = {
    name: "value",
    label: "Value",
    control: { kind: "text" },
    value: null,
    record: reading,
  };
  expect(writeCommand(card, field, 42)).toMatchObject({ record: reading });
});

test("another kind of lane is a command of its own", () => {
  const field: Field = {
    name: "kind",
    label: "Kind",
    control: { kind: "lane_kind", options: [] },
    value: "note",
  };
  expect(writeCommand({ kind: "lane", id: "l" }, field, "pain")).toEqual({
    command: "retype_lane",
    lane: "l",
    kind: "pain",
  });
});

test("a score set by hand is drawn, and a cleared one is not", () => {
  const field: Field = {
    name: "score",
    label: "Feeling",
    control: { kind: "emotion", lowest: -2, highest: 2 },
    value: 0,
  };
  const point: RecordRef = { kind: "emotion", id: "e" };
  expect(writeCommand(point, field, 1)).toMatchObject({ fields: { score: 1, drawn: true } });
  expect(writeCommand(point, field, null)).toMatchObject({ fields: { score: null, drawn: false } });
});
