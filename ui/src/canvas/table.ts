/**
 * The map as a grid for assistive technology: rows and cells over what is drawn.
 *
 * Only cells in view and the focused one are on the page; `aria-rowindex` and the counts say where
 * they stand in the whole. One cell or one of its entries has the grid's single tab stop.
 */

import type { Group } from "../generated";
import type { Box } from "./camera";
import { type Focus, isCell, LABELS, type Place, placeOf, STAGES, STEPS } from "./focus";
import { cellBox, slotsIn } from "./grid";
import type { SceneModel } from "./scene_model";

/** What the table needs to know of the map that it describes. */
export interface TableView {
  root: HTMLElement;
  scene: SceneModel;
  viewBox(region: "body" | "headers" | "labels", box: Box): Box;
  bodyView(): Box;
  focus(): Focus | null;
  /** A cell or entry was focused by somebody else: by Tab, or by assistive technology. */
  focused(focus: Focus): void;
}

export class Table {
  private readonly element = document.createElement("div");
  private readonly rows = new Map<number, HTMLElement>();
  private readonly cells = new Map<string, HTMLElement>();
  private ownFocus = false;

  constructor(private readonly view: TableView) {
    this.element.className = "table";
    this.element.setAttribute("role", "rowgroup");
    view.root.append(this.element);
    this.element.addEventListener("focusin", ({ target }) => {
      if (this.ownFocus || !(target instanceof HTMLElement)) return;
      const { row, column, slot } = target.dataset;
      if (row && column) view.focused({ row, column, slot: slot ?? null });
    });
  }

  /** Brings rows and cells up to what is in view and what they hold. */
  update(): void {
    const { root, scene } = this.view;
    const { grid } = scene;
    root.setAttribute("aria-rowcount", String(grid.rows.length + 2));
    root.setAttribute("aria-colcount", String(grid.columns.length + 1));
    const held = this.element.contains(document.activeElement);
    const wanted = this.wanted();
    const kept = new Set<string>();
    for (const place of wanted) {
      const name = `${place.row} ${place.column}`;
      kept.add(name);
      this.cell(place, name);
    }
    for (const [name, cell] of this.cells) {
      if (kept.has(name)) continue;
      cell.remove();
      this.cells.delete(name);
    }
    for (const [row, element] of this.rows) {
      if (element.childElementCount > 0) continue;
      element.remove();
      this.rows.delete(row);
    }
    this.mark(held);
  }

  /** Moves the keyboard to the focused cell. */
  takeFocus(): void {
    this.mark(true);
  }

  private wanted(): Place[] {
    const { grid } = this.view.scene;
    const body = this.view.bodyView();
    const seen = (box: Box) => box.x < body.x + body.width && box.x + box.width > body.x;
    const seenDown = (box: Box) => box.y < body.y + body.height && box.y + box.height > body.y;
    const columns = [-1];
    grid.columns.forEach((_, column) => {
      if (seen(this.view.viewBox("body", cellBox(grid, 0, column)))) columns.push(column);
    });
    const rows = [-2, -1];
    grid.rows.forEach((_, row) => {
      if (seenDown(this.view.viewBox("body", cellBox(grid, row, 0)))) rows.push(row);
    });
    const focus = this.view.focus();
    const focused = focus && placeOf(grid, focus);
    if (focused && !rows.includes(focused.row)) rows.push(focused.row);
    if (focused && !columns.includes(focused.column)) columns.push(focused.column);
    rows.sort((a, b) => a - b);
    columns.sort((a, b) => a - b);
    return rows.flatMap((row) =>
      columns.filter((column) => isCell(grid, { row, column })).map((column) => ({ row, column })),
    );
  }

  private cell(place: Place, name: string): void {
    const { grid } = this.view.scene;
    let cell = this.cells.get(name);
    if (!cell) {
      cell = document.createElement("div");
      this.cells.set(name, cell);
      insertSorted(this.row(place.row), cell, place.column);
    }
    const { row, column } = place;
    cell.dataset.row = row === -2 ? STAGES : row === -1 ? STEPS : (grid.rows[row]?.id ?? "");
    cell.dataset.column = column < 0 ? LABELS : (grid.columns[column]?.id ?? "");
    cell.setAttribute("role", row < 0 ? "columnheader" : column < 0 ? "rowheader" : "gridcell");
    cell.setAttribute("aria-colindex", String(column + 2));
    if (row < 0 || column < 0) this.header(cell, place);
    else this.body(cell, place);
  }

  private header(cell: HTMLElement, { row, column }: Place): void {
    const { scene } = this.view;
    const { grid } = scene;
    const step = grid.columns[column];
    const record = row === -2 ? step?.stage : row === -1 ? step?.id : grid.rows[row]?.id;
    // The heading of one of two maps above each other stands for no record: it has its row's key.
    const group = scene.groups.get(scene.keyOf.get(record ?? "") ?? record ?? "");
    if (row === -2) {
      const span = grid.columns.filter(({ stage }) => stage === step?.stage).length;
      cell.setAttribute("aria-colspan", String(span));
    }
    setText(cell, group?.label ?? "");
    if (group) setBox(cell, this.view.viewBox(column < 0 ? "labels" : "headers", group.rect));
  }

  private body(cell: HTMLElement, { row, column }: Place): void {
    const { scene } = this.view;
    const box = this.view.viewBox("body", cellBox(scene.grid, row, column));
    setBox(cell, box);
    const slots = slotsIn(scene.grid, row, column);
    while (cell.childElementCount > slots.length) cell.lastElementChild?.remove();
    slots.forEach((slot, index) => {
      let entry = cell.children[index] as HTMLElement | undefined;
      if (!entry) {
        entry = document.createElement("div");
        entry.className = "entry";
        entry.setAttribute("role", "group");
        cell.append(entry);
      }
      const group = scene.groups.get(scene.keyOf.get(slot.id) ?? "");
      entry.dataset.row = cell.dataset.row;
      entry.dataset.column = cell.dataset.column;
      entry.dataset.slot = slot.id;
      entry.setAttribute("aria-roledescription", roleName(group));
      entry.setAttribute("aria-label", group?.label ?? "");
      setText(entry, group?.label ?? "");
      const place = this.view.viewBox("body", slot.rect);
      setBox(entry, { ...place, x: place.x - box.x, y: place.y - box.y });
    });
  }

  private row(row: number): HTMLElement {
    let element = this.rows.get(row);
    if (!element) {
      element = document.createElement("div");
      element.setAttribute("role", "row");
      element.setAttribute("aria-rowindex", String(row + 3));
      this.rows.set(row, element);
      insertSorted(this.element, element, row);
    }
    return element;
  }

  /** Gives the tab stop to the focused cell or entry, and the keyboard too where `take`. */
  private mark(take: boolean): void {
    const { grid } = this.view.scene;
    const focus = this.view.focus();
    const place = focus && placeOf(grid, focus);
    let stop: HTMLElement | null = null;
    for (const [name, cell] of this.cells) {
      const isHere = place !== null && name === `${place.row} ${place.column}`;
      for (const element of [cell, ...cell.querySelectorAll<HTMLElement>(".entry")]) {
        const isStop = isHere && (focus?.slot ?? null) === (element.dataset.slot ?? null);
        element.tabIndex = isStop ? 0 : -1;
        if (isStop) stop = element;
      }
    }
    // Before anything was focused, Tab leads to the first cell.
    if (!stop) {
      stop = this.cells.get("0 0") ?? this.cells.values().next().value ?? null;
      if (stop) stop.tabIndex = 0;
    }
    if (!take || !focus || document.activeElement === stop) return;
    this.ownFocus = true;
    stop?.focus({ preventScroll: true });
    this.ownFocus = false;
  }
}

function roleName(group: Group | undefined): string {
  if (group?.role === "metric") return "metric";
  return group?.role === "point" ? "point of the emotion curve" : "card";
}

function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function setBox(element: HTMLElement, box: Box): void {
  element.style.left = `${box.x}px`;
  element.style.top = `${box.y}px`;
  element.style.width = `${box.width}px`;
  element.style.height = `${box.height}px`;
}

/** Keeps children in the order of their index, as it is read. */
function insertSorted(parent: HTMLElement, child: HTMLElement, index: number): void {
  child.dataset.index = String(index);
  const next = [...parent.children].find((other) => Number((other as HTMLElement).dataset.index) > index);
  parent.insertBefore(child, next ?? null);
}
