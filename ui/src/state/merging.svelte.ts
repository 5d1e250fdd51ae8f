/** Bringing the map together with what others wrote, and deciding what a merge left open. */

import type { ConflictChoice, ConflictInfo, ConflictList, DocumentInfo, Edited, Request } from "../generated";

/** What this needs of an open document. */
interface Open {
  readonly document: number;
  readonly view: number;
  ask<R>(request: Request): Promise<R>;
  edit(request: Request): Promise<Edited | null>;
  learn(info: DocumentInfo): void;
  say(text: string): void;
}

export class Merging {
  /** What is left to decide, as it was last asked for. */
  conflicts: ConflictInfo[] = $state.raw([]);

  constructor(private readonly open: Open) {}

  /** Brings the map together with a copy, or with its file as another program wrote it. */
  async bringTogether(copy?: string): Promise<boolean> {
    const { document, view } = this.open;
    const edited = await this.open.edit({ request: "merge", document, view, ...(copy && { copy }) });
    if (!edited) return false;
    const left = edited.info.to_decide;
    const came = edited.label ? "Brought together" : "There was nothing to bring in";
    this.open.say(left > 0 ? `${came}, with ${left} to decide` : came);
    return true;
  }

  async load(): Promise<void> {
    const { document } = this.open;
    this.conflicts = (await this.open.ask<ConflictList>({ request: "conflicts", document })).conflicts;
  }

  decide(conflict: string, choice: ConflictChoice): Promise<Edited | null> {
    const { document, view } = this.open;
    return this.open.edit({ request: "resolve_conflict", document, view, conflict, choice });
  }

  /** Says no more about a copy until the map is opened again. */
  async putOff(copy: string): Promise<void> {
    const { document } = this.open;
    this.open.learn(await this.open.ask<DocumentInfo>({ request: "put_off_copy", document, copy }));
  }
}
