/** Cut, copy and paste, of text and of pictures, where the shell has no such command: the page asks the browser. */

import type { EditCommand } from "./contract";

/** Runs a command on the text field or whatever else has the keyboard. */
export async function editInPage(command: EditCommand): Promise<void> {
  if (command !== "paste") {
    document.execCommand(command);
    return;
  }
  // Browsers let nobody paste by command; reading the clipboard they allow, or ask about.
  const text = await navigator.clipboard.readText();
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const pasted = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  const target = document.activeElement ?? document.body;
  if (target.dispatchEvent(pasted)) document.execCommand("insertText", false, text);
}

/** Puts a PNG, as Base64, on the clipboard. The clipboard is asked at once: it listens to a person's doing only. */
export async function copyPictureInPage(png: Promise<string>): Promise<void> {
  const blob = png.then((data) => {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    return new Blob([bytes], { type: "image/png" });
  });
  await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
}
