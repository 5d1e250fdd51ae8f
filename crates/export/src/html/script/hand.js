// The map under wheel, pointer, fingers and keys.

const KEYS = { "+": larger, "=": larger, "-": smaller, 0: fit, 1: ACTIONS.natural };

/** The middle of two fingers, and how far they are apart. */
function pinched([a, b]) {
  return {
    x: (a.clientX + b.clientX) / 2,
    y: (a.clientY + b.clientY) / 2,
    apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
  };
}

for (const { parentElement: map } of pictures) {
  // The wheel alone scrolls; with Ctrl, as touch pads say when pinched, it zooms at the pointer.
  map.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * 30;
      zoomTo(zoom * Math.exp(-Math.max(-120, Math.min(120, pixels)) / 300), event.clientX, event.clientY);
    },
    { passive: false },
  );

  let pinch = null;
  map.addEventListener(
    "touchmove",
    (event) => {
      if (event.touches.length !== 2) return;
      event.preventDefault();
      const now = pinched(event.touches);
      if (pinch) {
        zoomTo((zoom * now.apart) / Math.max(1, pinch.apart), now.x, now.y);
        map.scrollBy({ left: pinch.x - now.x, top: pinch.y - now.y, behavior: "instant" });
      }
      pinch = now;
    },
    { passive: false },
  );
  for (const end of ["touchstart", "touchend", "touchcancel"]) {
    map.addEventListener(end, () => {
      pinch = null;
    });
  }

  // A mouse drags the map by its ground, or anywhere with the middle button; text is for selecting.
  map.addEventListener("pointerdown", (event) => {
    const isGround = event.button === 0 && !event.target.closest("text, a");
    if (event.pointerType !== "mouse" || !(isGround || event.button === 1) || !event.target.closest("svg")) return;
    event.preventDefault();
    map.focus({ preventScroll: true });
    getSelection().removeAllRanges();
    map.setPointerCapture(event.pointerId);
    map.classList.add("dragged");
  });
  map.addEventListener("pointermove", (event) => {
    if (!map.classList.contains("dragged")) return;
    map.scrollBy({ left: -event.movementX, top: -event.movementY, behavior: "instant" });
  });
  map.addEventListener("lostpointercapture", () => map.classList.remove("dragged"));

  map.addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
}
