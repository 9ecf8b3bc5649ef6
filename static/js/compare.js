/* Stepping through what differs: N and P, and a difference whose other side is shown under the pointer. */

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

let current;

function step(by) {
  const all = stops();
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
  if (position) position.textContent = `${digits.format(all.indexOf(next) + 1)} / ${digits.format(all.length)}`;
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
  if (stepper) stepper.hidden = !stops().length;
}
ready();
document.addEventListener("htmx:load", ready);
