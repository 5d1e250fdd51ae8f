import { expect, test } from "vitest";
import { freeName, nameOf, shortName } from "./state_names";

const current = { id: "a", kind: "current" as const, name: "As it is" };
const oneTeam = { id: "b", kind: "future" as const, name: "One team" };
const unnamed = { id: "c", kind: "future" as const, name: "" };

test("a state is called by its kind while that is enough", () => {
  const states = [current, oneTeam];
  expect(states.map((state) => shortName(state, states))).toEqual(["Current", "Future"]);
});

test("two futures are told apart by their names", () => {
  const states = [current, oneTeam, unnamed];
  expect(states.map((state) => shortName(state, states))).toEqual(["Current", "One team", "Future"]);
});

test("a state without a name is called by what it is", () => {
  expect([oneTeam, unnamed].map(nameOf)).toEqual(["One team", "Future state"]);
});

test("a new state gets a name that no state has", () => {
  expect(freeName([current])).toBe("Future state");
  expect(freeName([{ name: "future state" }, { name: "Future state 2" }])).toBe("Future state 3");
});
