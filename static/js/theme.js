/* The settings screen: theme, text size, density and shortcuts take effect as they are chosen, before they are saved. */

const root = document.documentElement;
const SHOWN = { theme: "theme", text_size: "textSize", density: "density" };

document.querySelector("form[data-preview]")?.addEventListener("change", ({ target }) => {
  if (target.name in SHOWN) root.dataset[SHOWN[target.name]] = target.value;
  if (target.name === "shortcuts") root.dataset.shortcuts = target.checked ? "on" : "off";
});
