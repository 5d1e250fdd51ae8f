/**
 * The life of a gesture: pressed, dragging after four pixels, then dropped or cancelled.
 *
 * A gesture changes nothing before its drop. What it shows while it lasts is a preview, so that
 * cancelling is forgetting.
 */

/** Where the pointer is, in pixels of the map element, and which keys are held. */
export interface Pointer {
  x: number;
  y: number;
  shift: boolean;
  /** Ctrl, or ⌘ on macOS. */
  primary: boolean;
}

/** A gesture under way. */
export interface Drag {
  /** Called for every move, and again when the map scrolls below a resting pointer. */
  move(at: Pointer): void;
  drop(at: Pointer): void;
  cancel(): void;
  /** Whether the map scrolls when the pointer comes near its edges. */
  readonly scrolls: boolean;
}

/** What may become a gesture. */
export interface Press {
  /** The pointer has left the place where it was pressed. Null where nothing can be dragged. */
  begin(from: Pointer): Drag | null;
  /** The pointer was released where it was pressed. */
  click(at: Pointer): void;
}

const THRESHOLD = 4;

export class Gesture {
  private state:
    | { kind: "idle" }
    | { kind: "pressed"; press: Press; from: Pointer }
    | { kind: "dragging"; drag: Drag }
    | { kind: "spent" } = { kind: "idle" };

  get isDragging(): boolean {
    return this.state.kind === "dragging";
  }

  get isIdle(): boolean {
    return this.state.kind === "idle";
  }

  /** Whether the map should scroll at its edges now. */
  get scrolls(): boolean {
    return this.state.kind === "dragging" && this.state.drag.scrolls;
  }

  down(press: Press, at: Pointer): void {
    this.cancel();
    this.state = { kind: "pressed", press, from: at };
  }

  move(at: Pointer): void {
    if (this.state.kind === "pressed") {
      const { press, from } = this.state;
      if (Math.hypot(at.x - from.x, at.y - from.y) < THRESHOLD) return;
      const drag = press.begin(from);
      this.state = drag ? { kind: "dragging", drag } : { kind: "spent" };
    }
    if (this.state.kind === "dragging") this.state.drag.move(at);
  }

  up(at: Pointer): void {
    const { state } = this;
    this.state = { kind: "idle" };
    if (state.kind === "pressed") state.press.click(at);
    if (state.kind === "dragging") state.drag.drop(at);
  }

  /** Esc, or the pointer was taken away. */
  cancel(): void {
    const { state } = this;
    this.state = state.kind === "idle" ? state : { kind: "spent" };
    if (state.kind === "dragging") state.drag.cancel();
  }

  /** The pointer was released after a cancelled gesture, or elsewhere. */
  rest(): void {
    this.cancel();
    this.state = { kind: "idle" };
  }
}
