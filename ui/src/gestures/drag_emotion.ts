/** Drags a point of an emotion curve up and down: one command with the score at the drop. */

import { slotOf } from "../canvas/grid";
import type { Command, GridRow } from "../generated";
import type { Ground } from "./ground";
import type { Drag, Pointer } from "./press";

/** What an emotion lane leaves free above and below its curves, in points: see the scene's curves. */
const MARGIN = 25;
/** Scores are set in steps of a tenth of the drawn range from −2 to 2. */
const STEP = 0.1;

/** The drawn value, −2 to 2, at a height of an emotion lane. */
export function drawnAt(row: Pick<GridRow, "y" | "height">, y: number): number {
  const amplitude = row.height / 2 - MARGIN;
  const drawn = ((row.y + row.height / 2 - y) / amplitude) * 2;
  return Math.min(2, Math.max(-2, Math.round(drawn / STEP) * STEP));
}

/** Where a drawn value stands in an emotion lane. */
export function heightOf(row: Pick<GridRow, "y" | "height">, drawn: number): number {
  return row.y + row.height / 2 - (drawn / 2) * (row.height / 2 - MARGIN);
}

/** A drawn value in the journey's own scale, without the noise of division. */
export function scoreOf(drawn: number, [lowest, highest]: readonly [number, number]): number {
  return Number((lowest + ((drawn + 2) / 4) * (highest - lowest)).toFixed(4));
}

export function dragEmotion(
  ground: Ground,
  point: string,
  scale: readonly [number, number],
  from: Pointer,
): Drag | null {
  const slot = slotOf(ground.scene.grid, point);
  const row = slot && ground.scene.grid.rows[slot.row];
  if (!slot || !row) return null;
  const center = { x: slot.rect.x + slot.rect.width / 2, y: slot.rect.y + slot.rect.height / 2 };
  const start = ground.bodyPoint(from).y;
  const before = drawnAt(row, center.y);
  let drawn = before;

  return {
    scrolls: true,
    move(at) {
      drawn = drawnAt(row, center.y + ground.bodyPoint(at).y - start);
      ground.preview.point({ x: center.x, y: heightOf(row, drawn) });
    },
    drop() {
      ground.preview.clear();
      if (drawn !== before) void ground.apply(scoreCommand(point, scoreOf(drawn, scale)));
    },
    cancel: () => ground.preview.clear(),
  };
}

/** Sets the score of a point that stands. */
export function scoreCommand(point: string, score: number): Command {
  return { command: "set_fields", record: { kind: "emotion", id: point }, fields: { score, drawn: true } };
}
