/** Cuts the map's body along a line from top to bottom: left of it is what was, right of it what is. */

import type { MapView } from "./map_view.svelte";

export class Swipe {
  private part = 0.5;
  private isOn = true;

  constructor(private readonly map: MapView) {
    map.root.dataset.swiped = "";
    map.painter.onFrame(() => this.follow());
    map.painter.request();
  }

  /** Puts the line elsewhere: the share of the body's width left of it. */
  cutAt(part: number): void {
    this.part = part;
    this.map.painter.request();
  }

  end(): void {
    this.isOn = false;
    delete this.map.root.dataset.swiped;
  }

  /** The body moves with the camera, the line stays where it is in the window. */
  private follow(): void {
    if (!this.isOn) return;
    const { camera, painter } = this.map;
    const left = camera.x + (painter.bodyView().width * this.part) / camera.zoom;
    painter.cutBody(left * painter.paintedScale("body").x);
  }
}
