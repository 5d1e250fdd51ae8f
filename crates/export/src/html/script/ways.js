// What is seen: which state, and as a map or as a table.
"use strict";

const root = document.documentElement;
const views = [...document.querySelectorAll(".view")];
let shown = 0;

/** A part of the view that is shown. */
function part(selector) {
  return views[shown].querySelector(selector);
}

function isTable() {
  return root.dataset.way === "table";
}

/** Told when something else is seen. */
const onSeen = [];

function see(view, way) {
  const left = { map: place(part(".map")), words: place(part(".words")) };
  shown = view;
  root.dataset.way = way;
  views.forEach((section, number) => {
    section.hidden = number !== view;
  });
  // The same place stays in view, so that states can be compared by switching.
  stand(part(".map"), left.map);
  stand(part(".words"), left.words);
  // What is out of sight is no stop on the keyboard's way.
  part(".map").tabIndex = isTable() ? -1 : 0;
  part(".words").tabIndex = isTable() ? 0 : -1;
  for (const tell of onSeen) tell();
}

function place({ scrollLeft, scrollTop }) {
  return { left: scrollLeft, top: scrollTop };
}

function stand(scroller, place) {
  scroller.scrollTo({ ...place, behavior: "instant" });
}

function chosen(name, usual) {
  return Number(document.querySelector(`input[name=${name}]:checked`)?.value ?? usual);
}

function seeChosen() {
  see(chosen("view", 0), chosen("way", 0) === 0 ? "map" : "table");
}

for (const input of document.querySelectorAll("fieldset input")) input.addEventListener("change", seeChosen);

// A link in words that are out of sight brings them into view.
document.addEventListener("focusin", ({ target }) => {
  if (isTable() || !target.closest(".words a")) return;
  document.querySelector("input[name=way][value='1']").checked = true;
  seeChosen();
});

root.classList.add("live");
seeChosen();
