/** The kinds of exports, and which formats that the session writes belong to each. */

import type { IconName } from "../kit/icons";

/** One tile of the dialog: what a person wants, whatever the files are called. */
export type Kind = "pages" | "slides" | "picture" | "drawing" | "web" | "table" | "other";

export interface KindInfo {
  value: Kind;
  label: string;
  text: string;
  icon: IconName;
  /** The extensions of its files, the usual one first. */
  extensions: string[];
}

const KINDS: KindInfo[] = [
  {
    value: "pages",
    label: "PDF pages",
    text: "Splits between stages, text stays searchable",
    icon: "file-text",
    extensions: ["pdf"],
  },
  {
    value: "slides",
    label: "PowerPoint deck",
    text: "Six slides, or the map as shapes",
    icon: "presentation",
    extensions: ["pptx"],
  },
  { value: "picture", label: "PNG", text: "One picture, any size", icon: "image", extensions: ["png"] },
  {
    value: "drawing",
    label: "SVG",
    text: "A drawing to work on further, its fonts inside",
    icon: "shapes",
    extensions: ["svg"],
  },
  {
    value: "web",
    label: "HTML",
    text: "One file that opens in a browser",
    icon: "globe",
    extensions: ["html"],
  },
  {
    value: "table",
    label: "Spreadsheet",
    text: "Cells you can sort, count and edit",
    icon: "table-2",
    extensions: ["xlsx"],
  },
];

/** What files of a kind of their own are called; others are called by their extension. */
const NAMES: Record<string, string> = {
  csv: "CSV",
  json: "JSON",
  md: "Markdown",
  mmd: "Mermaid",
  pdf: "PDF",
  pptx: "PowerPoint",
  txt: "Text",
  xlsx: "spreadsheet",
};

export function formatName(extension: string): string {
  return NAMES[extension] ?? extension.toUpperCase();
}

/** The tiles for what the session writes; a format that no tile knows stands under the last one. */
export function kindsOf(written: string[]): KindInfo[] {
  const tiles = KINDS.flatMap((kind) => {
    const extensions = kind.extensions.filter((extension) => written.includes(extension));
    return extensions.length > 0 ? [{ ...kind, extensions }] : [];
  });
  const others = written.filter((extension) => !KINDS.some((kind) => kind.extensions.includes(extension)));
  if (others.length === 0) return tiles;
  const text = others.map(formatName).join(", ");
  return [...tiles, { value: "other", label: "Other", text, icon: "file-code-2", extensions: others }];
}

/** What is written, as a button says it: "Export PDF". */
export function verbFor(extension: string): string {
  return `Export ${formatName(extension)}`;
}
