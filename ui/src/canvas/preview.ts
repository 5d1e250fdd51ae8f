/** The preview of a gesture: ghost, lit cell, insertion lines, frame. See `Preview` for what each means. */

import type { Preview } from "../gestures/ground";
import type { Box, Point } from "./camera";
import { around } from "./grid";
import type { Shown } from "./layers";
import type { Marks } from "./marks";
import { paintGroup } from "./paint_group";
import type { Painter } from "./painter";
import { detailOf } from "./scale";
import type { SceneModel } from "./scene_model";

/** What the preview needs of the map it lies on. */
export interface PreviewStage {
  root: HTMLElement;
  painter: Painter;
  marks: Marks;
  scene: SceneModel;
  zoom(): number;
  /** Shows why a drop is refused, or nothing. */
  explain(reason: string | null): void;
}

export class MapPreview implements Preview {
  private readonly layer = document.createElement("div");
  private ghost: HTMLElement | null = null;

  constructor(private readonly stage: PreviewStage) {
    this.layer.className = "ghosts";
    this.layer.setAttribute("aria-hidden", "true");
    stage.root.append(this.layer);
  }

  lift(keys: string[]): void {
    const { painter, scene } = this.stage;
    const groups = keys.flatMap((key) => scene.groups.get(key) ?? []);
    const boxes = groups.map((group) => painter.viewBox(group.region as Shown, group.rect));
    const whole = around(boxes);
    if (!whole) return;
    const ghost = this.newGhost();
    ghost.style.left = `${whole.x}px`;
    ghost.style.top = `${whole.y}px`;
    groups.forEach((group, index) => {
      const box = boxes[index];
      if (!box) return;
      const piece = document.createElement("div");
      piece.className = "piece";
      piece.style.left = `${box.x - whole.x}px`;
      piece.style.top = `${box.y - whole.y}px`;
      piece.style.width = `${box.width}px`;
      piece.style.height = `${box.height}px`;
      piece.style.background = this.stage.scene.background;
      const picture = paintGroup(group, {
        scale: painter.paintedScale(group.region as Shown),
        detail: detailOf(this.stage.zoom()),
        showPicture: () => {},
      });
      picture.style.left = "0";
      picture.style.top = "0";
      piece.append(picture);
      ghost.append(piece);
    });
    painter.fade(new Set(keys));
    this.stage.marks.show(
      "origin",
      groups.map(({ region, rect }) => ({ region: region as Shown, box: rect, look: "origin", outset: 0 })),
    );
    this.stage.root.classList.add("dragging");
  }

  carry(dx: number, dy: number): void {
    if (this.ghost) this.ghost.style.transform = `translate(${dx}px, ${dy}px)`;
  }

  carryNew(label: string, at: Point): void {
    if (!this.ghost) {
      const piece = document.createElement("div");
      piece.className = "piece new";
      piece.textContent = label;
      this.newGhost().append(piece);
      this.stage.root.classList.add("dragging");
    }
    this.carry(at.x + 8, at.y + 8);
  }

  light(cell: Box | null): void {
    this.stage.marks.show("lit", cell ? [{ region: "body", box: cell, look: "lit", outset: 0 }] : []);
  }

  line(line: Box | null): void {
    this.stage.marks.show("line", line ? [{ region: "body", box: line, look: "insertion", outset: 0 }] : []);
  }

  rule(axis: "x" | "y", at: number | null): void {
    const { scene } = this.stage;
    if (at === null) return this.stage.marks.show("rule", []);
    const through = (region: Shown): Box =>
      axis === "x"
        ? { x: at, y: 0, width: 0, height: region === "headers" ? scene.body_y : scene.height - scene.body_y }
        : { x: 0, y: at, width: region === "labels" ? scene.body_x : scene.width - scene.body_x, height: 0 };
    const regions: Shown[] = axis === "x" ? ["headers", "body"] : ["labels", "body"];
    this.stage.marks.show(
      "rule",
      regions.map((region) => ({ region, box: through(region), look: `rule ${axis}`, outset: 0 })),
    );
  }

  frame(box: Box | null): void {
    this.stage.marks.show("frame", box ? [{ region: "body", box, look: "frame", outset: 0 }] : []);
  }

  point(at: Point | null): void {
    const box = at && { x: at.x, y: at.y, width: 0, height: 0 };
    this.stage.marks.show("point", box ? [{ region: "body", box, look: "new-point", outset: 10 }] : []);
  }

  refuse(reason: string | null): void {
    this.stage.root.classList.toggle("refused", reason !== null);
    this.stage.explain(reason);
  }

  clear(): void {
    this.ghost?.remove();
    this.ghost = null;
    this.stage.painter.fade(new Set());
    for (const kind of ["origin", "lit", "line", "rule", "frame", "point"]) this.stage.marks.show(kind, []);
    this.refuse(null);
    this.stage.root.classList.remove("dragging");
  }

  private newGhost(): HTMLElement {
    this.ghost?.remove();
    this.ghost = document.createElement("div");
    this.ghost.className = "ghost";
    this.layer.append(this.ghost);
    return this.ghost;
  }
}
