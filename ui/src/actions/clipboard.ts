/**
 * Cut, copy and paste of cards.
 *
 * The platform's own events carry the text, so that it can be pasted into another program and comes
 * from there; which cards it stands for is remembered beside it.
 */

import type { App } from "../state/app.svelte";
import { hereOf, putHere, type Taken, textHere } from "./paste";
import { columnOf, laneOf, onlyTarget, targets } from "./targets";

/** Whether the keyboard is in a text field, whose own text cut, copy and paste then mean. */
export function isInField(): boolean {
  const field = document.activeElement;
  return field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
}

/** Listens to what the platform does for its keys and menu entries, as long as a map is on the page. */
export function listenToClipboard(app: App): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const isMine = () => app.map !== null && app.panel === null && app.question === null && !isInField();
  for (const before of ["beforecut", "beforecopy", "beforepaste"]) {
    // WebKit asks whether there is anything to do, since nothing on the page is selected.
    document.addEventListener(before, (event) => isMine() && event.preventDefault(), { signal });
  }
  document.addEventListener("copy", (event) => isMine() && take(app, event, false), { signal });
  document.addEventListener("cut", (event) => isMine() && take(app, event, true), { signal });
  document.addEventListener("paste", (event) => isMine() && put(app, event), { signal });
  return () => listening.abort();
}

function take(app: App, event: ClipboardEvent, isCut: boolean): void {
  const { editor, map } = app;
  if (!editor || !map) return;
  const chosen = new Set(targets(app).map(({ id }) => id));
  const cards = editor.scene.grid.slots
    .filter(({ id }) => chosen.has(id) && isCard(app, id))
    .map(({ id }) => id);
  if (cards.length === 0 || (isCut && editor.readOnly)) return;
  event.preventDefault();
  const text = cards.map((card) => textOf(app, card)).join("\n");
  event.clipboardData?.setData("text/plain", text);
  editor.taken = { cards, text, isCut, state: map.state };
  const what = cards.length === 1 ? "1 card" : `${cards.length} cards`;
  editor.say(isCut ? `${what} cut: paste to move, Esc forgets` : `${what} copied`);
}

function put(app: App, event: ClipboardEvent): void {
  const { editor, map } = app;
  if (!editor || !map || editor.readOnly) return;
  event.preventDefault();
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const { grid } = map.scene;
  const here = hereOf(grid, onlyTarget(app, "card"), laneOf(app), columnOf(app), map.camera.x + 1);
  const newId = () => map.newId();
  const taken = isStill(editor.taken, text, map.state) ? editor.taken : null;
  const command =
    (taken && putHere(grid, taken, here, newId)) ?? textHere(grid, text, here, map.state, newId);
  if (!command) return editor.say("There is nothing on the clipboard that becomes a card here.", "refused");
  const made = command.command === "batch" ? command.commands : [];
  void map.apply(command).then((done) => {
    if (!done) return;
    if (taken?.isCut) editor.taken = null;
    const cards = made.flatMap((one) =>
      one.command === "move_card" ? one.card : one.command === "add_card" ? one.id : [],
    );
    editor.select(cards.map((id) => ({ kind: "card", id })));
    const [first] = cards;
    if (first) map.reveal(first);
  });
}

function isStill(taken: Taken | null, text: string, state: string): boolean {
  return taken !== null && taken.state === state && taken.text === text.replaceAll("\r\n", "\n");
}

function groupOf({ editor }: App, id: string) {
  return editor?.scene.groups.get(editor.scene.keyOf.get(id) ?? "");
}

function isCard(app: App, id: string): boolean {
  return groupOf(app, id)?.record?.kind === "card";
}

/** What a card says: the first text that is drawn of it. */
function textOf(app: App, id: string): string {
  const block = groupOf(app, id)?.items.find((item) => item.type === "text");
  return block?.type === "text" ? block.text : "";
}
