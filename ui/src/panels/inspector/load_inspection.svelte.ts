/** Asks for what is to be shown of a record, again after every edit. */

import type { Inspection, RecordRef } from "../../generated";
import type { Editor } from "../../state/editor.svelte";

/** Keeps the last answer on show until the next has come. Call while a component is being made. */
export function loadInspection(
  editor: () => Editor,
  record: () => RecordRef,
  failed: (thrown: unknown) => void,
): { readonly inspection: Inspection | null } {
  let inspection: Inspection | null = $state.raw(null);
  $effect(() => {
    const [of, wanted] = [editor(), record()];
    // Every edit comes with new information; it may have changed what is shown.
    void of.info;
    let isStale = false;
    of.inspect(wanted).then(
      (answer) => {
        if (!isStale) inspection = answer;
      },
      (thrown: unknown) => {
        if (!isStale) failed(thrown);
      },
    );
    return () => {
      isStale = true;
    };
  });
  return {
    get inspection() {
      return inspection;
    },
  };
}
