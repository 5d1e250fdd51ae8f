/** The map in the window: painter, marks, grid for assistive technology, typing, and the camera over them. */

import { failureOf } from "../bridge";
import type { Command, Permission, RecordRef } from "../generated";
import type { CardPlace } from "../gestures/drop_target";
import type { Ground, Preview } from "../gestures/ground";
import type { Editor } from "../state/editor.svelte";
import {
  type Box,
  type Camera,
  fitted,
  kept as keptInView,
  type Point,
  panned,
  revealed,
  zoomedAt,
  zoomStep,
} from "./camera";
import { type DraftStage, draftOf, draftOfNewCard } from "./drafts";
import { type Focus, focusAt, focusOn, kept, type Place, placeOf } from "./focus";
import { around, slotOf } from "./grid";
import { type Hit, hitAt } from "./hit";
import { markFocus, markSelection } from "./map_marks";
import { Marks } from "./marks";
import { Painter, type View } from "./painter";
import { MapPreview } from "./preview";
import type { SceneChange, SceneModel } from "./scene_model";
import { Table } from "./table";
import { Typing } from "./typing";
import { whereabouts } from "./whereabouts";

/** Quiet time before the grid for assistive technology follows the camera, in milliseconds. */
const REST = 120;
/** How long the camera flies to a far place, in milliseconds. */
const FLIGHT = 240;

export class MapView implements Ground {
  camera: Camera = $state.raw({ x: 0, y: 0, zoom: 1 });
  /** The part of the map element in which the body is seen, in pixels. */
  bodyBox: Box = $state.raw({ x: 0, y: 0, width: 1, height: 1 });
  focus: Focus | null = $state.raw(null);
  /** Whether the keyboard was used last: only then the focus is outlined. */
  usesKeyboard = $state(false);

  readonly painter: Painter;
  readonly marks: Marks;
  readonly preview: Preview;
  private readonly table: Table;
  private readonly typing: Typing;
  private readonly resizes: ResizeObserver;
  private readonly stopEffects: () => void;
  private lastPlace: Place = { row: 0, column: 0 };
  private resting: ReturnType<typeof setTimeout> | undefined;
  private flight = 0;

  constructor(
    readonly root: HTMLElement,
    readonly editor: Editor,
  ) {
    this.painter = new Painter(
      root,
      viewOf(editor.scene, () => this.camera),
      (image, asset) => {
        editor.picture(asset).then(
          (address) => {
            image.src = address;
          },
          () => {},
        );
      },
    );
    this.marks = new Marks(this.painter);
    this.typing = new Typing(root);
    this.preview = new MapPreview({
      root,
      painter: this.painter,
      marks: this.marks,
      scene: editor.scene,
      zoom: () => this.camera.zoom,
      explain: (reason) => {
        editor.hint = reason ? { text: reason, tone: "refused" } : null;
      },
    });
    this.table = new Table({
      root,
      scene: editor.scene,
      viewBox: (region, box) => this.painter.viewBox(region, box),
      bodyView: () => this.painter.bodyView(),
      focus: () => this.focus,
      focused: (focus) => this.setFocus(focus, true),
    });
    editor.onScene((change) => this.sceneChanged(change));
    this.painter.onFrame(() => this.followFrame());
    this.resizes = new ResizeObserver(() => this.resized());
    this.resizes.observe(root);
    this.stopEffects = $effect.root(() => {
      $effect(() => {
        // What is marked may stand elsewhere in another scene.
        void editor.sceneCount;
        const focus = this.usesKeyboard ? this.focus : null;
        markSelection(this.marks, editor.scene, editor.selection, focus);
        markFocus(this.marks, editor.scene, focus);
      });
    });
    this.resized();
    this.sceneChanged({ full: true, repainted: [], moved: [], removed: [] });
  }

  destroy(): void {
    this.resizes.disconnect();
    this.stopEffects();
    clearTimeout(this.resting);
    cancelAnimationFrame(this.flight);
  }

  // ——— camera ———

  get scene() {
    return this.editor.scene;
  }

  get state(): string {
    return this.editor.state?.id ?? "";
  }

  bodyPoint(at: Point): Point {
    const body = this.painter.bodyView();
    const { x, y, zoom } = this.camera;
    return { x: x + (at.x - body.x) / zoom, y: y + (at.y - body.y) / zoom };
  }

  hit(at: Point): Hit {
    return hitAt(this.scene, this.camera, this.painter.bodyView(), at);
  }

  moveCamera(camera: Camera): void {
    cancelAnimationFrame(this.flight);
    this.setCamera(camera);
  }

  panBy(dx: number, dy: number): void {
    this.moveCamera(panned(this.camera, dx, dy));
  }

  /** Zooms so that what is under a pixel of the map element stays there. */
  zoomAt(zoom: number, at?: Point): void {
    const body = this.painter.bodyView();
    const view = at ? { x: at.x - body.x, y: at.y - body.y } : { x: body.width / 2, y: body.height / 2 };
    this.moveCamera(zoomedAt(this.camera, zoom, view));
  }

  zoomStep(direction: 1 | -1): void {
    this.zoomAt(zoomStep(this.camera.zoom, direction));
  }

  /** The whole map, at 100 % at most. */
  fitAll(): void {
    const { scene } = this;
    const box = { x: 0, y: 0, width: scene.width - scene.body_x, height: scene.height - scene.body_y };
    this.fly(fitted(box, this.painter.bodyView(), 1));
  }

  /** What is selected, at 200 % at most; the whole map where nothing is. */
  fitSelection(): void {
    const boxes = this.editor.selection.flatMap(({ id }) => this.boxOf(id) ?? []);
    const box = around(boxes);
    if (box) this.fly(fitted(box, this.painter.bodyView(), 2));
    else this.fitAll();
  }

  /** Shows a record with as little movement as possible. */
  reveal(id: string): void {
    const box = this.boxOf(id);
    if (box) this.fly(revealed(this.camera, box, this.painter.bodyView()));
  }

  /** The camera goes there; flies where motion is welcome. */
  fly(to: Camera): void {
    const goal = this.kept(to);
    const from = this.camera;
    if (goal.x === from.x && goal.y === from.y && goal.zoom === from.zoom) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.moveCamera(goal);
    cancelAnimationFrame(this.flight);
    const start = performance.now();
    const step = (now: number) => {
      const time = Math.min(1, (now - start) / FLIGHT);
      const eased = 1 - (1 - time) ** 3;
      const between = (a: number, b: number) => a + (b - a) * eased;
      this.setCamera(
        time === 1
          ? goal
          : {
              x: between(from.x, goal.x),
              y: between(from.y, goal.y),
              zoom: between(from.zoom, goal.zoom),
            },
      );
      if (time < 1) this.flight = requestAnimationFrame(step);
    };
    this.flight = requestAnimationFrame(step);
  }

  /** A record's box in the body; headers and labels stand for their whole column or row. */
  private boxOf(id: string): Box | null {
    const { grid } = this.scene;
    const slot = slotOf(grid, id);
    if (slot) return slot.rect;
    const { x, y } = this.camera;
    const column = grid.columns.find((one) => one.id === id) ?? grid.stages.find((one) => one.id === id);
    if (column) return { x: column.x, y, width: column.width, height: 1 };
    const row = grid.rows.find((one) => one.id === id);
    return row ? { x, y: row.y, width: 1, height: row.height } : null;
  }

  private kept(camera: Camera): Camera {
    const { scene } = this;
    const body = { width: scene.width - scene.body_x, height: scene.height - scene.body_y };
    return keptInView(camera, body, this.painter.bodyView());
  }

  private setCamera(camera: Camera): void {
    this.camera = this.kept(camera);
    this.painter.request();
  }

  // ——— asking ———

  async apply(command: Command, done?: () => string): Promise<boolean> {
    const edited = await this.editor.apply(command);
    if (!edited) return false;
    const [card] = edited.touched.filter(({ kind }) => kind === "card");
    const isMove = edited.label.startsWith("Move") && card !== undefined;
    if (done) this.editor.announcement = done();
    else if (isMove) this.editor.announcement = `Moved to ${whereabouts(this.scene, card.id)}`;
    else if (edited.label) this.editor.announcement = edited.label;
    return true;
  }

  permit(command: Command): Promise<Permission> {
    return this.editor.permit(command);
  }

  newId(): string {
    return crypto.randomUUID();
  }

  // ——— selection and focus ———

  selection(): RecordRef[] {
    return this.editor.selection;
  }

  select(records: RecordRef[]): void {
    this.editor.select(records);
  }

  /** Moves the keyboard to a place of the grid; what stands there is selected. */
  setFocus(focus: Focus | null, byKeyboard: boolean): void {
    this.focus = focus;
    this.usesKeyboard = byKeyboard;
    if (!focus) return;
    this.lastPlace = placeOf(this.scene.grid, focus) ?? this.lastPlace;
    if (byKeyboard) {
      const record = this.recordAt(focus);
      this.select(record ? [record] : []);
      this.showFocus(focus);
    }
    this.table.update();
    this.table.takeFocus();
  }

  /** Puts the focus on a record, where it stands in the grid. */
  focusRecord(id: string, byKeyboard: boolean): void {
    const focus = focusOn(this.scene.grid, id) ?? this.bandFocus(id);
    if (focus) this.setFocus(focus, byKeyboard);
  }

  /** The keyboard returns to the map, wherever it was. */
  takeKeyboard(): void {
    if (this.focus) this.table.takeFocus();
    else this.root.focus({ preventScroll: true });
  }

  /** The record that the focus stands for: of a header, a label, or an entry of a cell. */
  recordAt(focus: Focus): RecordRef | null {
    const { grid } = this.scene;
    const place = placeOf(grid, focus);
    if (!place) return null;
    const step = grid.columns[place.column];
    let id = focus.slot;
    if (place.row === -2) id = step?.stage ?? null;
    else if (place.row === -1) id = step?.id ?? null;
    else if (place.column === -1) id = focus.row;
    return (id && this.scene.groups.get(this.scene.keyOf.get(id) ?? "")?.record) || null;
  }

  private bandFocus(id: string): Focus | null {
    const { grid } = this.scene;
    const row = grid.rows.findIndex((lane) => lane.id === id);
    if (row >= 0) return focusAt(grid, { row, column: -1 });
    const stage = grid.columns.findIndex((column) => column.stage === id);
    if (stage >= 0) return focusAt(grid, { row: -2, column: stage });
    const step = grid.columns.findIndex((column) => column.id === id);
    return step >= 0 ? focusAt(grid, { row: -1, column: step }) : null;
  }

  private showFocus(focus: Focus): void {
    const { grid } = this.scene;
    const place = placeOf(grid, focus);
    const slot = focus.slot && slotOf(grid, focus.slot);
    if (slot) return this.fly(revealed(this.camera, slot.rect, this.painter.bodyView()));
    if (!place) return;
    const column = grid.columns[place.column];
    const row = grid.rows[place.row];
    const box = {
      x: column?.x ?? this.camera.x,
      y: row?.y ?? this.camera.y,
      width: column?.width ?? 1,
      height: row?.height ?? 1,
    };
    this.fly(revealed(this.camera, box, this.painter.bodyView()));
  }

  // ——— typing ———

  get isTyping(): boolean {
    return this.typing.isOpen;
  }

  /** Leaves the field that is open and keeps its text. */
  stopTyping(): void {
    this.typing.close(0);
  }

  /** Opens a record to typing; `text` replaces what it says. */
  async type(id: string, text?: string): Promise<void> {
    const group = this.scene.groups.get(this.scene.keyOf.get(id) ?? "");
    if (!group?.record || this.isReadOnly()) return;
    try {
      const inspection = await this.editor.inspect(group.record);
      if (inspection.locked)
        return this.editor.say("The lane is locked. Unlock it to change its cards.", "refused");
      const draft = draftOf(this.draftStage(), group, inspection, text);
      if (draft) this.typing.open(draft, text === undefined && group.role !== "card");
    } catch (thrown) {
      this.editor.fail(failureOf(thrown));
    }
  }

  /** Opens a new card to typing at a place between cards. */
  async typeNewCard(place: CardPlace, text = ""): Promise<void> {
    const { grid } = this.scene;
    const to = { lane: grid.rows[place.row]?.id ?? "", column: grid.columns[place.column]?.id ?? "" };
    const id = this.newId();
    const { allowed, reason } = await this.permit({ command: "add_card", id, state: this.state, to });
    if (!allowed) return this.editor.say(reason ?? "No card can be added here.", "refused");
    this.moveCamera(revealed(this.camera, { ...place.line, height: 40 }, this.painter.bodyView()));
    this.typing.open({ ...draftOfNewCard(this.draftStage(), place, id), text }, false);
  }

  private isReadOnly(): boolean {
    const reason = this.editor.info.read_only;
    if (reason !== undefined) this.editor.say(reason, "refused");
    return reason !== undefined;
  }

  private draftStage(): DraftStage {
    return {
      editor: this.editor,
      painter: this.painter,
      zoom: () => this.camera.zoom,
      apply: (command) => this.apply(command),
      closed: (next, id) => this.typed(next, id),
    };
  }

  private typed(next: -1 | 0 | 1, id: string | null): void {
    if (id) this.focusRecord(id, true);
    else this.takeKeyboard();
    if (next !== 0) this.onNextCell?.(next);
  }

  /** Tab has left a field: the keyboard goes on to the next cell. */
  onNextCell: ((direction: 1 | -1) => void) | null = null;

  // ——— following ———

  private sceneChanged(change: SceneChange): void {
    this.painter.changed(change);
    if (this.focus) this.focus = kept(this.scene.grid, this.focus, this.lastPlace);
    this.setCamera(this.camera);
    this.table.update();
  }

  private resized(): void {
    this.painter.resize({ width: this.root.clientWidth, height: this.root.clientHeight });
    this.setCamera(this.camera);
  }

  private followFrame(): void {
    const body = this.painter.bodyView();
    const same = (["x", "y", "width", "height"] as const).every((side) => body[side] === this.bodyBox[side]);
    if (!same) this.bodyBox = body;
    this.typing.follow();
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.table.update(), REST);
  }
}

/** A view whose camera is read when it is needed. */
function viewOf(scene: SceneModel, camera: () => Camera): View {
  return {
    scene,
    get camera() {
      return camera();
    },
  };
}
