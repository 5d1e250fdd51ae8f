/** What gestures stand on: where the pointer is on the map, what they may show, and the way to ask. */

import type { Box, Camera, Point } from "../canvas/camera";
import type { SceneModel } from "../canvas/scene_model";
import type { Command, Permission, RecordRef } from "../generated";

/** Shows what a gesture would do. Everything it shows is gone after `clear`. */
export interface Preview {
  /** The groups of these keys follow the pointer, and stay behind at reduced strength. */
  lift(keys: string[]): void;
  /** Moves what was lifted by pixels from where it was, or to where the pointer is. */
  carry(dx: number, dy: number): void;
  /** Something that is not on the map yet follows the pointer, named by a word. */
  carryNew(label: string, at: Point): void;
  /** Lights a cell. */
  light(cell: Box | null): void;
  /** A line between cards. */
  line(line: Box | null): void;
  /** A line through the whole map: at x between columns, at y between lanes. */
  rule(axis: "x" | "y", at: number | null): void;
  /** A frame around what is being chosen or stretched. */
  frame(box: Box | null): void;
  /** A point of a curve somewhere else. */
  point(at: Point | null): void;
  /** Says why a drop here is refused; null allows it. */
  refuse(reason: string | null): void;
  clear(): void;
}

export interface Ground {
  readonly scene: SceneModel;
  readonly camera: Camera;
  /** The body's scene point under a pointer, beyond its edges too. */
  bodyPoint(pointer: Point): Point;
  readonly preview: Preview;
  /** Runs a command; the result is announced in these words, where there are any. */
  apply(command: Command, done?: () => string): Promise<boolean>;
  permit(command: Command): Promise<Permission>;
  select(records: RecordRef[]): void;
  selection(): RecordRef[];
  moveCamera(camera: Camera): void;
  newId(): string;
  /** The state that is shown. */
  readonly state: string;
}
