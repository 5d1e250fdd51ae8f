/** Drags cards to another place in their cell or to another cell; several move together. */

import type { Point } from "../canvas/camera";
import { slotOf } from "../canvas/grid";
import type { CardTarget, Command } from "../generated";
import { Asking } from "./asking";
import { type CardPlace, cardPlace, standsAt } from "./drop_target";
import type { Ground } from "./ground";
import type { Drag, Pointer } from "./press";

/** Cards in the order in which they are read; `grabbed` is the one under the pointer. */
export function dragCards(ground: Ground, cards: string[], grabbed: string, from: Pointer): Drag {
  const { preview, scene } = ground;
  const moving = new Set(cards);
  const asking = new Asking(ground);
  const grab = slotOf(scene.grid, grabbed);
  const start = ground.bodyPoint(from);
  let place: CardPlace | null = null;
  preview.lift(cards.flatMap((card) => scene.keyOf.get(card) ?? []));

  return {
    scrolls: true,
    move(at) {
      preview.carry(at.x - from.x, at.y - from.y);
      place = cardPlace(ground.scene.grid, aim(ground.bodyPoint(at)), moving);
      const command = place && !stays(place) ? moveCards(ground, cards, place) : null;
      asking.at(place && `${place.row} ${place.column}`, command);
      preview.light(place?.cell ?? null);
      preview.line(place?.line ?? null);
    },
    drop() {
      const refused = asking.isRefused;
      const to = place;
      this.cancel();
      if (!to || refused || stays(to)) return;
      void ground.apply(moveCards(ground, cards, to));
    },
    cancel() {
      asking.end();
      preview.clear();
    },
  };

  function stays(to: CardPlace): boolean {
    const only = cards[0];
    return cards.length === 1 && only !== undefined && standsAt(ground.scene.grid, only, to);
  }

  /** A spanning card is aimed by its first column, any other by the pointer. */
  function aim(point: Point): Point {
    if (!grab || grab.first === grab.last) return point;
    const first = scene.grid.columns[grab.first];
    return { x: grab.rect.x + (first?.width ?? 0) / 2 + point.x - start.x, y: point.y };
  }
}

/** The command for cards dropped at a place: one action, whatever their number. */
export function moveCards(ground: Pick<Ground, "scene">, cards: string[], place: CardPlace): Command {
  const { rows, columns } = ground.scene.grid;
  const to: CardTarget = { lane: rows[place.row]?.id ?? "", column: columns[place.column]?.id ?? "" };
  if (place.before) to.before = place.before;
  const commands: Command[] = cards.map((card) => ({ command: "move_card", card, to }));
  const [only] = commands;
  if (only && commands.length === 1) return only;
  return { command: "batch", label: `Move ${cards.length} cards`, commands };
}
