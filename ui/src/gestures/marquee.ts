/** Draws a frame over the ground and selects the cards that it touches. */

import type { Box } from "../canvas/camera";
import { overlaps } from "../canvas/grid";
import type { RecordRef } from "../generated";
import type { Ground } from "./ground";
import type { Drag, Pointer } from "./press";

/** With Shift held the frame adds to what is selected. */
export function marquee(ground: Ground, from: Pointer): Drag {
  const start = ground.bodyPoint(from);
  const before = ground.selection();
  const kept = from.shift ? before : [];

  return {
    scrolls: true,
    move(at) {
      const end = ground.bodyPoint(at);
      const box: Box = {
        x: Math.min(start.x, end.x),
        y: Math.min(start.y, end.y),
        width: Math.abs(end.x - start.x),
        height: Math.abs(end.y - start.y),
      };
      ground.preview.frame(box);
      ground.select(merged(kept, touched(ground, box)));
    },
    drop: () => ground.preview.clear(),
    cancel() {
      ground.preview.clear();
      ground.select(before);
    },
  };
}

function touched({ scene }: Ground, box: Box): RecordRef[] {
  return scene.grid.slots
    .filter((slot) => overlaps(slot.rect, box))
    .flatMap((slot) => scene.groups.get(scene.keyOf.get(slot.id) ?? "")?.record ?? [])
    .filter((record) => record.kind === "card");
}

function merged(kept: RecordRef[], added: RecordRef[]): RecordRef[] {
  return [...kept, ...added.filter((record) => !kept.some(({ id }) => id === record.id))];
}
