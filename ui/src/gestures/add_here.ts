/** The "+" that appears where something can be added: at the end of a cell, between bands. */

import type { Box, Point } from "../canvas/camera";
import { around, cellBox, columnAt, contains, holdsCards, rowAt, slotsIn } from "../canvas/grid";
import { regionPoint } from "../canvas/hit";
import type { Shown } from "../canvas/layers";
import type { MapView } from "../canvas/map_view.svelte";
import { svgElement } from "../canvas/paint_vector";
import type { SceneModel } from "../canvas/scene_model";
import { cardPlace, type NewPlace, newStage, newStep } from "./drop_target";

/** Something that could be added, and where its "+" stands, in its region's space. */
export type AddPlace = { region: Shown; at: Point; label: string } & (
  | { adds: "new"; new: NewPlace }
  | { adds: "lane"; before: string | null }
);

/** How near a boundary counts as being on it, in scene points. */
const NEAR = 8;
const AFTER = 150;
/** From further away there is nothing to aim at. */
const LOWEST_ZOOM = 0.5;
const SIZE = 24;

export class AddHere {
  private readonly button = document.createElement("button");
  private shown: AddPlace | null = null;
  private wanted: AddPlace | null = null;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly map: MapView,
    private readonly add: (place: AddPlace) => void,
  ) {
    const icon = svgElement("svg", {
      viewBox: "0 0 24 24",
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 3,
    });
    icon.append(svgElement("path", { d: "M5 12h14M12 5v14", "stroke-linecap": "round" }));
    this.button.append(icon);
    this.button.type = "button";
    this.button.className = "add-here";
    // The keyboard has ways of its own; a stop that comes and goes would be in their way.
    this.button.tabIndex = -1;
    this.button.addEventListener("click", () => {
      const place = this.shown;
      this.hide();
      if (place) this.add(place);
    });
    map.painter.onFrame(() => this.place());
  }

  /** The pointer rests or moves here. */
  follow(at: Point): void {
    const { map } = this;
    const { region, point } = regionPoint(map.camera, map.painter.bodyView(), at);
    const place = map.camera.zoom < LOWEST_ZOOM ? null : addPlace(map.scene, region, point);
    if (place?.label === this.wanted?.label && samePoint(place?.at, this.wanted?.at)) return;
    this.hide();
    this.wanted = place;
    if (place) this.waiting = setTimeout(() => this.show(place), AFTER);
  }

  hide(): void {
    clearTimeout(this.waiting);
    this.wanted = null;
    this.shown = null;
    this.button.remove();
  }

  private show(place: AddPlace): void {
    this.shown = place;
    this.button.ariaLabel = place.label;
    this.button.title = place.label;
    this.map.root.append(this.button);
    this.place();
  }

  private place(): void {
    if (!this.shown) return;
    if (this.map.camera.zoom < LOWEST_ZOOM) return this.hide();
    const { region, at } = this.shown;
    const { x, y } = this.map.painter.viewBox(region, { ...at, width: 0, height: 0 });
    this.button.style.left = `${x - SIZE / 2}px`;
    this.button.style.top = `${y - SIZE / 2}px`;
  }
}

/** What could be added at a point of a region. */
export function addPlace(scene: SceneModel, region: Shown, point: Point): AddPlace | null {
  switch (region) {
    case "body":
      return inCell(scene, point);
    case "headers":
      return betweenHeaders(scene, point);
    case "labels":
      return betweenLanes(scene, point);
    default:
      return null;
  }
}

function inCell({ grid }: SceneModel, point: Point): AddPlace | null {
  const [row, column] = [rowAt(grid, point.y), columnAt(grid, point.x)];
  const lane = grid.rows[row];
  const cell = cellBox(grid, row, column);
  if (!lane || lane.locked || !holdsCards(lane) || !contains(cell, point)) return null;
  const cards = around(slotsIn(grid, row, column).map(({ rect }) => rect));
  const end = cards ? cards.y + cards.height : cell.y + grid.padding[1];
  // The fullest cell has no room below its cards: there the bottom edge has to do.
  if (point.y < Math.min(end, cell.y + cell.height - NEAR)) return null;
  const place = cardPlace(grid, { x: point.x, y: cell.y + cell.height }, new Set());
  if (!place) return null;
  const y = cards ? Math.min(end + grid.gap / 2 + SIZE / 2, cell.y + cell.height) : cell.y + cell.height / 2;
  return {
    region: "body",
    at: { x: cell.x + cell.width / 2, y },
    label: "Add a card here",
    adds: "new",
    new: { kind: "card", place },
  };
}

function betweenHeaders(scene: SceneModel, { x, y }: Point): AddPlace | null {
  const { grid } = scene;
  const stageBand = headerBox(scene, grid.stages[0]?.id);
  if (!stageBand) return null;
  if (y < stageBand.y + stageBand.height) {
    const next = grid.stages.findIndex((stage) => x < stage.x + NEAR);
    const after = grid.stages[next];
    const before = next < 0 ? grid.stages.at(-1) : grid.stages[next - 1];
    const gap = [before ? before.x + before.width : 0, after?.x ?? scene.width] as const;
    if (x < gap[0] - NEAR || x > gap[0] + 3 * NEAR) return null;
    const at = {
      x: after && before ? (gap[0] + gap[1]) / 2 : after ? after.x : gap[0],
      y: stageBand.y + stageBand.height / 2,
    };
    const place = newStage(grid, after?.id ?? null);
    return { region: "headers", at, label: "Add a stage here", adds: "new", new: place };
  }
  const column = grid.columns.find((one) => x >= one.x - NEAR && x <= one.x + one.width + NEAR);
  if (!column) return null;
  const middle = (stageBand.y + stageBand.height + scene.body_y) / 2;
  const stage = grid.stages.find(({ id }) => id === column.stage);
  const step = (at: number, before: string | null): AddPlace => ({
    region: "headers",
    at: { x: at, y: middle },
    label: "Add a step here",
    adds: "new",
    new: newStep(grid, column.stage, before),
  });
  if (!stage?.has_steps) return step(column.x + column.width / 2, null);
  if (Math.abs(x - column.x) <= NEAR) return step(column.x, column.id);
  const right = column.x + column.width;
  if (Math.abs(x - right) > NEAR) return null;
  const next = grid.columns[grid.columns.indexOf(column) + 1];
  return step(right, next?.stage === column.stage ? next.id : null);
}

function betweenLanes({ grid, body_x }: SceneModel, { y }: Point): AddPlace | null {
  const next = grid.rows.findIndex((row) => Math.abs(y - row.y) <= NEAR);
  const last = grid.rows.at(-1);
  const end = last ? last.y + last.height : 0;
  const row = grid.rows[next];
  if (!row && Math.abs(y - end) > NEAR && !(y > end && y < end + 4 * NEAR)) return null;
  const at = { x: body_x / 2, y: row?.y ?? end };
  return { region: "labels", at, label: "Add a lane here", adds: "lane", before: row?.id ?? null };
}

function headerBox(scene: SceneModel, id: string | undefined): Box | undefined {
  return scene.groups.get(scene.keyOf.get(id ?? "") ?? "")?.rect;
}

function samePoint(a: Point | undefined, b: Point | undefined): boolean {
  return a?.x === b?.x && a?.y === b?.y;
}
