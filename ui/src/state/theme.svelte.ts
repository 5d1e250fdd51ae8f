/** Light or dark, by the system's setting or by choice. */

import type { ThemeName } from "../generated";

export type Appearance = "system" | "light" | "dark";

const KEPT_AS = "appearance";

export class Theme {
  appearance: Appearance = $state("system");
  private systemIsDark = $state(false);

  constructor() {
    const query = matchMedia("(prefers-color-scheme: dark)");
    this.systemIsDark = query.matches;
    query.addEventListener("change", () => {
      this.systemIsDark = query.matches;
    });
    const kept = localStorage.getItem(KEPT_AS);
    if (kept === "light" || kept === "dark") this.choose(kept);
  }

  get name(): ThemeName {
    if (this.appearance !== "system") return this.appearance;
    return this.systemIsDark ? "dark" : "light";
  }

  choose(appearance: Appearance): void {
    this.appearance = appearance;
    if (appearance === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = appearance;
    localStorage.setItem(KEPT_AS, appearance);
  }
}
