/** The map in the window: painter, marks, grid for assistive technology, typing, and the camera over them. */

import type { Command, Permission, RecordRef } from "../generated";
import type { NewPlace } from "../gestures/drop_target";
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
import { Flight } from "./flight";
import { type Focus, kept, type Place, placeOf } from "./focus";
import { around } from "./grid";
import { type Hit, hitAt } from "./hit";
import { markCut, markFocus, markSelection } from "./map_marks";
import { Marks } from "./marks";
import { Painter, type View } from "./painter";
import { boxOf, boxOfFocus, focusOf, recordAt } from "./places";
import { MapPreview } from "./preview";
import type { SceneChange, SceneModel } from "./scene_model";
import { Table } from "./table";
import { whereabouts } from "./whereabouts";
import { Writing } from "./writing";

/** Quiet time before the grid for assistive technology follows scene and camera, in milliseconds. */
const REST = 120;

export class MapView implements Ground {
  camera: Camera = $state.raw({ x: 0, y: 0, zoom: 1 });
  /** The part of the map element in which the body is seen, in pixels. */
  bodyBox: Box = $state.raw({ x: 0, y: 0, width: 1, height: 1 });
  focus: Focus | null = $state.raw(null);
  /** What can be set of the card that is being typed, and where it stands. */
  quick: Writing["quick"] = $state.raw(null);
  /** Whether the keyboard was used last: only then the focus is outlined. */
  usesKeyboard = $state(false);

  readonly painter: Painter;
  readonly marks: Marks;
  readonly preview: Preview;
  private readonly table: Table;
  private readonly writing: Writing;
  private readonly resizes: ResizeObserver;
  private readonly stopEffects: () => void;
  private lastPlace: Place = { row: 0, column: 0 };
  private resting: ReturnType<typeof setTimeout> | undefined;
  private readonly flight = new Flight();
  private isDrawn = false;

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
    this.writing = new Writing({
      root,
      editor,
      painter: this.painter,
      ground: this,
      show: (box) => this.moveCamera(revealed(this.camera, box, this.painter.bodyView())),
      changed: () => this.followTyping(),
      closed: (next, id) => this.typed(next, id),
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
        markCut(this.marks, editor.scene, editor.taken?.isCut ? editor.taken.cards : []);
      });
    });
    this.resized();
    this.sceneChanged({ full: true, repainted: [], moved: [], removed: [], reordered: true });
  }

  destroy(): void {
    this.resizes.disconnect();
    this.stopEffects();
    clearTimeout(this.resting);
    this.flight.end();
  }

  // ——— camera ———

  get scene() {
    return this.editor.scene;
  }

  get zoom(): number {
    return this.camera.zoom;
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
    this.flight.end();
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
    const { scene } = this;
    const boxes = this.editor.selection.flatMap(({ id }) => boxOf(scene.grid, id, this.camera) ?? []);
    const box = around(boxes);
    if (box) this.fly(fitted(box, this.painter.bodyView(), 2));
    else this.fitAll();
  }

  /** Shows a record with as little movement as possible. */
  reveal(id: string): void {
    const box = boxOf(this.scene.grid, id, this.camera);
    if (box) this.fly(revealed(this.camera, box, this.painter.bodyView()));
  }

  /** The camera goes there; flies where motion is welcome. */
  fly(to: Camera): void {
    const goal = this.kept(to);
    const from = this.camera;
    if (goal.x === from.x && goal.y === from.y && goal.zoom === from.zoom) return;
    this.flight.begin(from, goal, (camera) => this.setCamera(camera));
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
      const box = boxOfFocus(this.scene.grid, focus, this.camera);
      if (box) this.fly(revealed(this.camera, box, this.painter.bodyView()));
    }
    this.table.update();
    this.table.takeFocus();
  }

  /** Puts the focus on a record, where it stands in the grid. */
  focusRecord(id: string, byKeyboard: boolean): void {
    const focus = focusOf(this.scene.grid, id);
    if (focus) this.setFocus(focus, byKeyboard);
  }

  /** The keyboard returns to the map, wherever it was. */
  takeKeyboard(): void {
    if (this.focus) this.table.takeFocus();
    else this.root.focus({ preventScroll: true });
  }

  /** The record that the focus stands for: of a header, a label, or an entry of a cell. */
  recordAt(focus: Focus): RecordRef | null {
    return recordAt(this.scene, focus);
  }

  // ——— typing ———

  get isTyping(): boolean {
    return this.writing.isOpen;
  }

  /** Takes a key for a field that is on its way; says whether it did. */
  takeAhead(event: KeyboardEvent): boolean {
    return this.writing.takeAhead(event);
  }

  /** Leaves the field that is open and keeps its text. */
  stopTyping(): void {
    this.writing.end();
  }

  /** Opens a record to typing; `text` replaces what it says. */
  type(id: string, text?: string): Promise<void> {
    return this.writing.open(id, text);
  }

  /** Opens something new to typing. */
  typeNew(place: NewPlace, text?: string): Promise<void> {
    return this.writing.openNew(place, text);
  }

  private typed(next: -1 | 0 | 1, id: string | null): void {
    if (id) this.focusRecord(id, true);
    else this.takeKeyboard();
    if (next !== 0) this.onNextCell?.(next);
  }

  /** The sign of a card's page was pressed. */
  onOpenPage: ((url: string) => void) | null = null;

  /** Tab has left a field: the keyboard goes on to the next cell. */
  onNextCell: ((direction: 1 | -1) => void) | null = null;

  // ——— following ———

  private sceneChanged(change: SceneChange): void {
    this.painter.changed(change);
    if (this.focus) this.focus = kept(this.scene.grid, this.focus, this.lastPlace);
    this.setCamera(this.camera);
    // After an edit the table follows when the frame is drawn, so that nobody waits for it; a map
    // that has just come up must take the keyboard at once.
    if (change.full) this.table.update();
  }

  private resized(): void {
    this.painter.resize({ width: this.root.clientWidth, height: this.root.clientHeight });
    this.setCamera(this.camera);
  }

  private followTyping(): void {
    this.writing.follow();
    const { quick } = this.writing;
    if (quick || this.quick) this.quick = quick;
  }

  private followFrame(): void {
    // For measurements of how long a start takes.
    if (!this.isDrawn) performance.mark("map drawn");
    this.isDrawn = true;
    const body = this.painter.bodyView();
    const same = (["x", "y", "width", "height"] as const).every((side) => body[side] === this.bodyBox[side]);
    if (!same) this.bodyBox = body;
    this.followTyping();
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
