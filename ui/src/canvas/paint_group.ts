/** Draws one group of the scene as one element, at a scale and with as much detail as fits. */

import type { Group, Item, Rectangle, TextBlock } from "../generated";
import { paintCut, paintFirstLines, paintText } from "./paint_text";
import { paintConnector, paintPath, paintRectangle, svgElement } from "./paint_vector";
import { extentOf } from "./path_extent";
import { type Detail, isEven, type Scale } from "./scale";

/** Gives an image element its picture once it is known. */
export type ShowPicture = (image: HTMLImageElement, asset: string) => void;

/** What a group needs to be drawn. */
export interface Brush {
  scale: Scale;
  detail: Detail;
  showPicture: ShowPicture;
}

/** The group's element, to be placed by its caller. */
export function paintGroup(group: Group, brush: Brush): HTMLElement {
  const element = document.createElement("div");
  element.className = "group";
  element.dataset.key = group.key;
  element.dataset.role = group.role;
  const layer = group.compared?.layer ?? "both";
  if (layer !== "both") element.dataset.layer = layer;
  placeGroup(element, group, brush.scale);
  const picture = isEven(brush.scale)
    ? new EvenPicture(element, group, brush)
    : new HeaderPicture(element, group, brush);
  picture.paint();
  return element;
}

/** Puts a group's element where the scene says. */
export function placeGroup(element: HTMLElement, { rect }: Group, scale: Scale): void {
  element.style.left = `${rect.x * scale.x}px`;
  // Where a swipe cuts it is counted from here.
  if (element.dataset.layer) element.style.setProperty("--left", element.style.left);
  element.style.top = `${rect.y * scale.y}px`;
  element.style.width = `${rect.width * scale.x}px`;
  element.style.height = `${rect.height * scale.y}px`;
}

/** Collects items into elements; runs of outlines share one SVG element, so that order is kept. */
class EvenPicture {
  private vectors: SVGSVGElement | null = null;
  private seenText = false;

  constructor(
    private readonly element: HTMLElement,
    protected readonly group: Group,
    protected readonly brush: Brush,
  ) {}

  paint(): void {
    for (const item of this.group.items) this.item(item);
  }

  protected item(item: Item): void {
    switch (item.type) {
      case "rectangle":
        if (item.paint.pattern || item.paint.stroke?.dash?.length) this.vector(paintRectangle(item));
        else this.html(this.box(item));
        return;
      case "path":
        return this.path(item);
      case "connector":
        return this.vector(paintConnector(item));
      case "text":
        return this.text(item);
      case "image":
        return this.image(item);
      default:
        // Charts and links are for exporters: the marks of a chart are paths beside it.
        return;
    }
  }

  protected path(item: Extract<Item, { type: "path" }>): void {
    this.vector(paintPath(item));
  }

  protected text(block: TextBlock): void {
    const { detail, scale } = this.brush;
    const isFirst = !this.seenText;
    this.seenText = true;
    if (detail === "full") {
      this.html(paintText(block, block.rect.x * scale.font, block.rect.y * scale.font, scale.font));
    } else if (detail === "brief" && (isFirst || this.group.role !== "card")) {
      this.html(paintFirstLines(block, scale.font, 2));
    }
  }

  protected html(child: HTMLElement | SVGElement): void {
    this.vectors = null;
    this.element.append(child);
  }

  protected vector(children: SVGElement[]): void {
    this.vectors ??= this.newVectors();
    this.vectors.append(...children);
  }

  /** The part of the picture that follows is scaled by x and y, from the group's origin. */
  protected newVectors(): SVGSVGElement {
    const { rect } = this.group;
    const { x, y } = this.brush.scale;
    const svg = svgElement("svg", {
      viewBox: `0 0 ${rect.width || 1} ${rect.height || 1}`,
      preserveAspectRatio: "none",
    });
    svg.classList.add("vectors");
    svg.style.width = `${(rect.width || 1) * x}px`;
    svg.style.height = `${(rect.height || 1) * y}px`;
    this.element.append(svg);
    return svg;
  }

  protected box({ rect, radius, paint, opacity }: Rectangle): HTMLElement {
    const { x, y, font } = this.brush.scale;
    const box = document.createElement("div");
    box.className = "box";
    // Edges are centred on the outline in the scene, and lie within the box in CSS.
    const edge = paint.stroke?.width ?? 0;
    box.style.left = `${(rect.x - edge / 2) * x}px`;
    box.style.top = `${(rect.y - edge / 2) * y}px`;
    box.style.width = `${(rect.width + edge) * x}px`;
    box.style.height = `${(rect.height + edge) * y}px`;
    if (radius > 0) box.style.borderRadius = `${(radius + edge / 2) * font}px`;
    if (paint.fill) box.style.background = paint.fill;
    if (paint.stroke) box.style.border = `${edge * font}px solid ${paint.stroke.color}`;
    if (opacity < 1) box.style.opacity = String(opacity);
    return box;
  }

  private image(item: Extract<Item, { type: "image" }>): void {
    const { x, y } = this.brush.scale;
    const image = document.createElement("img");
    image.className = "picture";
    image.alt = item.alternative_text;
    image.draggable = false;
    image.style.left = `${item.rect.x * x}px`;
    image.style.top = `${item.rect.y * y}px`;
    image.style.width = `${item.rect.width * x}px`;
    image.style.height = `${item.rect.height * y}px`;
    if (item.opacity < 1) image.style.opacity = String(item.opacity);
    this.brush.showPicture(image, item.asset);
    this.html(image);
  }
}

/** Names in headers and labels: the texts that stay when there is little room. */
const NAME_WEIGHT = 500;
/** How far the stage before reaches into the next one's header, in points. */
const NOTCH = 8;
/** Outlines up to this size are pictograms, which are never stretched. */
const PICTOGRAM = 24;
/** A lane's own pictogram stands left of its name, which begins here. */
const BESIDE_NAME = 31;

/** Headers and labels at zooms where they keep a readable size: grounds stretch, content does not. */
class HeaderPicture extends EvenPicture {
  private get runsAcross(): boolean {
    return this.group.region === "headers";
  }

  protected override path(item: Extract<Item, { type: "path" }>): void {
    const extent = extentOf(item.outline);
    if (extent.width > PICTOGRAM || extent.height > PICTOGRAM) return super.path(item);
    const { scale } = this.brush;
    // Far out there is room for the lane's own pictogram only.
    if (scale.y < scale.font * 0.8 && extent.x > BESIDE_NAME) return;
    const svg = svgElement("svg", { viewBox: "0 0 1 1" });
    svg.classList.add("vectors");
    svg.style.width = `${scale.font}px`;
    svg.style.height = `${scale.font}px`;
    svg.style.left = `${this.anchor(extent.x, extent.width, this.group.rect.width, scale.x)}px`;
    svg.style.top = `${this.anchor(extent.y, extent.height, this.group.rect.height, scale.y)}px`;
    svg.setAttribute("viewBox", `${extent.x} ${extent.y} 1 1`);
    svg.append(...paintPath(item));
    this.html(svg);
  }

  protected override text(block: TextBlock): void {
    const { rect, style } = block;
    const { scale } = this.brush;
    const isName = style.weight > NAME_WEIGHT || (!this.runsAcross && style.weight >= NAME_WEIGHT);
    const left = this.anchor(rect.x, rect.width, this.group.rect.width, scale.x);
    const top = this.anchor(rect.y, rect.height, this.group.rect.height, scale.y);
    const enlarged = (this.runsAcross ? scale.x : scale.y) > scale.font;
    if (enlarged) {
      // The notch of a stage is stretched with its ground: its name keeps the distance.
      const notch =
        this.group.role === "stage" && isName && rect.x > 2 * NOTCH ? NOTCH * (scale.x - scale.font) : 0;
      this.html(paintText(block, left + notch, top, scale.font));
      return;
    }
    const room = this.group.rect.width * scale.x - left - 4;
    const tall = this.group.rect.height * scale.y;
    if (!isName || room < 16 || tall < 12) return;
    const down = this.runsAcross ? top : Math.min(top, (tall - style.line_height * scale.font) / 2);
    this.html(paintCut(block, left, Math.max(0, down), scale.font, room));
  }

  /** Keeps what stands right of the middle at its distance from the end, and the rest from the start. */
  private anchor(at: number, extent: number, whole: number, stretch: number): number {
    const { font } = this.brush.scale;
    const after = whole - at - extent;
    return after < at && at > whole / 2
      ? whole * stretch - (after + extent) * font
      : at * Math.min(font, Math.max(stretch, font * 0.5));
  }
}
