/*
The timeline by hand: arrows and drags pan, a wheel with Ctrl zooms, a drag over the histogram selects its days, and
dots light their rows as rows light their dots. Everything here is also a link.
*/

const root = () => document.getElementById("timeline");
const newestRight = () => document.getElementById("plot")?.dataset.newest === "right";
const follow = (id) => document.getElementById(id)?.click();

/* The arrow that points to the side of the newest leads to what is newer. */
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  if (document.documentElement.dataset.shortcuts === "off") return;
  if (event.target.closest?.("input, select, textarea, dialog, [contenteditable]")) return;
  if (event.key === "=") return follow("zoom-in");
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  event.preventDefault();
  pan((event.key === "ArrowRight") === newestRight());
});

const pan = (newer) => follow(newer ? "pan-newer" : "pan-older");

document.addEventListener("wheel", (event) => {
  if (!event.ctrlKey || !event.target.closest?.("#plot")) return;
  event.preventDefault();
  if (busy) return;
  busy = true;
  setTimeout(() => { busy = false; }, 400);
  follow(event.deltaY < 0 ? "zoom-in" : "zoom-out");
}, { passive: false });
let busy = false;

/* Dots and rows. */
function light(key, on) {
  if (!key) return;
  for (const one of root().querySelectorAll(`[data-key-of="${CSS.escape(key)}"], [data-row-of="${CSS.escape(key)}"]`)) one.toggleAttribute("data-lit", on);
}
const keyOf = (target) => target.closest?.("[data-key-of]")?.dataset.keyOf ?? target.closest?.("[data-row-of]")?.dataset.rowOf;
for (const [name, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(name, (event) => light(keyOf(event.target), on));
}

/* A click on a dot goes to its rows where all of them are on this page; else its link shows them. */
document.addEventListener("click", (event) => {
  const mark = event.target.closest?.("[data-key-of]");
  if (!mark) return;
  if (moved) return event.preventDefault();
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const rows = root().querySelectorAll(`[data-row-of="${CSS.escape(mark.dataset.keyOf)}"]`);
  if (rows.length !== Number(mark.dataset.count)) return;
  event.preventDefault();
  for (const lit of root().querySelectorAll("[data-lit]")) lit.removeAttribute("data-lit");
  light(mark.dataset.keyOf, true);
  rows[0].scrollIntoView({ block: "center" });
  const link = rows[0].querySelector("a");
  link?.focus({ preventScroll: true });
});

/* Dragging: over the lanes it pans, over the histogram it selects days. */
let began = null;
let moved = false;
document.addEventListener("pointerdown", (event) => {
  moved = false;
  if (event.button || event.pointerType === "touch" || !event.target.closest?.(".plot-box")) return;
  const column = event.target.closest("[data-column]");
  began = { x: event.clientX, width: event.target.closest(".plot-box").clientWidth, column };
});
document.addEventListener("dragstart", (event) => { if (began) event.preventDefault(); });
document.addEventListener("pointermove", (event) => {
  if (!began || Math.abs(event.clientX - began.x) < 6) return;
  moved = true;
  if (began.column) brush(event.target.closest?.("[data-column]") ?? began.last);
});
document.addEventListener("pointerup", (event) => {
  if (!began) return;
  const { x, width, column, last } = began;
  began = null;
  if (!moved) return;
  if (column) select(column, last ?? column);
  else if (Math.abs(event.clientX - x) > width / 12) pan((event.clientX < x) === newestRight());
});
document.addEventListener("click", (event) => {
  if (moved && event.target.closest?.(".plot-box")) event.preventDefault();
}, true);

function brush(upto) {
  if (!upto) return;
  began.last = upto;
  const all = [...root().querySelectorAll("[data-column]")];
  const [from, to] = [all.indexOf(began.column), all.indexOf(upto)].sort((one, other) => one - other);
  all.forEach((one, place) => one.toggleAttribute("data-brushed", place >= from && place <= to));
}

function select(one, other) {
  const days = [one.dataset.column, one.dataset.upto, other.dataset.column, other.dataset.upto].sort();
  const address = new URL(document.getElementById("pan-here").href);
  address.searchParams.set("after", days[0]);
  address.searchParams.set("before", days[3]);
  address.hash = "table";
  location.assign(address);
}
