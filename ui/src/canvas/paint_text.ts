/**
 * Draws text blocks: the lines exactly where the scene says, as text nodes.
 *
 * WebKit rounds glyph advances and ascents to whole pixels at device scale 1. Text is therefore set
 * 32 times as large and scaled down, uncomposited, which leaves no error worth measuring.
 */

import type { TextBlock } from "../generated";

const OVERSIZE = 32;
/** Ascent and descent of the bundled family, as shares of the font size. */
const ASCENT = 0.96875;
const DESCENT = 0.24121;
/** See `decoration` of the exporters' geometry: they draw the same bars. */
const BAR = { thickness: 1 / 14, underline: 0.14, strike_through: -0.27 };

/** A text block at a scale, its lines as they are. */
export function paintText(block: TextBlock, left: number, top: number, scale: number): HTMLElement {
  const element = textBox(block, left, top, scale);
  for (const line of block.lines) {
    element.append(lineElement(line.text, line.x * scale * OVERSIZE, lineTop(block, line.baseline, scale)));
  }
  if (block.style.decoration) decorate(element, block, scale);
  return element;
}

/** The first lines of a text block; the last ends with an ellipsis where more follow. */
export function paintFirstLines(block: TextBlock, scale: number, count: number): HTMLElement {
  if (block.lines.length <= count) return paintText(block, block.rect.x * scale, block.rect.y * scale, scale);
  const element = textBox(block, block.rect.x * scale, block.rect.y * scale, scale);
  block.lines.slice(0, count).forEach((line, index) => {
    const text = index === count - 1 ? `${line.text.trimEnd()}…` : line.text;
    element.append(lineElement(text, line.x * scale * OVERSIZE, lineTop(block, line.baseline, scale)));
  });
  return element;
}

/** A whole text in one line, cut with an ellipsis at a width: for headers and labels from afar. */
export function paintCut(
  block: TextBlock,
  left: number,
  top: number,
  scale: number,
  width: number,
): HTMLElement {
  const element = textBox(block, left, top, scale);
  const line = lineElement(block.text, 0, lineTop(block, block.lines[0]?.baseline ?? 0, scale));
  line.style.width = `${Math.max(0, width) * OVERSIZE}px`;
  line.style.overflow = "hidden";
  line.style.textOverflow = "ellipsis";
  element.append(line);
  return element;
}

function textBox(block: TextBlock, left: number, top: number, scale: number): HTMLElement {
  const { style } = block;
  const element = document.createElement("div");
  element.className = "text";
  const css = element.style;
  css.left = `${left}px`;
  css.top = `${top}px`;
  css.fontSize = `${style.size * scale * OVERSIZE}px`;
  css.lineHeight = `${style.line_height * scale * OVERSIZE}px`;
  css.fontWeight = String(style.weight);
  css.color = style.color;
  if (style.tabular) css.fontVariantNumeric = "tabular-nums";
  if (block.right_to_left) css.direction = "rtl";
  if (block.opacity < 1) css.opacity = String(block.opacity);
  if (style.halo) {
    const [color, reach] = style.halo;
    css.setProperty("-webkit-text-stroke", `${reach * 2 * scale * OVERSIZE}px ${color}`);
    css.paintOrder = "stroke fill";
    css.strokeLinejoin = "round";
  }
  return element;
}

function lineElement(text: string, left: number, top: number): HTMLElement {
  const line = document.createElement("span");
  line.className = "line";
  line.textContent = text;
  line.style.left = `${left}px`;
  line.style.top = `${top}px`;
  return line;
}

/** Top of a line box whose text stands on a baseline. */
function lineTop(block: TextBlock, baseline: number, scale: number): number {
  const { size, line_height } = block.style;
  const above = (line_height - (ASCENT + DESCENT) * size) / 2 + ASCENT * size;
  return (baseline - above) * scale * OVERSIZE;
}

function decorate(element: HTMLElement, block: TextBlock, scale: number): void {
  const { size, decoration, color } = block.style;
  if (!decoration) return;
  for (const line of block.lines) {
    const bar = document.createElement("div");
    bar.className = "bar";
    const unit = scale * OVERSIZE;
    const middle = line.baseline + BAR[decoration] * size;
    bar.style.left = `${line.x * unit}px`;
    bar.style.width = `${line.width * unit}px`;
    bar.style.top = `${(middle - (BAR.thickness * size) / 2) * unit}px`;
    bar.style.height = `${BAR.thickness * size * unit}px`;
    bar.style.background = color;
    element.append(bar);
  }
}
