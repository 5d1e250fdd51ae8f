// A hand on mouse and keyboard.

import type { Client } from "webdriver";
import type { Point } from "./page";

/** Keys as WebDriver writes them. */
export const Key = {
  Enter: "\uE007",
  Escape: "\uE00C",
  Tab: "\uE004",
  Delete: "\uE017",
  Home: "\uE011",
  End: "\uE010",
  F2: "\uE032",
  F6: "\uE036",
  Up: "\uE013",
  Down: "\uE015",
  Left: "\uE012",
  Right: "\uE014",
  Control: "\uE009",
  Shift: "\uE008",
  Alt: "\uE00A",
} as const;

/** Moves of one drag: enough to look like a hand. */
const STEPS = 12;

export class Hand {
  constructor(private readonly client: Client) {}

  async click(at: Point, times = 1): Promise<void> {
    const actions: object[] = [moveTo(at)];
    for (let click = 0; click < times; click += 1) actions.push(press(), release());
    await this.mouse(actions);
  }

  moveTo(at: Point): Promise<void> {
    return this.mouse([moveTo(at)]);
  }

  /** Presses, moves in steps and lets go. */
  drag(from: Point, to: Point): Promise<void> {
    return this.mouse([...dragged(from, to), release()]);
  }

  /** The same without letting go. */
  hold(from: Point, to: Point): Promise<void> {
    return this.mouse(dragged(from, to));
  }

  letGo(): Promise<void> {
    return this.mouse([release()]);
  }

  async wheel(at: Point, by: Point): Promise<void> {
    const turn = { type: "scroll", x: round(at.x), y: round(at.y), deltaX: round(by.x), deltaY: round(by.y), duration: 0 };
    await this.client.performActions([{ type: "wheel", id: "wheel", actions: [turn] }] as never);
  }

  /** Presses keys in turn; a list is a chord. */
  async keys(...presses: (string | string[])[]): Promise<void> {
    const actions: object[] = [];
    for (const press of presses) {
      const chord = typeof press === "string" ? [press] : press;
      for (const value of chord) actions.push({ type: "keyDown", value });
      for (const value of chord.toReversed()) actions.push({ type: "keyUp", value });
    }
    await this.client.performActions([{ type: "key", id: "keyboard", actions }] as never);
  }

  /** Types a text letter by letter. */
  type(text: string): Promise<void> {
    return this.keys(...text);
  }

  private async mouse(actions: object[]): Promise<void> {
    await this.client.performActions([
      { type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions },
    ] as never);
  }
}

function dragged(from: Point, to: Point): object[] {
  const actions: object[] = [moveTo(from), press()];
  for (let step = 1; step <= STEPS; step += 1) {
    const part = step / STEPS;
    actions.push(moveTo({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }, 16));
  }
  return actions;
}

function moveTo({ x, y }: Point, duration = 0): object {
  return { type: "pointerMove", duration, x: round(x), y: round(y) };
}

const press = () => ({ type: "pointerDown", button: 0 });
const release = () => ({ type: "pointerUp", button: 0 });
const round = Math.round;
