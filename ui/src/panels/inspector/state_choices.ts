/** What can be done to a state from the inspector, be it on show or not. */

import { canEdit } from "../../actions/action";
import type { App } from "../../state/app.svelte";
import { deleteState, promoteState, saveStateFile } from "../../state/states";
import type { Choice } from "../kit/menu_entries";

/** The entries of a state's menu. */
export function stateChoices(app: App, id: string): Choice[] {
  const { editor } = app;
  const state = editor?.info.states.find((one) => one.id === id);
  if (!editor || !state) return [];
  const disabled = !canEdit(app);
  return [
    {
      kind: "choice",
      label: "Show this state",
      icon: "map",
      disabled: editor.state?.id === id,
      run: () => void editor.showState(id),
    },
    { kind: "separator" },
    {
      kind: "choice",
      label: "This state has been built",
      icon: "circle-check",
      disabled: disabled || state.kind === "current",
      run: () => void promoteState(editor, state),
    },
    {
      kind: "choice",
      label: "Save the state as its own file…",
      icon: "file-output",
      run: () => void saveStateFile(app, state),
    },
    {
      kind: "choice",
      label: "Delete the state",
      icon: "trash-2",
      disabled: disabled || editor.info.states.length < 2,
      run: () => void deleteState(editor, state),
    },
  ];
}
