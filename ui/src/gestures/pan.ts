/** Drags the map itself: with the middle button, or with the space bar held. */

import { panned } from "../canvas/camera";
import type { Ground } from "./ground";
import type { Drag, Pointer } from "./press";

export function pan(ground: Ground, from: Pointer): Drag {
  const start = ground.camera;
  return {
    scrolls: false,
    move: (at) => ground.moveCamera(panned(start, from.x - at.x, from.y - at.y)),
    drop: () => {},
    cancel: () => ground.moveCamera(start),
  };
}
