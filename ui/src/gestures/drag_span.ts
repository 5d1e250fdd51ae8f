/** Drags a side of a card so that it spans more columns, or fewer. */

import { cellBox, columnAt, slotOf } from "../canvas/grid";
import type { Command } from "../generated";
import { Asking } from "./asking";
import type { Ground } from "./ground";
import type { Drag } from "./press";

export type Side = "left" | "right";

export function dragSpan(ground: Ground, card: string, side: Side): Drag | null {
  const slot = slotOf(ground.scene.grid, card);
  if (!slot) return null;
  const asking = new Asking(ground);
  const { grid } = ground.scene;
  let [first, last] = [slot.first, slot.last];

  const command = (): Command | null => {
    const [from, to] = [grid.columns[first]?.id, grid.columns[last]?.id];
    if (!from || !to || (first === slot.first && last === slot.last)) return null;
    return { command: "span_card", card, first: from, last: to };
  };

  return {
    scrolls: true,
    move(at) {
      const column = columnAt(grid, ground.bodyPoint(at).x);
      if (side === "left") first = Math.min(column, slot.last);
      else last = Math.max(column, slot.first);
      const start = cellBox(grid, slot.row, first);
      const end = cellBox(grid, slot.row, last);
      const [pad] = grid.padding;
      const width = end.x + end.width - start.x - 2 * pad;
      ground.preview.frame({ ...slot.rect, x: start.x + pad, width });
      asking.at(`${first} ${last}`, command());
    },
    drop() {
      const wanted = asking.isRefused ? null : command();
      this.cancel();
      if (wanted) void ground.apply(wanted);
    },
    cancel() {
      asking.end();
      ground.preview.clear();
    },
  };
}
