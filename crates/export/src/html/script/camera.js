// How large the map is, the same in all states; where it stands is where its frame is scrolled to.

const LEAST = 0.1;
const MOST = 4;
const STEPS = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
/** Smaller than this nothing on a card can be read. */
const LEGIBLE = 0.5;

const pictures = views.map((view) => view.querySelector(".picture"));
const natural = document.getElementById("natural");
let zoom = 1;

/** Told when the size has changed. */
const onZoomed = [];

/** Sets the size, and keeps the place under a point of the window where it is. */
function zoomTo(wanted, x, y) {
  const before = pictures[shown].getBoundingClientRect();
  const across = (x - before.left) / before.width;
  const down = (y - before.top) / before.height;
  zoom = Math.min(MOST, Math.max(LEAST, wanted));
  for (const picture of pictures) {
    picture.style.width = `${picture.viewBox.baseVal.width * zoom}px`;
    picture.style.height = `${picture.viewBox.baseVal.height * zoom}px`;
  }
  natural.textContent = `${Math.round(zoom * 100)}%`;
  natural.setAttribute("aria-label", `Natural size, now ${natural.textContent}`);
  const after = pictures[shown].getBoundingClientRect();
  part(".map").scrollBy({
    left: after.left + across * after.width - x,
    top: after.top + down * after.height - y,
    behavior: "instant",
  });
  for (const tell of onZoomed) tell();
}

/** Sets the size and keeps the middle of the frame. */
function zoomInPlace(wanted) {
  const { left, top, width, height } = part(".map").getBoundingClientRect();
  zoomTo(wanted, left + width / 2, top + height / 2);
}

/** The size at which the whole map is seen. */
function fitting() {
  const { clientWidth, clientHeight } = part(".map");
  const { width, height } = pictures[shown].viewBox.baseVal;
  return Math.min(clientWidth / width, clientHeight / height, 1);
}

function larger() {
  zoomInPlace(STEPS.find((step) => step > zoom + 0.001) ?? MOST);
}

function smaller() {
  zoomInPlace(STEPS.findLast((step) => step < zoom - 0.001) ?? LEAST);
}

function fit() {
  zoomInPlace(fitting());
}

const ACTIONS = { larger, smaller, fit, natural: () => zoomInPlace(1) };
for (const [id, act] of Object.entries(ACTIONS)) document.getElementById(id).addEventListener("click", act);

zoomTo(Math.max(fitting(), LEGIBLE), 0, 0);
for (const { parentElement } of pictures) stand(parentElement, { left: 0, top: 0 });
