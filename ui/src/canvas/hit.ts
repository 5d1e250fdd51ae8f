/** What lies under the pointer. */

import type { RecordRef } from "../generated";
import type { Box, Camera, Point } from "./camera";
import { columnAt, contains, isInCell, rowAt, slotAt } from "./grid";
import type { Shown } from "./layers";
import { headerScale } from "./scale";
import type { SceneModel } from "./scene_model";

/** A card, metric, point, header or label; or the ground of a cell, or nothing. */
export type Hit =
  | { kind: "record"; record: RecordRef; key: string; region: "body" | "headers" | "labels" }
  | { kind: "cell"; row: number; column: number }
  | { kind: "ground" };

/** The space of each region under a pixel of the map element. */
export function regionPoint(camera: Camera, body: Box, at: Point): { region: Shown; point: Point } {
  const scale = headerScale(camera.zoom);
  const [across, down] = [at.x >= body.x, at.y >= body.y];
  const x = across ? camera.x + (at.x - body.x) / camera.zoom : at.x / scale;
  const y = down ? camera.y + (at.y - body.y) / camera.zoom : at.y / scale;
  const region = across ? (down ? "body" : "headers") : down ? "labels" : "corner";
  return { region, point: { x, y } };
}

export function hitAt(scene: SceneModel, camera: Camera, body: Box, at: Point): Hit {
  const { region, point } = regionPoint(camera, body, at);
  if (region === "corner") return { kind: "ground" };
  if (region !== "body") {
    for (const key of scene.order.toReversed()) {
      const group = scene.groups.get(key);
      if (!group?.record || group.region !== region || !contains(group.rect, point)) continue;
      return { kind: "record", record: group.record, key, region };
    }
    return { kind: "ground" };
  }
  const slot = slotAt(scene.grid, point);
  const key = slot && scene.keyOf.get(slot.id);
  const record = key && scene.groups.get(key)?.record;
  if (key && record) return { kind: "record", record, key, region };
  if (!isInCell(scene.grid, point)) return { kind: "ground" };
  return { kind: "cell", row: rowAt(scene.grid, point.y), column: columnAt(scene.grid, point.x) };
}
