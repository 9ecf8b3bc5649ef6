/*
The results by hand. J and K move the focus from headline to headline, and Enter or O opens the one in focus; X selects
it, Shift+J and Shift+K select on the way. Over the histogram a drag, or Shift and an arrow key, chooses a time.
Everything here is also a link or a button.
*/

import { keyName } from "./shortcuts.js";

const hits = () => [...document.querySelectorAll("#hits > .hit")];
const current = () => document.querySelector("#hits > .hit:focus-within") ?? document.querySelector("#hits > .hit[data-current]");

/* The hit that was in focus last is the one that keys act on. */
function mark(hit) {
  for (const other of hits()) other.toggleAttribute("data-current", other === hit);
}
document.addEventListener("focusin", (event) => {
  const hit = event.target.closest?.("#hits > .hit");
  if (hit) mark(hit);
});

function tick(hit) {
  const box = hit?.querySelector(':scope > input[type="checkbox"]');
  if (!box || box.checked) return;
  box.checked = true;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

function step(by, selecting) {
  const all = hits();
  const here = current();
  const at = all.indexOf(here);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  if (selecting) [here, next].forEach(tick);
  next?.querySelector(".list-title").focus();
  next?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("click", (event) => {
  const mover = event.target.closest("[data-step]");
  if (!mover) return;
  event.preventDefault();
  event.stopPropagation();
  step(Number(mover.dataset.step), "select" in mover.dataset);
}, true);

/* Shift+J and Shift+K: their elements are hidden, to be listed only. */
document.addEventListener("keydown", (event) => {
  if (document.documentElement.dataset.shortcuts === "off" || event.target.closest?.("input:not([type=checkbox]), textarea, select, dialog")) return;
  const key = keyName(event);
  if (key === "shift+j" || key === "shift+k") step(key === "shift+j" ? 1 : -1, true);
});

/* The bulk bar says how many are selected, and stays away while none is. */
function count() {
  const bar = document.getElementById("bulk");
  if (!bar) return;
  const chosen = document.querySelectorAll('#hits > .hit > input[type="checkbox"]:checked').length;
  bar.hidden = !chosen;
  bar.querySelector("[data-selected] > bdi").textContent = chosen;
}
document.addEventListener("change", (event) => {
  if (event.target.matches('#hits > .hit > input[type="checkbox"]')) count();
});

/* The histogram: one bar is in the order of the page, arrow keys move among them. */
const bars = () => [...document.querySelectorAll(".when-plot a")];
const newestRight = () => document.getElementById("when")?.dataset.newest === "right";
let brushed = null; // [first, last] places of bars, oldest first
let began = null;
let moved = false;

function rove(bar) {
  for (const other of bars()) other.tabIndex = other === bar ? 0 : -1;
}

function show(range) {
  brushed = range;
  const [from, to] = range ? [...range].sort((one, other) => one - other) : [1, 0];
  const all = bars();
  all.forEach((bar, place) => bar.toggleAttribute("data-brushed", place >= from && place <= to));
  const said = document.getElementById("when-said");
  if (!said) return;
  said.textContent = !range || from === to ? "" : `${all[from].dataset.words} — ${all[to].dataset.words}`;
}

function narrow() {
  const all = bars();
  const [from, to] = [...brushed].sort((one, other) => one - other);
  const address = new URL(document.getElementById("when").dataset.address, location.href);
  address.searchParams.set("after", all[from].dataset.after);
  address.searchParams.set("before", all[to].dataset.before);
  location.assign(address);
}

document.addEventListener("keydown", (event) => {
  const all = bars();
  const at = all.indexOf(event.target.closest?.(".when-plot a"));
  if (at < 0) return;
  if (event.key === "Escape" && brushed) {
    show(null);
  } else if (event.key === "Enter" && brushed && brushed[0] !== brushed[1]) {
    event.preventDefault();
    narrow();
  } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    event.preventDefault();
    const newer = (event.key === "ArrowRight") === newestRight();
    const to = Math.min(Math.max(at + (newer ? 1 : -1), 0), all.length - 1);
    show(event.shiftKey ? [brushed?.[0] ?? at, to] : null);
    rove(all[to]);
    all[to].focus();
  }
});

const placeOf = (target) => bars().indexOf(target.closest?.(".when-plot a"));

/* Where the pointer is, also above and below the bars. */
function placeAt(x) {
  const box = document.querySelector(".when-plot").getBoundingClientRect();
  const share = Math.min(Math.max((x - box.left) / box.width, 0), 0.9999);
  return Math.floor((newestRight() ? share : 1 - share) * bars().length);
}

document.addEventListener("pointerdown", (event) => {
  moved = false;
  if (event.button || event.pointerType === "touch" || placeOf(event.target) < 0) return;
  began = { x: event.clientX, place: placeOf(event.target) };
});
document.addEventListener("dragstart", (event) => { if (began) event.preventDefault(); });
document.addEventListener("pointermove", (event) => {
  if (!began || (!moved && Math.abs(event.clientX - began.x) < 4)) return;
  moved = true;
  show([began.place, placeAt(event.clientX)]);
});
document.addEventListener("pointerup", () => {
  if (began && moved && brushed) narrow();
  began = null;
});
document.addEventListener("click", (event) => {
  if (!moved || placeOf(event.target) < 0) return;
  event.preventDefault();
  event.stopPropagation();
}, true);

function ready() {
  show(null);
  const all = bars();
  rove(all.findLast((bar) => bar.getAttribute("tabindex") !== "-1") ?? all.at(-1));
  count();
}
ready();
document.addEventListener("htmx:afterSwap", ready);
