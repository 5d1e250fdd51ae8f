import { expect, test } from "vitest";
import { stateNames } from "./state_names";

test("a state is called by its kind while that is enough", () => {
  const names = stateNames([
    { id: "a", kind: "current", name: "As it is" },
    { id: "b", kind: "future", name: "One team" },
  ]);
  expect(names.map(({ label }) => label)).toEqual(["Current", "Future"]);
});

test("two futures are told apart by their names", () => {
  const names = stateNames([
    { id: "a", kind: "current", name: "As it is" },
    { id: "b", kind: "future", name: "One team" },
    { id: "c", kind: "future", name: "" },
  ]);
  expect(names.map(({ label }) => label)).toEqual(["Current", "One team", "Future"]);
});
