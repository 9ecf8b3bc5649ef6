/* Stepping through what differs: N and P, and a difference whose other side is shown under the pointer. A long comparison
   shows its first rows; stepping and a link to a row fetch those that are still missing. */

const stops = () => {
  const seen = new Set();
  return [...document.querySelectorAll(".compare [data-n], .compare tr[data-stop]")].filter((element) => {
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
  next.scrollIntoView({ block: "center" });
  const position = document.querySelector("[data-position]");
  if (position) position.textContent = `${digits.format(all.indexOf(next) + 1)} / ${digits.format(total())}`;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-stepper] [data-step]");
  if (button) step(Number(button.dataset.step));
});

document.addEventListener("pointerover", (event) => {
  for (const old of document.querySelectorAll(".compare [data-paired]")) old.removeAttribute("data-paired");
  for (const number of event.target.closest(".compare [data-n]")?.dataset.n.split(" ") ?? []) {
    for (const side of sides(number)) side.setAttribute("data-paired", "");
  }
});

function ready() {
  const stepper = document.querySelector("[data-stepper]");
  if (stepper) stepper.hidden = !total();
}
ready();

const wanted = /^#row-\d+$/.test(location.hash) ? location.hash : "";
if (wanted && !document.querySelector(wanted)) fetchRows(true).then(() => document.querySelector(wanted)?.scrollIntoView());
document.addEventListener("htmx:load", ready);
