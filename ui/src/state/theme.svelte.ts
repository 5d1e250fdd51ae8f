/** Light or dark, by the system's setting or by choice. */

import type { ThemeName } from "../generated";

export type Appearance = "system" | "light" | "dark";

const KEPT_AS = "appearance";

export class Theme {
  appearance: Appearance = $state("system");
  private systemIsDark = $state(false);
  private wantsContrast = $state(false);

  constructor() {
    follow("(prefers-color-scheme: dark)", (matches) => {
      this.systemIsDark = matches;
    });
    follow("(prefers-contrast: more)", (matches) => {
      this.wantsContrast = matches;
    });
    const kept = localStorage.getItem(KEPT_AS);
    if (kept === "light" || kept === "dark") this.choose(kept);
  }

  get isDark(): boolean {
    return this.appearance === "system" ? this.systemIsDark : this.appearance === "dark";
  }

  /** The look of the map. Light has a second one of strong contrast, which dark needs less. */
  get name(): ThemeName {
    if (this.isDark) return "dark";
    return this.wantsContrast ? "projector" : "light";
  }

  choose(appearance: Appearance): void {
    this.appearance = appearance;
    if (appearance === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = appearance;
    localStorage.setItem(KEPT_AS, appearance);
  }
}

/** Tells whether the system's setting holds, now and whenever it changes. */
function follow(setting: string, tell: (matches: boolean) => void): void {
  const query = matchMedia(setting);
  tell(query.matches);
  query.addEventListener("change", () => tell(query.matches));
}
