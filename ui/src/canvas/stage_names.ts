/** Keeps the name of a long stage in view while its left end is not. */

import type { Group } from "../generated";
import type { Scale } from "./scale";

/** Distance of a name from the view's left edge, in scene points. */
const INDENT = 18;

interface StageName {
  name: HTMLElement;
  group: Group;
  /** Width of the name and of what follows it, in scene points. */
  taken: number;
  /** Where the name stands at rest, in pixels from the stage's left. */
  rest: number;
  shift: number;
}

export class StageNames {
  private readonly names = new Map<string, StageName>();

  /** Remembers a stage's header that has been drawn. */
  learn(group: Group, element: HTMLElement): void {
    const name = element.querySelector<HTMLElement>(".text");
    if (!name) return;
    const rest = Number.parseFloat(name.style.left);
    this.names.set(group.key, { name, group, taken: widthOfTexts(group), rest, shift: 0 });
  }

  forget(key: string): void {
    this.names.delete(key);
  }

  clear(): void {
    this.names.clear();
  }

  /** Shifts the names of stages that begin left of the view. `left` is in pixels of the space. */
  follow(left: number, scale: Scale): void {
    for (const stage of this.names.values()) {
      const start = stage.group.rect.x * scale.x;
      const width = stage.taken * scale.font;
      const most = stage.group.rect.width * scale.x - width - stage.rest - INDENT;
      const shift = Math.max(0, Math.min(most, left - start + INDENT * scale.font - stage.rest));
      if (shift === stage.shift) continue;
      stage.shift = shift;
      stage.name.style.left = `${stage.rest + shift}px`;
    }
  }
}

/** The name and the duration stand in one line: their widths, and the room between them. */
function widthOfTexts({ items }: Group): number {
  const widths = items.flatMap((item) =>
    item.type === "text" ? [Math.max(0, ...item.lines.map((line) => line.width))] : [],
  );
  return widths.reduce((sum, width) => sum + width, 0) + INDENT * (widths.length - 1);
}
