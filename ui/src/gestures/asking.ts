/** Asks whether a drop would be allowed, once for each place, and shows the answer if it still counts. */

import type { Command } from "../generated";
import type { Ground } from "./ground";

export class Asking {
  private place: string | null = null;
  private refused: string | null = null;

  constructor(private readonly ground: Ground) {}

  /** Whether the last answer for the present place was a refusal. */
  get isRefused(): boolean {
    return this.refused !== null;
  }

  /** The gesture is over this place now, where it would run this command; null where it would not. */
  at(place: string | null, command: Command | null): void {
    if (place === this.place) return;
    this.place = place;
    this.answer(null);
    if (!command) return;
    void this.ground.permit(command).then(
      ({ allowed, reason }) => {
        if (this.place === place && !allowed) this.answer(reason ?? "This cannot be done here.");
      },
      // A question that fails is answered at the drop.
      () => {},
    );
  }

  /** No answer counts any more. */
  end(): void {
    this.place = null;
  }

  private answer(refused: string | null): void {
    this.refused = refused;
    this.ground.preview.refuse(refused);
  }
}
