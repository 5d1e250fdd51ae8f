/** Cuts the map along a line from top to bottom: left of it is what was, right of it what is. */

import { REGIONS } from "./layers";
import type { MapView } from "./map_view.svelte";

/** Further than any map reaches: the labels are not cut, they show one side. */
const FAR = "1000000px";

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

  /** The regions move with the camera, the line stays where it is in the window. */
  private follow(): void {
    if (!this.isOn) return;
    const { camera, painter } = this.map;
    const left = camera.x + (painter.bodyView().width * this.part) / camera.zoom;
    for (const region of REGIONS) {
      const isCut = region === "body" || region === "headers";
      const cut = isCut ? `${left * painter.paintedScale(region).x}px` : this.part < 0.5 ? `-${FAR}` : FAR;
      painter.cutRegion(region, cut);
    }
  }
}
