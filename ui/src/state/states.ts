/** What is done to the states of a journey as wholes: making, promoting, deleting, and saving one alone. */

import type { Command, FilePath, StateInfo } from "../generated";
import { fileName, suggestedName } from "../panels/words/format";
import { nameOf } from "../panels/words/state_names";
import type { App } from "./app.svelte";
import type { Editor } from "./editor.svelte";

/** What a person says of a new state. */
export interface NewState {
  name: string;
  purpose: string;
  asOf: string;
}

/** The one action that forks a state and says what the fork is for. */
export function forkCommand(state: string, id: string, { name, purpose, asOf }: NewState): Command {
  return {
    command: "batch",
    label: "New future state",
    commands: [
      { command: "fork_state", state, id, name },
      { command: "set_fields", record: { kind: "state", id }, fields: { purpose, as_of: asOf } },
    ],
  };
}

/** Forks the state on show and shows the fork; answers why that was refused, or null. */
export async function forkState(editor: Editor, wanted: NewState): Promise<string | null> {
  const origin = editor.state;
  if (!origin) return "There is no state to begin from.";
  const id = crypto.randomUUID();
  const command = forkCommand(origin.id, id, wanted);
  const { allowed, reason } = await editor.permit(command);
  if (!allowed) return reason ?? "This state cannot be made.";
  if (!(await editor.apply(command))) return editor.notice?.text ?? "The state was not made.";
  if (editor.comparing.isOn)
    await editor.comparing.compare({ from: { state: origin.id }, to: { state: id } });
  else await editor.show({ state: id });
  editor.say(`“${wanted.name}” begins as “${nameOf(origin)}” is now`);
  return null;
}

/** Makes a state the current one, since it has been built; what was current becomes a past state. */
export async function promoteState(editor: Editor, state: StateInfo): Promise<void> {
  const former = editor.info.states.find(({ kind }) => kind === "current");
  if (!(await editor.apply({ command: "promote_state", state: state.id }))) return;
  const rest = former ? `; “${nameOf(former)}” is a past state now` : "";
  editor.say(`“${nameOf(state)}” is the current state${rest}`);
}

/** Deletes a state with all that stands in it. Undo brings it back, so nothing is asked. */
export async function deleteState(editor: Editor, state: StateInfo): Promise<void> {
  if (!(await editor.apply({ command: "delete", records: [{ kind: "state", id: state.id }] }))) return;
  if (editor.isSelected(state.id)) editor.select([]);
  editor.say(`“${nameOf(state)}” was deleted. Undo brings it back`);
}

/** Saves a state as a journey of its own, which can still be compared with this one. */
export async function saveStateFile(app: App, state: StateInfo): Promise<void> {
  const { editor } = app;
  if (!editor) return;
  const suggested = suggestedName(`${editor.info.title} – ${nameOf(state)}`, "journey");
  const path = await app.bridge.shell.saveFile(suggested, ["journey"]);
  if (!path) return;
  const saved = await app.trying(() =>
    app.bridge.request<FilePath>({
      request: "save_state",
      document: editor.document,
      state: state.id,
      path,
    }),
  );
  if (saved) editor.say(`“${nameOf(state)}” was saved as ${fileName(saved.path)}`);
}
