/** What others did to the file of the open map, and the copies that they left beside it. */

import type { DiskChoice, DocumentInfo } from "../generated";
import type { App } from "./app.svelte";
import type { Editor } from "./editor.svelte";

/** Asks what becomes of both versions where another program has changed the file. Whoever wanted to save has not. */
export async function settleDiskChange(app: App, editor: Editor): Promise<boolean> {
  const choice = await app.ask({
    title: "The file was changed by another program",
    text: "Nothing has been overwritten. Bring both together: where they differ in the same place you decide, undo takes it back, and nothing is written until you save. Or take the file as it is now, and what was unsaved here goes into a copy beside it; or write this map over the file.",
    choices: [
      { value: "merge", label: "Bring together", look: "primary" },
      { value: "take_theirs", label: "Take the file", look: "plain" },
      { value: "keep_mine", label: "Write this map over it", look: "danger" },
      { value: "cancel", label: "Decide later", look: "plain" },
    ],
    otherwise: "cancel",
  });
  if (choice === "merge") {
    await bringTogether(app, editor);
    return false;
  }
  if (choice !== "take_theirs" && choice !== "keep_mine") return false;
  return resolveDiskChange(app, editor, choice);
}

/** Settles whose version counts; answers whether that worked. */
export async function resolveDiskChange(app: App, editor: Editor, choice: DiskChoice): Promise<boolean> {
  const info = await app.trying(() =>
    app.bridge.request<DocumentInfo>({ request: "resolve_disk_change", document: editor.document, choice }),
  );
  if (!info) return false;
  editor.learn(info);
  await editor.show();
  return true;
}

/** Brings the map together with its file; what that leaves open is shown beside the map. */
export async function bringTogether(app: App, editor: Editor, copy?: string): Promise<void> {
  const isDone = await editor.merging.bringTogether(copy);
  if (isDone && editor.info.to_decide > 0) app.side = "decide";
}

/** Brings a copy in, once it is clear what that means. */
export async function bringCopyIn(app: App, editor: Editor, copy: string): Promise<void> {
  const answer = await app.ask({
    title: "Bring the copy together with this map?",
    text: "What only one of them has is kept. It is not known what they were before they parted, so where they differ you decide. Undo takes it back, and nothing is written until you save. The copy stays where it is.",
    choices: [
      { value: "merge", label: "Bring together", look: "primary" },
      { value: "cancel", label: "Cancel", look: "plain" },
    ],
    otherwise: "cancel",
  });
  if (answer === "merge") await bringTogether(app, editor, copy);
}

/** Brings in a copy that came another way than beside the file, by mail perhaps. */
export async function chooseAndBringIn(app: App): Promise<void> {
  const { editor } = app;
  const copy = editor && (await app.bridge.shell.openFile());
  if (editor && copy) await bringCopyIn(app, editor, copy);
}
