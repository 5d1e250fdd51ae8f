/** Cut, copy and paste where the shell has no such command: the page asks the browser. */

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
