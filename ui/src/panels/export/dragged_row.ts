/** Moves a row of a list with the pointer, by the handle that it has. */

/** Tells by how many rows it was dragged, once it is dropped. */
export function draggedRow(dropped: (by: number) => void) {
  return (row: HTMLElement) => {
    const handle = row.querySelector<HTMLElement>(".grip");
    if (!handle) return;
    const pressed = (press: PointerEvent) => {
      press.preventDefault();
      handle.setPointerCapture(press.pointerId);
      row.classList.add("dragged");
      const ended = (end: PointerEvent) => {
        handle.removeEventListener("pointerup", ended);
        handle.removeEventListener("pointercancel", ended);
        row.classList.remove("dragged");
        if (end.type === "pointerup") dropped(rowsBetween(row, end.clientY));
      };
      handle.addEventListener("pointerup", ended);
      handle.addEventListener("pointercancel", ended);
    };
    handle.addEventListener("pointerdown", pressed);
    return () => handle.removeEventListener("pointerdown", pressed);
  };
}

/** How many rows lie between a row and a height on the screen; rows above count below zero. */
function rowsBetween(row: HTMLElement, y: number): number {
  const rows = [...(row.parentElement?.querySelectorAll<HTMLElement>("[data-kind]") ?? [])];
  const at = rows.indexOf(row);
  const under = rows.findIndex((one) => y < one.getBoundingClientRect().bottom);
  return (under < 0 ? rows.length - 1 : under) - at;
}
