/* Marks in a text: a click opens the card, N and P walk from mark to mark, a switch hides a kind. */

const card = () => document.getElementById("card");

async function show(address) {
  const dialog = card();
  if (!dialog) return;
  sessionStorage.setItem("mark", address);
  await htmx.ajax("GET", address, { target: "#card-body", swap: "innerHTML" });
  if (!dialog.open) dialog.showModal();
}

function toggle(link) {
  const prose = document.getElementById("prose");
  const hidden = new Set(prose.dataset.hide.split(" ").filter(Boolean));
  const kind = link.dataset.toggle;
  if (!hidden.delete(kind)) hidden.add(kind);
  prose.dataset.hide = [...hidden].join(" ");
  link.setAttribute("aria-checked", String(!hidden.has(kind)));
  const address = new URL(location);
  if (hidden.size) address.searchParams.set("hide", [...hidden].join(","));
  else address.searchParams.delete("hide");
  history.replaceState(history.state, "", address);
}

let walked = null;

function walk(by) {
  const marks = [...document.querySelectorAll("#prose a.mark[id]:not([id=''])")].filter((mark) => !isHidden(mark));
  if (!marks.length) return;
  const at = marks.indexOf(marks.includes(document.activeElement) ? document.activeElement : walked);
  const next = marks[at < 0 ? (by > 0 ? 0 : marks.length - 1) : (at + by + marks.length) % marks.length];
  walked = next;
  next.focus();
  next.scrollIntoView({ block: "center" });
}

function ready() {
  for (const walkers of document.querySelectorAll("[data-walkers]")) walkers.hidden = false;
}
ready();
document.addEventListener("htmx:load", ready);

/* What was done on a card loads the page anew: the reader goes on from the mark that it was about. */
const before = sessionStorage.getItem("mark");
if (before && performance.getEntriesByType("navigation")[0]?.type === "reload") {
  walked = document.querySelector(`#prose a.mark[href="${CSS.escape(before)}"]`);
  walked?.focus({ preventScroll: true });
}
sessionStorage.removeItem("mark");

function isHidden(mark) {
  return document.getElementById("prose").dataset.hide.split(" ").includes(mark.dataset.kind);
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const switched = event.target.closest("[data-toggle]");
  if (switched) {
    event.preventDefault();
    toggle(switched);
    return;
  }
  const walker = event.target.closest("[data-walk]");
  if (walker) {
    walk(Number(walker.dataset.walk));
    return;
  }
  const mark = event.target.closest("#prose .mark");
  if (mark && !isHidden(mark) && String(getSelection()) === "") {
    event.preventDefault();
    show(mark.getAttribute("href") ?? mark.dataset.card);
  }
});
