/** Asks for what is to be shown of a record, again after every edit. */

import type { Inspection, RecordRef } from "../../generated";
import type { Editor } from "../../state/editor.svelte";

/** How long the map is left to draw an edit before its record is asked for again, in milliseconds. */
const AFTER_DRAWING = 50;

/** Keeps the last answer on show until the next has come. Call while a component is being made. */
export function loadInspection(
  editor: () => Editor,
  record: () => RecordRef,
  failed: (thrown: unknown) => void,
): { readonly inspection: Inspection | null } {
  let inspection: Inspection | null = $state.raw(null);
  let asked: RecordRef | null = null;
  $effect(() => {
    const [of, wanted] = [editor(), record()];
    // Every edit comes with new information; it may have changed what is shown.
    void of.info;
    let isStale = false;
    const ask = () => {
      of.inspect(wanted).then(
        (answer) => {
          if (!isStale) inspection = answer;
        },
        (thrown: unknown) => {
          if (!isStale) failed(thrown);
        },
      );
    };
    const waiting = setTimeout(ask, asked?.id === wanted.id ? AFTER_DRAWING : 0);
    asked = wanted;
    return () => {
      isStale = true;
      clearTimeout(waiting);
    };
  });
  return {
    get inspection() {
      return inspection;
    },
  };
}
