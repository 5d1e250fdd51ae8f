/** Outlines and handles over the map: selection, focus, hover. They move with their region. */

import type { Box } from "./camera";
import type { Shown } from "./layers";
import type { Painter } from "./painter";

/** One mark around a box of a region's space. */
export interface Mark {
  region: Shown;
  box: Box;
  /** Its class in canvas.css. */
  look: string;
  /** How far outside the box it stands, in pixels; negative is inside. */
  outset: number;
  /** What else it carries, such as handles. */
  parts?: Element[];
  /** The ink of its edge, where the look leaves it open. */
  ink?: string;
}

export class Marks {
  private readonly shown = new Map<string, { marks: Mark[]; elements: HTMLElement[] }>();

  constructor(private readonly painter: Painter) {
    painter.onSettled(() => {
      for (const { marks, elements } of this.shown.values()) {
        marks.forEach((mark, index) => {
          const element = elements[index];
          if (element) this.place(element, mark);
        });
      }
    });
  }

  /** Replaces all marks of one kind. */
  show(kind: string, marks: Mark[]): void {
    for (const element of this.shown.get(kind)?.elements ?? []) element.remove();
    const elements = marks.map((mark) => {
      const element = document.createElement("div");
      element.className = `mark ${mark.look}`;
      if (mark.parts) element.append(...mark.parts);
      if (mark.ink) element.style.setProperty("--mark-ink", mark.ink);
      this.place(element, mark);
      this.painter.marksOf(mark.region).append(element);
      return element;
    });
    this.shown.set(kind, { marks, elements });
  }

  private place(element: HTMLElement, { region, box, outset }: Mark): void {
    const scale = this.painter.paintedScale(region);
    element.style.left = `${box.x * scale.x - outset}px`;
    element.style.top = `${box.y * scale.y - outset}px`;
    element.style.width = `${box.width * scale.x + 2 * outset}px`;
    element.style.height = `${box.height * scale.y + 2 * outset}px`;
  }
}
