/** Flies the camera to a far place; where motion is not welcome it is there at once. */

import type { Camera } from "./camera";

/** How long a flight takes, in milliseconds. */
const DURATION = 240;

export class Flight {
  private frame = 0;

  /** `show` takes the camera of each frame; the last one is `goal` itself. */
  begin(from: Camera, goal: Camera, show: (camera: Camera) => void): void {
    this.end();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return show(goal);
    const start = performance.now();
    const step = (now: number) => {
      const time = Math.min(1, (now - start) / DURATION);
      show(time === 1 ? goal : between(from, goal, 1 - (1 - time) ** 3));
      if (time < 1) this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  /** Stops where it is. */
  end(): void {
    cancelAnimationFrame(this.frame);
  }
}

function between(from: Camera, goal: Camera, part: number): Camera {
  const at = (a: number, b: number) => a + (b - a) * part;
  return { x: at(from.x, goal.x), y: at(from.y, goal.y), zoom: at(from.zoom, goal.zoom) };
}
