/** Draws outlines, connectors and patterns as SVG elements. */

import type { Connector, Paint, Path, Pattern, Rectangle, Stroke } from "../generated";

const SVG = "http://www.w3.org/2000/svg";
/** The share of a radius at which a cubic's handles stand for a quarter circle. */
const QUARTER_CIRCLE = 0.55228475;
/** Marks of a pattern are never closer, as in the exporters. */
const LEAST_PITCH = 0.5;

let patterns = 0;

export function svgElement<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  return element;
}

export function paintPath(path: Path): SVGElement[] {
  return painted(path.paint, path.opacity, () => svgElement("path", { d: path.outline }));
}

/** A rectangle that HTML cannot draw: with a pattern or a dashed edge. */
export function paintRectangle({ rect, radius, paint, opacity }: Rectangle): SVGElement[] {
  const { x, y, width, height } = rect;
  return painted(paint, opacity, () => svgElement("rect", { x, y, width, height, rx: radius }));
}

/** The line with rounded corners, and its arrow head: the exporters' geometry. */
export function paintConnector(connector: Connector): SVGElement[] {
  const { stroke } = connector;
  const corners = connector.route.filter(([x, y], index) => {
    const before = connector.route[index - 1];
    return !before || Math.hypot(x - before[0], y - before[1]) > 1e-3;
  });
  const elements: SVGElement[] = [];
  const tip = corners.at(-1);
  const before = corners.at(-2);
  if (connector.arrow && tip && before) {
    const reach = Math.hypot(tip[0] - before[0], tip[1] - before[1]);
    const [fx, fy] = [(tip[0] - before[0]) / reach, (tip[1] - before[1]) / reach];
    const length = 4 + 2 * stroke.width;
    const half = 2 + stroke.width;
    const [bx, by] = [tip[0] - fx * length, tip[1] - fy * length];
    const d = `M${tip[0]} ${tip[1]}L${bx - fy * half} ${by + fx * half}L${bx + fy * half} ${by - fx * half}Z`;
    elements.push(svgElement("path", { d, fill: stroke.color }));
    const back = Math.min(length - 1, reach / 2);
    corners[corners.length - 1] = [tip[0] - fx * back, tip[1] - fy * back];
  }
  const line = svgElement("path", { d: rounded(corners, connector.corner_radius), fill: "none" });
  applyStroke(line, stroke);
  return [line, ...elements];
}

function rounded(corners: [number, number][], radius: number): string {
  const [first, ...rest] = corners;
  if (!first) return "";
  let d = `M${first[0]} ${first[1]}`;
  rest.forEach((corner, index) => {
    const from = corners[index];
    const to = rest[index + 1];
    if (!from || !to) {
      d += `L${corner[0]} ${corner[1]}`;
      return;
    }
    const back = towards(corner, from, radius);
    const on = towards(corner, to, radius);
    const [h1, h2] = [
      towards(back, corner, Infinity, QUARTER_CIRCLE),
      towards(on, corner, Infinity, QUARTER_CIRCLE),
    ];
    d += `L${back[0]} ${back[1]}C${h1[0]} ${h1[1]} ${h2[0]} ${h2[1]} ${on[0]} ${on[1]}`;
  });
  return d;
}

/** From one point towards another: a distance, at most half the way, or a share of the way. */
function towards(
  from: [number, number],
  to: [number, number],
  distance: number,
  share?: number,
): [number, number] {
  const reach = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const part = share ?? (reach > 0 ? Math.min(distance, reach / 2) / reach : 0);
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
}

function painted(paint: Paint, opacity: number, shape: () => SVGElement): SVGElement[] {
  const base = shape();
  base.setAttribute("fill", paint.fill ?? "none");
  if (!paint.pattern) {
    if (paint.stroke) applyStroke(base, paint.stroke);
    if (opacity < 1) base.setAttribute("opacity", String(opacity));
    return [base];
  }
  const over = shape();
  const [definition, fill] = pattern(paint.pattern);
  over.setAttribute("fill", fill);
  if (paint.stroke) applyStroke(over, paint.stroke);
  const group = svgElement("g", opacity < 1 ? { opacity } : {});
  group.append(definition, base, over);
  return [group];
}

function applyStroke(element: SVGElement, stroke: Stroke): void {
  element.setAttribute("stroke", stroke.color);
  element.setAttribute("stroke-width", String(stroke.width));
  if (stroke.dash?.length) element.setAttribute("stroke-dasharray", stroke.dash.join(" "));
  if (stroke.round) {
    element.setAttribute("stroke-linecap", "round");
    element.setAttribute("stroke-linejoin", "round");
  }
}

function pattern(kind: Pattern): [SVGElement, string] {
  const id = `pattern-${++patterns}`;
  const pitch = Math.max(kind.pitch, LEAST_PITCH);
  const attributes = { id, patternUnits: "userSpaceOnUse", width: pitch, height: pitch };
  if (kind.kind === "dots") {
    const element = svgElement("pattern", attributes);
    element.append(svgElement("circle", { cx: pitch / 2, cy: pitch / 2, r: kind.radius, fill: kind.color }));
    return [element, `url(#${id})`];
  }
  // Lines along the tile's left edge, turned by 45° so that they rise to the right.
  const element = svgElement("pattern", { ...attributes, patternTransform: "rotate(45)" });
  const half = kind.width / 2;
  for (const x of [0, pitch - half]) {
    element.append(svgElement("rect", { x, y: 0, width: half, height: pitch, fill: kind.color }));
  }
  return [element, `url(#${id})`];
}
