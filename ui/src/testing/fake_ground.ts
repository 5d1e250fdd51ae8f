/** A ground for gestures in tests: pixels are scene points, and what is asked is written down. */

import type { Command, Permission, RecordRef } from "../generated";
import type { Ground, Preview } from "../gestures/ground";
import type { Pointer } from "../gestures/press";
import { smallScene } from "./small_map";

export class FakeGround implements Ground {
  readonly scene = smallScene();
  readonly state = "state";
  camera = { x: 0, y: 0, zoom: 1 };
  applied: Command[] = [];
  asked: Command[] = [];
  answer: Permission = { allowed: true };
  selected: RecordRef[] = [];
  /** What the preview shows, by name; empty when nothing is shown. */
  shown: Record<string, unknown> = {};

  readonly preview: Preview = {
    lift: (keys) => this.show("lifted", keys),
    carry: (dx, dy) => this.show("carried", [dx, dy]),
    carryNew: (label) => this.show("carried", label),
    light: (cell) => this.show("lit", cell),
    line: (line) => this.show("line", line),
    rule: (axis, at) => this.show("rule", at === null ? null : [axis, at]),
    frame: (box) => this.show("frame", box),
    point: (at) => this.show("point", at),
    refuse: (reason) => this.show("refused", reason),
    clear: () => {
      this.shown = {};
    },
  };

  bodyPoint(at: { x: number; y: number }) {
    return { x: at.x + this.camera.x, y: at.y + this.camera.y };
  }

  async apply(command: Command): Promise<boolean> {
    this.applied.push(command);
    return true;
  }

  async permit(command: Command): Promise<Permission> {
    this.asked.push(command);
    return this.answer;
  }

  select(records: RecordRef[]): void {
    this.selected = records;
  }

  selection(): RecordRef[] {
    return this.selected;
  }

  moveCamera(camera: { x: number; y: number; zoom: number }): void {
    this.camera = camera;
  }

  newId(): string {
    return "new";
  }

  private show(what: string, value: unknown): void {
    if (value === null) delete this.shown[what];
    else this.shown[what] = value;
  }
}

export function at(x: number, y: number): Pointer {
  return { x, y, shift: false, primary: false };
}
