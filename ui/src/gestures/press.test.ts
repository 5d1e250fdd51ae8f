// The life of a gesture: pressed, dragging, dropped or cancelled.

import { beforeEach, expect, test } from "vitest";
import { at } from "../testing/fake_ground";
import { Gesture, type Press } from "./press";

let told: string[];
let gesture: Gesture;
let press: Press;

beforeEach(() => {
  told = [];
  gesture = new Gesture();
  press = {
    begin: () => {
      told.push("begin");
      return {
        scrolls: true,
        move: () => void told.push("move"),
        drop: () => void told.push("drop"),
        cancel: () => void told.push("cancel"),
      };
    },
    click: () => void told.push("click"),
  };
});

test("a press that does not move is a click", () => {
  gesture.down(press, at(0, 0));
  gesture.move(at(2, 2));
  gesture.up(at(2, 2));
  expect(told).toEqual(["click"]);
});

test("after four pixels it is a drag, which ends in one drop", () => {
  gesture.down(press, at(0, 0));
  gesture.move(at(4, 0));
  gesture.move(at(9, 0));
  gesture.up(at(9, 0));
  expect(told).toEqual(["begin", "move", "move", "drop"]);
});

test("a cancelled drag drops nothing, and the release that follows does nothing", () => {
  gesture.down(press, at(0, 0));
  gesture.move(at(9, 0));
  gesture.cancel();
  gesture.move(at(20, 0));
  gesture.up(at(20, 0));
  expect(told).toEqual(["begin", "move", "cancel"]);
  expect(gesture.isIdle).toBe(true);
});

test("what cannot be dragged is neither dragged nor clicked", () => {
  gesture.down({ begin: () => null, click: () => void told.push("click") }, at(0, 0));
  gesture.move(at(9, 0));
  gesture.up(at(9, 0));
  expect(told).toEqual([]);
});

test("the map scrolls at its edges only while something is dragged", () => {
  gesture.down(press, at(0, 0));
  expect(gesture.scrolls).toBe(false);
  gesture.move(at(9, 0));
  expect(gesture.scrolls).toBe(true);
});
