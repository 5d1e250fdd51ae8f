/** What has been chosen about paper. */

import type { PageFit, PageOptions, Paper } from "../../generated";
import { readNumber } from "../inspector/draft";
import { OWN_SIDES_MM, type PaperName, usualPaper } from "./paper";

export class Pages {
  paper = $state<PaperName>("a3");
  landscape = $state(true);
  fit = $state<PageFit>("stages");
  /** The sides of a paper of one's own, as they are typed. */
  width = $state("900");
  height = $state("600");

  /** Begins with the paper that is usual where a language is spoken. */
  constructor(locale: string) {
    this.paper = usualPaper(locale);
  }

  /** The sides of a paper of one's own in millimetres; null where what was typed is none. */
  get ownSides(): { width_mm: number; height_mm: number } | null {
    const [width_mm, height_mm] = [sideOf(this.width), sideOf(this.height)];
    return width_mm !== null && height_mm !== null ? { width_mm, height_mm } : null;
  }

  get isComplete(): boolean {
    return this.paper !== "own" || this.ownSides !== null;
  }

  get options(): PageOptions {
    const own = this.ownSides ?? { width_mm: 900, height_mm: 600 };
    const paper: Paper = this.paper === "own" ? { own } : this.paper;
    // A poster is one page by its nature.
    return { paper, landscape: this.landscape, fit: this.paper === "poster" ? "whole" : this.fit };
  }

  take({ paper, landscape, fit }: PageOptions): void {
    this.landscape = landscape;
    this.fit = fit;
    if (typeof paper === "string") {
      this.paper = paper;
      return;
    }
    this.paper = "own";
    this.width = String(paper.own.width_mm);
    this.height = String(paper.own.height_mm);
  }
}

function sideOf(typed: string): number | null {
  const side = readNumber(typed);
  return side !== null && side >= OWN_SIDES_MM.lowest && side <= OWN_SIDES_MM.highest ? side : null;
}
