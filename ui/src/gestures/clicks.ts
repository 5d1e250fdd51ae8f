/** Counts presses that follow quickly at one place: not every browser says so in its pointer events. */

/** The longest pause between two presses of a double click, in milliseconds: as Windows and macOS have it. */
const PAUSE = 500;
/** How far the pointer may have moved between them, in pixels. */
const REACH = 5;

export class Clicks {
  private count = 0;
  private last = { x: 0, y: 0, time: Number.NEGATIVE_INFINITY };

  /** Which press of a row this is, beginning with 1. */
  pressed({
    clientX: x,
    clientY: y,
    timeStamp: time,
  }: Pick<PointerEvent, "clientX" | "clientY" | "timeStamp">): number {
    const near = Math.hypot(x - this.last.x, y - this.last.y) <= REACH;
    this.count = near && time - this.last.time <= PAUSE ? this.count + 1 : 1;
    this.last = { x, y, time };
    return this.count;
  }
}
