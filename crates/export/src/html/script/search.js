// Finds texts in the words of the state that is shown, and marks them there and on the map.

const SVG = "http://www.w3.org/2000/svg";
const field = document.getElementById("sought");
const told = document.querySelector("output");
const buttons = ["previous", "next"].map((id) => document.getElementById(id));
const words = views.map((view) =>
  [...view.querySelectorAll(".entry:not(.echo)")].map((entry) => ({ entry, text: plain(entry.textContent) })),
);
let found = [];
let here = 0;

/** Without case, accents and double spaces, as people type what they look for. */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

function matches(view) {
  const sought = plain(field.value);
  return sought === "" ? [] : words[view].filter(({ text }) => text.includes(sought)).map(({ entry }) => entry);
}

/** Looks again, and goes to the first that is found. */
function look() {
  found = matches(shown);
  here = 0;
  tell();
}

function go(by) {
  if (found.length === 0) return;
  here = (here + by + found.length) % found.length;
  tell();
}

function tell() {
  told.textContent = said();
  for (const button of buttons) button.disabled = found.length < 2;
  for (const marked of document.querySelectorAll(".found")) marked.classList.remove("found", "here");
  for (const mark of document.querySelectorAll(".mark")) mark.remove();
  found.forEach((entry, number) => {
    entry.classList.add("found");
    entry.classList.toggle("here", number === here);
    if (!isTable()) markOnMap(entry, number === here);
  });
  if (isTable()) found[here]?.scrollIntoView({ block: "center", inline: "center" });
}

function said() {
  if (plain(field.value) === "") return "";
  if (found.length > 0) return `${here + 1} of ${found.length}`;
  const elsewhere = views.flatMap((view, number) => {
    const count = matches(number).length;
    return count === 0 ? [] : `${count} in ${view.querySelector("h2").textContent}`;
  });
  return elsewhere.length === 0 ? "Nothing found" : `None here, ${elsewhere.join(", ")}`;
}

/** Frames what an entry stands for on the map. */
function markOnMap(entry, isHere) {
  const group = entry.dataset.for && document.getElementById(entry.dataset.for);
  if (!group) return;
  const { x, y, width, height } = group.getBBox();
  const mark = document.createElementNS(SVG, "rect");
  const frame = { x: x - 3, y: y - 3, width: width + 6, height: height + 6, rx: 7 };
  for (const [name, value] of Object.entries(frame)) mark.setAttribute(name, value);
  mark.setAttribute("transform", group.getAttribute("transform") ?? "");
  mark.setAttribute("class", isHere ? "mark here" : "mark");
  // Within what is kept in view, the frame is kept with it.
  group.parentElement.append(mark);
  if (isHere) bringIntoView(mark);
}

function bringIntoView(mark) {
  if (zoom < LEGIBLE) zoomInPlace(LEGIBLE);
  const [box, frame] = [mark.getBoundingClientRect(), part(".map").getBoundingClientRect()];
  const isKept = mark.parentElement !== pictures[shown];
  const covered = (!isKept && reachOf(pictures[shown])) || { width: 0, height: 0 };
  const [left, top] = [frame.left + covered.width * zoom, frame.top + covered.height * zoom];
  if (box.left >= left && box.right <= frame.right && box.top >= top && box.bottom <= frame.bottom) return;
  part(".map").scrollBy({
    left: (box.left + box.right - left - frame.right) / 2,
    top: (box.top + box.bottom - top - frame.bottom) / 2,
  });
}

field.addEventListener("input", look);
field.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    field.value = "";
    look();
  }
});
field.form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.isComposing) go(event.shiftKey ? -1 : 1);
});
buttons.forEach((button, number) => button.addEventListener("click", () => go(number === 0 ? -1 : 1)));
onSeen.push(look);
look();
