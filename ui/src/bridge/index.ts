/**
 * How the interface reaches Rust. Nobody outside this folder knows which way is taken.
 *
 * In the window (Tauri):
 *   invoke("request", { request: string })                one request of the session as JSON → its
 *                                                         answer, or a rejection with an ApiError
 *   listen("session-event", payload: Event)               what the session says by itself
 *   invoke("open_dialog", { extensions }) → string | null native dialogs: the chosen path
 *   invoke("save_dialog", { suggestedName, extensions }) → string | null
 *   invoke("set_menu", { menus: Menu[] })                 the native menu bar, anew
 *   listen("menu", payload: string)                       the id of the action that was chosen
 *   invoke("edit", { command })                           cut, copy or paste, on Linux
 *   invoke("copy_picture", { png })                       onto the clipboard, on Linux
 *   invoke("open_page", { url })                          in the person's browser, or a rejection
 *   invoke("open_written", { path })                      an exported file, or a rejection
 *   invoke("show_in_folder", { path })                    its folder, or a rejection
 *   invoke("set_title", { title, edited })
 *   listen("file-dropped", payload: string)               the path of a file dropped on the window
 *   listen("close-requested")                             the window stays until close_window
 *   invoke("close_window")
 *   invoke("initial_file") → string | null                a path from the command line
 *
 * In a browser (throughline serve): a WebSocket at `/session` of the origin that served the page,
 * JSON in text frames. The token comes in the page's fragment, `#token=…`, and is the first frame:
 *   → { "token": string, "page": string }                a name by which the page is known again
 *   ← { "ready": { "file": string | null } }              the journey to open first
 *   → { "id": number, "request": Request }
 *   ← { "id": number, "ok": answer } or { "id": number, "error": ApiError }
 *   ← { "event": Event }
 * Answers may come in any order. A wrong token closes the socket; one that is lost otherwise is
 * opened anew, and what was not answered is asked again. Files are chosen in dialogs of the
 * page, which list folders by `list_folder`.
 */

import type { Bridge } from "./contract";
import { tauriBridge } from "./tauri";
import { webBridge } from "./web";

export * from "./contract";

/** The way to Rust from here. */
export function connect(): Bridge {
  return "__TAURI_INTERNALS__" in window ? tauriBridge() : webBridge();
}
