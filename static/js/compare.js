/* Stepping through what differs: N and P. The difference that has the focus, or lies under the pointer, is shown with
   its other side and the reason. A long comparison shows its first rows; stepping and a link to a row fetch those that
   are still missing. */

const stops = () => {
  const seen = new Set();
  return [...document.querySelectorAll(".compare [data-n], .compare [data-whole]")].filter((element) => {
    const numbers = element.dataset.n?.split(" ") ?? [];
    const isNew = !numbers.length || numbers.some((number) => !seen.has(number));
    for (const number of numbers) seen.add(number);
    return isNew;
  });
};

const sides = (number) => document.querySelectorAll(`.compare [data-n~="${number}"]`);
const digits = new Intl.NumberFormat(document.documentElement.lang === "ar" && document.documentElement.dataset.digits === "arabic" ? "ar-u-nu-arab" : "en");

const total = () => Number(document.querySelector("[data-stepper]")?.dataset.stops ?? 0);

let current;
let isFetching = false;

const link = (whole) => document.querySelector(`.compare [data-further${whole ? "=all" : "=''"}]`);

/** Fetches the next window of rows, or all that are missing. Says whether there are new rows. */
async function fetchRows(whole) {
  const asked = link(whole);
  if (!asked) return false;
  await htmx.ajax("GET", asked.getAttribute("hx-get"), { source: asked, target: asked.closest("tr"), swap: "outerHTML" });
  return !asked.isConnected;
}

/** All stops of the rows that are here, once there is one beyond ``current`` in the direction of the step. */
async function stopsBeyond(by) {
  let all = stops();
  while (by > 0 && all.indexOf(current) === all.length - 1 && (await fetchRows(false))) all = stops();
  if (by < 0 && all.indexOf(current) <= 0 && (await fetchRows(true))) all = stops();
  return all;
}

async function step(by) {
  if (isFetching) return;
  isFetching = true;
  const all = await stopsBeyond(by).finally(() => { isFetching = false; });
  if (!all.length) return;
  const at = all.indexOf(current);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length];
  for (const old of document.querySelectorAll(".compare [data-current]")) old.removeAttribute("data-current");
  current = next;
  next.setAttribute("data-current", "");
  for (const number of next.dataset.n?.split(" ") ?? []) {
    for (const side of sides(number)) side.setAttribute("data-current", "");
  }
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center", inline: "nearest" });
  const position = document.querySelector("[data-position]");
  if (position) position.textContent = `${digits.format(all.indexOf(next) + 1)} / ${digits.format(total())}`;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-stepper] [data-step]");
  if (button) step(Number(button.dataset.step));
});

/** What each text has of a difference, and why it is one, in the line at the foot of the window. */
function explain(mark) {
  const panel = document.querySelector("[data-why]");
  const reason = mark && document.getElementById(mark.getAttribute("aria-describedby"))?.textContent;
  if (!panel) return;
  panel.hidden = !reason;
  if (!reason) return;
  const line = document.createElement("strong");
  line.textContent = reason;
  line.dataset.difference = mark.dataset.difference;
  panel.replaceChildren(line, ...words(mark));
}

function words(mark) {
  const columns = new Map();
  for (const number of mark.dataset.n?.split(" ") ?? []) {
    for (const side of sides(number)) {
      const name = side.closest("td").dataset.label;
      columns.set(name, [...new Set([...(columns.get(name) ?? []), side.textContent])]);
    }
  }
  return [...columns].map(([name, texts]) => {
    const side = document.createElement("span");
    const source = document.createElement("bdi");
    const said = document.createElement("bdi");
    source.className = "count";
    source.textContent = name;
    said.textContent = texts.join(" … ").slice(0, 200);
    side.append(source, " ", said);
    return side;
  });
}

function show(mark) {
  for (const old of document.querySelectorAll(".compare [data-paired]")) old.removeAttribute("data-paired");
  for (const number of mark?.dataset.n?.split(" ") ?? []) {
    for (const side of sides(number)) side.setAttribute("data-paired", "");
  }
  explain(mark ?? document.activeElement?.closest?.(".compare [aria-describedby]"));
}

document.addEventListener("pointerover", (event) => show(event.target.closest(".compare [aria-describedby]")));
document.addEventListener("focusin", (event) => show(event.target.closest(".compare [aria-describedby]")));
document.addEventListener("keydown", (event) => {
  const panel = document.querySelector("[data-why]");
  if (event.key === "Escape" && panel && !panel.hidden) panel.hidden = true;
});

/** The heads stick below the toolbar, which is as high as its kinds need. */
const measured = new ResizeObserver(([entry]) => {
  document.documentElement.style.setProperty("--toolbar-height", `${Math.round(entry.borderBoxSize[0].blockSize)}px`);
});

function ready() {
  const toolbar = document.querySelector(".compare-toolbar");
  if (toolbar) measured.observe(toolbar);
  const stepper = document.querySelector("[data-stepper]");
  if (stepper) stepper.hidden = !total();
}
ready();

/** Leads to the difference or row that the address names, though its row may not be here yet. */
async function lead() {
  const id = /^#((?:row-|d)\d+)$/.exec(location.hash)?.[1];
  if (!id) return;
  if (!document.getElementById(id) && !(await fetchRows(true))) return;
  const found = document.getElementById(id);
  found?.scrollIntoView({ block: "center", inline: "nearest" });
  if (found?.matches("[data-n]")) found.focus({ preventScroll: true });
}
lead();
window.addEventListener("hashchange", lead);
document.addEventListener("htmx:load", ready);
