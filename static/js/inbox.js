/* The list of the inbox by key: J and K open, X selects, Shift+J and Shift+K extend the selection, E moves on. */

import { keyName } from "./shortcuts.js";

const rows = () => [...document.querySelectorAll("#rows > .row")];
const current = () => document.querySelector('#rows > .row[aria-current="true"]');

function step(by) {
  const all = rows();
  const at = all.indexOf(current());
  return all[at < 0 ? (by > 0 ? 0 : -1) : at + by];
}

function select(row) {
  for (const other of rows()) other.removeAttribute("aria-current");
  row.setAttribute("aria-current", "true");
  row.scrollIntoView({ block: "nearest" });
  if (row.dataset.state === "unread") row.dataset.state = "read";
  row.closest(".split").dataset.open = "reader";
}

function openRow(row) {
  row?.querySelector(".list-title").click();
}

function tick(row) {
  const box = row?.querySelector('input[type="checkbox"]');
  if (!box) return;
  box.checked = true;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("click", (event) => {
  const title = event.target.closest("#rows .list-title");
  if (title && !event.ctrlKey && !event.metaKey && !event.shiftKey) select(title.closest(".row"));
  const mover = event.target.closest("[data-step]");
  if (mover) {
    event.preventDefault();
    openRow(step(Number(mover.dataset.step)));
  }
  if (event.target.closest("[data-done]")?.value === "done") document.body.dataset.moveOn = "";
});

document.addEventListener("htmx:afterRequest", () => {
  if (!("moveOn" in document.body.dataset)) return;
  delete document.body.dataset.moveOn;
  openRow(step(1));
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id === "reader") event.detail.target.scrollTop = 0;
});

document.addEventListener("keydown", (event) => {
  if (document.documentElement.dataset.shortcuts === "off" || event.target.closest?.("input:not([type=checkbox]), textarea, select, dialog")) return;
  const key = keyName(event);
  if (key === "shift+j" || key === "shift+k") {
    tick(current());
    const next = step(key === "shift+j" ? 1 : -1);
    tick(next);
    openRow(next);
  }
});

/* The bulk bar says how many are selected, and stays away while none is. */
const bar = document.getElementById("bulk");
function count() {
  if (!bar) return;
  const chosen = document.querySelectorAll('#rows input[type="checkbox"]:checked').length;
  bar.hidden = !chosen;
  bar.querySelector("[data-selected] > bdi").textContent = chosen;
}
document.addEventListener("change", (event) => {
  if (event.target.matches('#rows input[type="checkbox"]')) count();
});
count();
