// Headers and labels stay in view while the map moves under them, as in the editor.

/** What is kept, and along which ways: sideways, down. */
const KEPT = { headers: [0, 1], labels: [1, 0], corner: [1, 1] };

/** Where headers and labels begin, how far they may go, and what they cover. */
const reaches = new Map();

function reachOf(picture) {
  const known = reaches.get(picture);
  if (known) return known;
  const [headers, labels] = ["headers", "labels"].map((part) => picture.querySelector(`:scope > .${part}`)?.getBBox());
  if (!headers || !labels) return null;
  const reach = {
    left: labels.x,
    top: headers.y,
    across: headers.x + headers.width - labels.x - labels.width,
    down: labels.y + labels.height - headers.y - headers.height,
    width: labels.width,
    height: headers.height,
  };
  reaches.set(picture, reach);
  return reach;
}

function keepInView() {
  const picture = pictures[shown];
  const reach = isTable() ? null : reachOf(picture);
  if (!reach) return;
  const { scrollLeft, scrollTop } = picture.parentElement;
  const across = Math.min(Math.max(scrollLeft / zoom - reach.left, 0), Math.max(reach.across, 0));
  const down = Math.min(Math.max(scrollTop / zoom - reach.top, 0), Math.max(reach.down, 0));
  for (const [part, [sideways, downwards]] of Object.entries(KEPT)) {
    for (const element of picture.querySelectorAll(`:scope > .${part}`)) {
      element.setAttribute("transform", `translate(${across * sideways} ${down * downwards})`);
    }
  }
}

let asked = false;
function askToKeep() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    keepInView();
  });
}

for (const { parentElement } of pictures) parentElement.addEventListener("scroll", askToKeep, { passive: true });
onSeen.push(askToKeep);
onZoomed.push(askToKeep);
askToKeep();
