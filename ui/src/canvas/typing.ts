/**
 * Typing in place: a text field over a card, header, label or point, growing as one types.
 *
 * While it is open it wraps natively, in the card's width and type; its height is asked from Rust.
 */

import type { Box } from "./camera";
import type { Quick } from "./quick";
import { isTab } from "./tab_key";

/** How the typed text is set, in points. */
export interface TypeFace {
  size: number;
  lineHeight: number;
  weight: number;
  /** From the box's edges to the text. */
  padding: { left: number; right: number; top: number; bottom: number };
}

/** One text being typed. */
export interface Draft {
  /** What assistive technology reads. */
  label: string;
  /** The text as it stands in the document. */
  before: string;
  /** The text to begin with. */
  text: string;
  placeholder: string;
  /** A text to begin with that is kept as it is, unless Esc leaves it: the usual name of something new. */
  usual?: string;
  face: TypeFace;
  /** What else can be set meanwhile. */
  quick?: Quick;
  /** Where the field stands in the map element, in pixels; asked anew in every frame. */
  box(): Box;
  /** Pixels a point. */
  scale(): number;
  /** The height that the text takes, in points, where Rust can tell. */
  height?(text: string): Promise<number>;
  /** The text as it was left; called once. Not called where nothing was changed. */
  keep(text: string): void;
  /** Afterwards, in any case: `next` is 1 or −1 after Tab, else 0. */
  closed(next: -1 | 0 | 1): void;
}

export class Typing {
  private readonly field = document.createElement("textarea");
  private draft: Draft | null = null;
  private asked = 0;
  private tallest = 0;

  constructor(private readonly root: HTMLElement) {
    this.field.className = "typing";
    this.field.rows = 1;
    this.field.dir = "auto";
    this.field.spellcheck = true;
    this.field.addEventListener("input", () => void this.grow());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("blur", () => this.close(0));
    this.field.addEventListener("pointerdown", (event) => event.stopPropagation());
  }

  get isOpen(): boolean {
    return this.draft !== null;
  }

  /** What can be set of what is typed, and where its field stands in the map element, in pixels. */
  get quick(): { quick: Quick; at: Box } | null {
    const { draft } = this;
    if (!draft?.quick) return null;
    const box = draft.box();
    return { quick: draft.quick, at: { ...box, height: Math.max(box.height, this.tallest * draft.scale()) } };
  }

  /** Opens the field; `selects` marks the whole text, otherwise typing goes on at its end. */
  open(draft: Draft, selects: boolean): void {
    this.close(0);
    this.draft = draft;
    this.tallest = 0;
    this.field.value = draft.text;
    this.field.placeholder = draft.placeholder;
    this.field.setAttribute("aria-label", draft.label);
    this.root.append(this.field);
    this.follow();
    this.field.focus({ preventScroll: true });
    if (selects) this.field.select();
    else this.field.setSelectionRange(draft.text.length, draft.text.length);
    void this.grow();
  }

  /** Puts the field where its box is now. */
  follow(): void {
    if (!this.draft) return;
    const box = this.draft.box();
    const scale = this.draft.scale();
    const { size, lineHeight, weight, padding } = this.draft.face;
    const css = this.field.style;
    // The edge lies outside the card's own, and its width is not the text's.
    css.left = `${box.x - 1}px`;
    css.top = `${box.y - 1}px`;
    css.width = `${box.width + 2}px`;
    css.fontSize = `${size * scale}px`;
    css.lineHeight = `${lineHeight * scale}px`;
    css.fontWeight = String(weight);
    const { left, right, top, bottom } = padding;
    css.padding = `${top * scale - 1}px ${right * scale - 1}px ${bottom * scale - 1}px ${left * scale - 1}px`;
    css.height = `${Math.max(box.height, this.tallest * scale) + 2}px`;
  }

  /** Leaves the field and keeps its text; a usual text that nobody changed is given up by Esc. */
  close(next: -1 | 0 | 1, byEscape = false): void {
    const { draft } = this;
    if (!draft) return;
    this.draft = null;
    const text = this.field.value.replaceAll("\r\n", "\n").trimEnd();
    this.field.remove();
    const isGivenUp = byEscape && text === draft.usual;
    if (text !== draft.before && !isGivenUp) draft.keep(text);
    draft.closed(next);
  }

  private key(event: KeyboardEvent): void {
    // Shortcuts such as Ctrl+S are the window's; every other key is the text's.
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    // While an input method composes, Enter and Esc are its own.
    if (event.isComposing) return;
    const leaves = (event.key === "Enter" && !event.shiftKey) || event.key === "Escape";
    if (!leaves && !isTab(event)) return;
    event.preventDefault();
    this.close(isTab(event) ? (event.shiftKey ? -1 : 1) : 0, event.key === "Escape");
  }

  private async grow(): Promise<void> {
    const { draft } = this;
    if (!draft) return;
    const turn = ++this.asked;
    const height = draft.height ? await draft.height(this.field.value).catch(() => null) : null;
    if (turn !== this.asked || this.draft !== draft) return;
    this.field.style.height = "0";
    const native = this.field.scrollHeight / draft.scale();
    // Where the browser breaks a line earlier than Rust would, nothing may be hidden.
    this.tallest = Math.max(height ?? 0, native);
    this.follow();
  }
}

/** The face of a card's text in a density, for cards that have no text yet. */
export const DRAFT_FACES: Record<"compact" | "comfortable" | "spacious", TypeFace> = {
  compact: face(12, 16, 9, 8, 6),
  comfortable: face(13, 18, 11, 10, 8),
  spacious: face(15, 21, 14, 12, 10),
};

function face(size: number, lineHeight: number, left: number, right: number, down: number): TypeFace {
  return { size, lineHeight, weight: 400, padding: { left, right, top: down, bottom: down } };
}
