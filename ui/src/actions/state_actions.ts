/** The states of the journey: making them, going from one to the next, and what becomes of them. */

import type { StateInfo } from "../generated";
import type { App } from "../state/app.svelte";
import { deleteState, promoteState, saveStateFile } from "../state/states";
import { type Action, canEdit, section } from "./action";

export const STATE_ACTIONS: Action[] = [
  ...section("State", 1, [
    {
      id: "state.new",
      label: "New future state…",
      enabled: canEdit,
      run: (app) => {
        app.panel = "new_state";
      },
    },
    {
      id: "state.next",
      label: "Next state",
      keys: "Mod+Shift+T",
      enabled: (app) => (app.editor?.info.states.length ?? 0) > 1,
      run: showNext,
    },
  ]),
  ...section("State", 3, [
    {
      id: "state.promote",
      label: "This state has been built",
      enabled: (app) => canEdit(app) && shown(app)?.kind !== "current",
      run: (app) => withShown(app, (state) => app.editor && promoteState(app.editor, state)),
    },
    {
      id: "state.save_as_file",
      label: "Save the state as its own file…",
      run: (app) => withShown(app, (state) => saveStateFile(app, state)),
    },
    {
      id: "state.delete",
      label: "Delete the state",
      enabled: (app) => canEdit(app) && (app.editor?.info.states.length ?? 0) > 1,
      run: (app) => withShown(app, (state) => app.editor && deleteState(app.editor, state)),
    },
  ]),
];

function shown(app: App): StateInfo | undefined {
  return app.editor?.state;
}

function withShown(app: App, work: (state: StateInfo) => unknown): unknown {
  const state = shown(app);
  return state && work(state);
}

function showNext({ editor }: App): Promise<void> | undefined {
  if (!editor) return;
  const { states } = editor.info;
  const index = states.findIndex(({ id }) => id === editor.state?.id);
  const next = states[(index + 1) % states.length];
  if (next) return editor.showState(next.id);
}
