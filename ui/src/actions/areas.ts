/** The areas of the window, between which F6 leads: toolbar, palette, map, inspector, status bar. */

/** An area is an element with `data-area`, in the order of the page. */
const AREA = "[data-area]";
const FOCUSABLE =
  'button:not(:disabled):not([tabindex="-1"]), [href], input:not(:disabled), textarea:not(:disabled), select:not(:disabled), [tabindex="0"]';

/** Moves the keyboard to the next (1) or previous (−1) area that can take it. */
export function nextArea(direction: 1 | -1): void {
  const areas = [...document.querySelectorAll<HTMLElement>(AREA)];
  const from = areas.findIndex((area) => area.contains(document.activeElement));
  for (let step = 1; step <= areas.length; step += 1) {
    const index = (from + direction * step + areas.length * 2) % areas.length;
    const target = areas[index]?.querySelector<HTMLElement>(FOCUSABLE);
    if (!target) continue;
    target.focus();
    return;
  }
}
