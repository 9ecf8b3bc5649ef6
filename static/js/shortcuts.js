/*
Keys. An element says which key acts on it: data-key="j", "shift+j", "g i" (one after the other), "?" or "1".
A key is read by what it types where that is a Latin letter, else by its place, so that J works on an Arabic keyboard.
Never while typing, never with Ctrl, Alt or Meta, and not at all where the reader has switched them off.
An element may listen for "shortcut" and call preventDefault() to act itself instead of being clicked.
*/

const LATIN = "qwertyuiopasdfghjklzxcvnm";
const ARABIC = "ضصثقفغعهخحشسيبلاتنمئءؤرىة";
const LEGENDS = new Map([...LATIN].map((letter, place) => [letter, ARABIC[place]]).concat([["b", "لا"], ["?", "؟"], ["[", "ج"], ["]", "د"], [",", "و"], [".", "ز"]]));
const SIGNS = { Slash: "/", Comma: ",", Period: ".", BracketLeft: "[", BracketRight: "]", Minus: "-", Equal: "=" };
const PATIENCE = 1500;
let first = "";
let firstAt = 0;

/** The key's name ("j", "shift+j", "?"), or "" for one that is no shortcut. */
export function keyName(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return "";
  if (event.key === "?" || event.key === "؟") return "?";
  if (event.key.length === 1 && "/,.[]+-=".includes(event.key)) return event.key;
  const latin = /^[a-z0-9]$/i.test(event.key) ? event.key.toLowerCase() : "";
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(event.code)?.[1].toLowerCase();
  const name = latin || place || SIGNS[event.code] || "";
  return name && event.shiftKey ? `shift+${name}` : name;
}

function typing(target) {
  const field = target.closest?.("input, textarea, select, [contenteditable]");
  return Boolean(field) && !["checkbox", "radio", "button", "submit"].includes(field.type);
}

/** The visible element for a key; one in the current row or an open dialog goes before the others. */
function elementFor(key) {
  const scope = document.querySelector("dialog[open]") ?? document;
  const found = [...scope.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].filter(
    (element) => !element.disabled && (element.checkVisibility() || element.closest("details:not([open])")),
  );
  return found.find((element) => element.closest("[aria-current], [data-current]")) ?? found[0];
}

function act(element) {
  if (!element.dispatchEvent(new CustomEvent("shortcut", { bubbles: true, cancelable: true }))) return;
  if (element.matches("input:not([type=checkbox], [type=radio]), textarea, select")) {
    element.focus();
    element.select?.();
  } else {
    element.click();
  }
}

document.addEventListener("keydown", (event) => {
  if (document.documentElement.dataset.shortcuts === "off" || event.defaultPrevented || typing(event.target)) return;
  const key = keyName(event);
  if (!key) return;
  const sequence = first && event.timeStamp - firstAt < PATIENCE ? `${first} ${key}` : "";
  first = "";
  const element = (sequence && elementFor(sequence)) || elementFor(key);
  if (element) {
    event.preventDefault();
    act(element);
  } else if (document.querySelector(`[data-key^="${CSS.escape(key)} "]`)) {
    [first, firstAt] = [key, event.timeStamp];
  }
});

/** The key on both keyboards, as <kbd> elements. */
function legend(key) {
  const span = document.createElement("span");
  span.className = "keys";
  const strokes = key.split(" ");
  const latin = strokes.map((stroke) => stroke.replace("shift+", "⇧ ").toUpperCase().replace("CTRL+", "Ctrl ")).join(" ");
  const arabic = strokes.map((stroke) => stroke.replace("shift+", "⇧ ").replace("ctrl+", "Ctrl ").replace(/[a-z?[\],.]$/, (letter) => LEGENDS.get(letter) ?? letter)).join(" ");
  for (const text of new Set([latin, arabic])) {
    if (span.firstChild) span.append(" / ");
    const box = document.createElement("kbd");
    box.textContent = text;
    box.dir = text === latin ? "ltr" : "rtl";
    span.append(box);
  }
  return span;
}

function labelOf(element) {
  const said = element.dataset.keyLabel ?? element.getAttribute("aria-label") ?? element.title;
  if (said) return said.trim();
  const copy = element.cloneNode(true);
  for (const extra of copy.querySelectorAll(".keys, .count, .badge, svg")) extra.remove();
  return copy.textContent.trim();
}

/** Fills the list of keys from what the page holds now. */
function list(container) {
  container.replaceChildren();
  const parts = [...document.querySelectorAll("[data-keys-title]")];
  const groups = [[container.dataset.here, document, ":not([data-key-group], [data-keys-title] *)"], ...parts.map((part) => [part.dataset.keysTitle, part, ""]), [container.dataset.everywhere, document, "[data-key-group]"]];
  const said = new Set();
  for (const [heading, part, which] of groups) {
    const seen = part === document ? said : new Set();
    const table = document.createElement("dl");
    for (const element of part.querySelectorAll(`[data-key]${which}`)) {
      if (part === document && element.closest("dialog.dialog:not([open])")) continue;
      if (seen.has(element.dataset.key) || !labelOf(element)) continue;
      seen.add(element.dataset.key);
      const [pair, act, key] = ["div", "dt", "dd"].map((name) => document.createElement(name));
      act.textContent = labelOf(element);
      key.append(legend(element.dataset.key));
      pair.append(act, key);
      table.append(pair);
    }
    if (!table.firstChild) continue;
    const title = document.createElement("h3");
    title.textContent = heading;
    container.append(title, table);
  }
}

const dialog = document.getElementById("keys-dialog");
document.querySelector('[data-opens="keys-dialog"]')?.addEventListener("click", () => list(dialog.querySelector(".keys-list")));
