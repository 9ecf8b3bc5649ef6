/* Hits by key: J and K move the focus from headline to headline, and Enter opens the one in focus as it opens any link. */

const titles = () => [...document.querySelectorAll("#hits .list-title")];

document.addEventListener("click", (event) => {
  const mover = event.target.closest("[data-step]");
  if (!mover) return;
  event.preventDefault();
  event.stopPropagation();
  const all = titles();
  const at = all.findIndex((title) => title.closest(".hit").contains(document.activeElement));
  const by = Number(mover.dataset.step);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.focus();
  next?.closest(".hit").scrollIntoView({ block: "nearest" });
}, true);
