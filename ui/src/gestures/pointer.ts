/** Reads the pointer over the map and starts the gesture that belongs to what is under it. */

import type { Point } from "../canvas/camera";
import { focusAt } from "../canvas/focus";
import { markHover } from "../canvas/map_marks";
import type { MapView } from "../canvas/map_view.svelte";
import type { RecordRef } from "../generated";
import type { AddHere } from "./add_here";
import { Clicks } from "./clicks";
import { doubleClicked } from "./double_click";
import { dragCards } from "./drag_card";
import { dragEmotion } from "./drag_emotion";
import { dragLane } from "./drag_lane";
import { dragSpan } from "./drag_span";
import { dragStage } from "./drag_stage";
import { dragStep } from "./drag_step";
import { marquee } from "./marquee";
import { pan } from "./pan";
import { speed } from "./pointer_edges";
import { type Drag, Gesture, type Pointer, type Press } from "./press";

const MIDDLE_BUTTON = 1;

export class PointerGestures {
  private readonly gesture = new Gesture();
  private readonly clicks = new Clicks();
  private last: Pointer = { x: 0, y: 0, shift: false, primary: false };
  private scrolling = 0;
  private spaceHeld = false;
  private readonly listening = new AbortController();

  constructor(
    private readonly map: MapView,
    private readonly addHere: AddHere,
  ) {
    const { root } = map;
    const { signal } = this.listening;
    root.addEventListener("pointerdown", (event) => this.down(event), { signal });
    root.addEventListener("pointermove", (event) => this.move(event), { signal });
    root.addEventListener("pointerup", (event) => this.up(event), { signal });
    root.addEventListener("pointercancel", () => this.gesture.rest(), { signal });
    root.addEventListener("click", (event) => this.clickLink(event), { signal });
    root.addEventListener("pointerleave", () => this.leave(), { signal });
    // A middle click would otherwise paste or start the platform's own scrolling.
    root.addEventListener("auxclick", (event) => event.preventDefault(), { signal });
  }

  destroy(): void {
    this.listening.abort();
    this.gesture.rest();
    cancelAnimationFrame(this.scrolling);
  }

  get isDragging(): boolean {
    return this.gesture.isDragging;
  }

  /** Esc: the drag is forgotten. */
  cancel(): void {
    this.gesture.cancel();
  }

  /** While the space bar is held, dragging pans. */
  holdSpace(held: boolean): void {
    this.spaceHeld = held;
    this.map.root.classList.toggle("panning", held);
  }

  /** Selects what is under the pointer, where it is not selected yet; on empty ground the cell. */
  chooseAt(event: MouseEvent): void {
    const { map } = this;
    map.stopTyping();
    map.usesKeyboard = false;
    this.addHere.hide();
    const hit = map.hit(this.pointer(event));
    if (hit.kind === "record") {
      if (map.editor.isSelected(hit.record.id)) return;
      map.select([hit.record]);
      map.focusRecord(hit.record.id, false);
      return;
    }
    map.select([]);
    map.setFocus(hit.kind === "cell" ? focusAt(map.scene.grid, hit) : null, false);
  }

  /** A gesture that began outside the map, as from the palette. Its pointer is followed from here. */
  adopt(drag: Drag, event: PointerEvent): void {
    this.gesture.down({ begin: () => drag, click: () => drag.cancel() }, this.pointer(event));
    const following = new AbortController();
    const { signal } = following;
    const end = (then: () => void) => {
      following.abort();
      then();
    };
    window.addEventListener("pointermove", (moved) => this.moved(this.pointer(moved)), { signal });
    window.addEventListener("pointerup", (up) => end(() => this.gesture.up(this.pointer(up))), { signal });
    window.addEventListener("pointercancel", () => end(() => this.gesture.rest()), { signal });
  }

  private down(event: PointerEvent): void {
    if (event.target instanceof Element && event.target.closest("button, textarea")) return;
    if (event.button !== 0 && event.button !== MIDDLE_BUTTON) return;
    event.preventDefault();
    this.map.stopTyping();
    this.map.usesKeyboard = false;
    this.addHere.hide();
    const at = this.pointer(event);
    this.last = at;
    this.map.root.setPointerCapture(event.pointerId);
    this.gesture.down(this.pressAt(event, at), at);
  }

  private pressAt(event: PointerEvent, at: Pointer): Press {
    const { map } = this;
    const clicks = this.clicks.pressed(event);
    if (event.button === MIDDLE_BUTTON || this.spaceHeld)
      return { begin: (from) => pan(map, from), click: () => {} };
    const side = (event.target as Element).closest<HTMLElement>("[data-span]")?.dataset.span;
    const [selected] = map.selection();
    if (side && selected) {
      return { begin: () => dragSpan(map, selected.id, side === "left" ? "left" : "right"), click: () => {} };
    }
    const hit = map.hit(at);
    if (hit.kind !== "record") {
      return { begin: (from) => marquee(map, from), click: (to) => this.clickGround(to, clicks) };
    }
    const { record } = hit;
    return {
      begin: (from) => this.dragRecord(record, from),
      click: (to) => this.clickRecord(record, to, clicks),
    };
  }

  private dragRecord(record: RecordRef, from: Pointer): Drag | null {
    const { map } = this;
    if (!map.editor.isSelected(record.id)) map.select([record]);
    switch (record.kind) {
      case "card":
        return dragCards(map, this.selectedCards(record), record.id, from);
      case "stage":
        return dragStage(map, record.id, from);
      case "step":
        return dragStep(map, record.id, from);
      case "lane":
        return dragLane(map, record.id, from);
      case "emotion":
        return dragEmotion(map, record.id, map.editor.info.emotion_scale, from);
      default:
        return null;
    }
  }

  /** The selected cards in reading order. */
  private selectedCards(grabbed: RecordRef): string[] {
    const ids = new Set(
      this.map
        .selection()
        .filter(({ kind }) => kind === "card")
        .map(({ id }) => id),
    );
    ids.add(grabbed.id);
    return this.map.scene.grid.slots.filter(({ id }) => ids.has(id)).map(({ id }) => id);
  }

  private clickRecord(record: RecordRef, at: Pointer, clicks: number): void {
    const { map } = this;
    if (at.shift || at.primary) {
      const others = map.selection().filter(({ id }) => id !== record.id);
      map.select(map.editor.isSelected(record.id) ? others : [...others, record]);
      map.takeKeyboard();
      return;
    }
    map.select([record]);
    map.focusRecord(record.id, false);
    if (clicks === 2) void map.type(record.id);
  }

  private clickGround(at: Pointer, clicks: number): void {
    const { map } = this;
    if (clicks === 2 && doubleClicked(map, at)) return;
    map.select([]);
    map.setFocus(null, false);
    map.takeKeyboard();
  }

  private move(event: PointerEvent): void {
    const at = this.pointer(event);
    if (this.gesture.isIdle) {
      this.hover(event, at);
      return;
    }
    this.moved(at);
  }

  private moved(at: Pointer): void {
    this.last = at;
    this.gesture.move(at);
    if (this.gesture.isDragging) markHover(this.map.marks, this.map.scene, null);
    this.scrollAtEdges();
  }

  private hover(event: PointerEvent, at: Pointer): void {
    if (event.target instanceof Element && event.target.closest("button, textarea")) return;
    const hit = this.map.hit(at);
    const card = hit.kind === "record" && hit.record.kind === "card" ? hit.record.id : null;
    markHover(this.map.marks, this.map.scene, card);
    this.addHere.follow(at);
  }

  /** The sign at a card that names a page. */
  private clickLink({ target }: MouseEvent): void {
    const page = target instanceof Element && target.closest<HTMLElement>("[data-page]")?.dataset.page;
    if (page) this.map.onOpenPage?.(page);
  }

  private leave(): void {
    if (!this.gesture.isIdle) return;
    markHover(this.map.marks, this.map.scene, null);
    this.addHere.hide();
  }

  private up(event: PointerEvent): void {
    this.gesture.up(this.pointer(event));
    cancelAnimationFrame(this.scrolling);
    this.scrolling = 0;
  }

  private scrollAtEdges(): void {
    if (this.scrolling || !this.gesture.scrolls) return;
    const step = () => {
      this.scrolling = 0;
      const { x, y } = this.edgeSpeed(this.last);
      if ((x === 0 && y === 0) || !this.gesture.scrolls) return;
      this.map.panBy(x, y);
      this.gesture.move(this.last);
      this.scrolling = requestAnimationFrame(step);
    };
    this.scrolling = requestAnimationFrame(step);
  }

  private edgeSpeed(at: Point): Point {
    const body = this.map.painter.bodyView();
    return { x: speed(at.x - body.x, body.width), y: speed(at.y - body.y, body.height) };
  }

  private pointer(event: MouseEvent): Pointer {
    const { left, top } = this.map.root.getBoundingClientRect();
    return {
      x: event.clientX - left,
      y: event.clientY - top,
      shift: event.shiftKey,
      primary: event.ctrlKey || event.metaKey,
    };
  }
}
