/** What dragging a stage, a step and a lane have in common: a line through the map at the next place. */

import type { Command } from "../generated";
import { Asking } from "./asking";
import type { BandPlace } from "./drop_target";
import type { Ground } from "./ground";
import type { Drag, Pointer } from "./press";

/** How one kind of band finds its place and moves there. */
export interface Band {
  id: string;
  axis: "x" | "y";
  /** The place under a point of the body, null where there is none. */
  place(ground: Ground, at: number): BandPlace | null;
  /** The command that moves it there; null where it stands there. */
  command(ground: Ground, place: BandPlace): Command | null;
}

/** A drag of the band, from its header or label. */
export function dragBand(ground: Ground, band: Band, from: Pointer): Drag {
  const { preview } = ground;
  const asking = new Asking(ground);
  let command: Command | null = null;
  const key = ground.scene.keyOf.get(band.id);
  preview.lift(key ? [key] : []);

  return {
    scrolls: true,
    move(at) {
      preview.carry(band.axis === "x" ? at.x - from.x : 0, band.axis === "y" ? at.y - from.y : 0);
      const place = band.place(ground, ground.bodyPoint(at)[band.axis]);
      command = place && band.command(ground, place);
      asking.at(place && `${place.stage} ${place.before}`, command);
      preview.rule(band.axis, place?.at ?? null);
    },
    drop() {
      const wanted = asking.isRefused ? null : command;
      this.cancel();
      if (wanted) void ground.apply(wanted);
    },
    cancel() {
      asking.end();
      preview.clear();
    },
  };
}
