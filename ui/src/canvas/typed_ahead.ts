/** What is typed while a field is on its way, so that fast hands lose no letter. */

/** A key as `KeyboardEvent` has it. */
type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

export class TypedAhead {
  private text = "";
  private isComing = false;
  private hasEnded = false;

  /** A field is on its way. */
  begin(): void {
    if (!this.isComing) Object.assign(this, { text: "", isComing: true, hasEnded: false });
  }

  /** Takes a key for the field that is on its way; false where none is, or the key means something else. */
  take({ key, ctrlKey, metaKey, altKey }: Key): boolean {
    if (!this.isComing || this.hasEnded || ctrlKey || metaKey || altKey) return false;
    if (key === "Enter") this.hasEnded = true;
    else if (key === "Backspace") this.text = [...this.text].slice(0, -1).join("");
    else if ([...key].length === 1) this.text += key;
    else return false;
    return true;
  }

  /** The field is there, or will not come: what it begins with, and whether it is left again. */
  end(): { text: string; isLeft: boolean } {
    this.isComing = false;
    return { text: this.text, isLeft: this.hasEnded };
  }
}
