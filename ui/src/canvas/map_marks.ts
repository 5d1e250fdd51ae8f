/** Which outlines lie over the map now: selection, focus and hover. */

import type { RecordRef } from "../generated";
import { laneInk } from "../state/vocabulary";
import type { Box } from "./camera";
import { type Focus, placeOf } from "./focus";
import { around, cellBox, holdsCards, slotOf } from "./grid";
import type { Shown } from "./layers";
import type { Mark, Marks } from "./marks";
import { svgElement } from "./paint_vector";
import { pageOf } from "./places";
import type { SceneModel } from "./scene_model";

/** Six dots: something that can be taken hold of. */
const GRIP = [9, 15].flatMap((x) => [5, 12, 19].map((y) => [x, y] as const));

/** Outlines what is selected; a single card gets handles at its sides. */
export function markSelection(
  marks: Marks,
  scene: SceneModel,
  selection: RecordRef[],
  focus: Focus | null,
): void {
  const found = selection.flatMap(({ id }) => scene.groups.get(scene.keyOf.get(id) ?? "") ?? []);
  const many = found.length > 1;
  const outlines: Mark[] = found.map((group) => ({
    region: group.region as Shown,
    box: group.rect,
    // The outline of the focus says enough where both are on one card.
    look: many ? "selected one-of-many" : focus?.slot === group.record?.id ? "held" : "selected",
    outset: 2,
    parts: !many && group.role === "card" && canSpan(scene, group.record?.id) ? handles() : [],
  }));
  const bounds = many && around(found.filter(({ region }) => region === "body").map(({ rect }) => rect));
  if (bounds) outlines.push({ region: "body", box: bounds, look: "bounds", outset: 6 });
  marks.show("selection", outlines);
}

/** Outlines the cell or card where the keyboard is, while the keyboard is used. */
export function markFocus(marks: Marks, scene: SceneModel, focus: Focus | null): void {
  marks.show("focus", focus ? focusMark(scene, focus) : []);
}

/** Dashes the cards that wait to be put elsewhere. */
export function markCut(marks: Marks, scene: SceneModel, cards: string[]): void {
  const found = cards.flatMap((card) => slotOf(scene.grid, card) ?? []);
  marks.show(
    "cut",
    found.map(({ rect }) => ({ region: "body", box: rect, look: "cut", outset: 0 })),
  );
}

/** Outlines the card under the pointer, in the ink of its kind. */
export function markHover(marks: Marks, scene: SceneModel, card: string | null): void {
  const slot = card ? slotOf(scene.grid, card) : undefined;
  const row = slot && scene.grid.rows[slot.row];
  if (!slot || !row || row.locked || !holdsCards(row)) return marks.show("hover", []);
  const page = pageOf(scene, slot.id);
  const parts = page ? [grip(), pageSign(page)] : [grip()];
  marks.show("hover", [
    { region: "body", box: slot.rect, look: "hovered", outset: 0, parts, ink: laneInk(row.kind) },
  ]);
}

function focusMark(scene: SceneModel, focus: Focus): Mark[] {
  const { grid } = scene;
  const slot = focus.slot ? slotOf(grid, focus.slot) : undefined;
  if (slot) return [{ region: "body", box: slot.rect, look: "focused-card", outset: 4 }];
  const place = placeOf(grid, focus);
  if (!place) return [];
  const { row, column } = place;
  if (row >= 0 && column >= 0) return [cell("body", cellBox(grid, row, column))];
  const step = grid.columns[column];
  const record = row === -2 ? step?.stage : row === -1 ? step?.id : grid.rows[row]?.id;
  const group = scene.groups.get(scene.keyOf.get(record ?? "") ?? "");
  return group ? [cell(group.region as Shown, group.rect)] : [];
}

function cell(region: Shown, box: Box): Mark {
  return { region, box, look: "focused-cell", outset: 0 };
}

function canSpan(scene: SceneModel, card: string | undefined): boolean {
  const slot = card ? slotOf(scene.grid, card) : undefined;
  return slot !== undefined && !scene.grid.rows[slot.row]?.locked;
}

function handles(): HTMLElement[] {
  return ["left", "right"].map((side) => {
    const handle = document.createElement("div");
    handle.className = `span-handle ${side}`;
    handle.dataset.span = side;
    return handle;
  });
}

/** An arrow out of a box: the card leads to a page. By keys the page opens with the card's own command. */
function pageSign(url: string): HTMLElement {
  const sign = document.createElement("button");
  sign.type = "button";
  sign.tabIndex = -1;
  sign.className = "page-sign";
  sign.dataset.page = url;
  sign.title = `Open ${url}`;
  sign.ariaLabel = sign.title;
  const icon = svgElement("svg", {
    viewBox: "0 0 24 24",
    fill: "none",
    stroke: "currentColor",
    "stroke-width": 2.5,
  });
  icon.append(
    svgElement("path", { d: "M15 3h6v6M10 14L21 3M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6" }),
  );
  sign.append(icon);
  return sign;
}

function grip(): SVGElement {
  const icon = svgElement("svg", { viewBox: "0 0 24 24", fill: "currentColor" });
  icon.classList.add("grip");
  icon.append(...GRIP.map(([cx, cy]) => svgElement("circle", { cx, cy, r: 1.6 })));
  return icon;
}
