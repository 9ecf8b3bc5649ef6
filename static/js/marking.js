/* Selecting words of a text offers to mark them as a name: 1, 2 or 3 says what they are, Enter takes the first name offered. */

const bar = () => document.getElementById("name-bar");
const chosen = window.Highlight ? new Highlight() : null;
if (chosen) CSS.highlights.set("chosen", chosen);
let pressed = false;

/** The span of the selection in the text, in code points, without the spaces at its ends; null where there is none. */
function span() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const paragraph = of(range.startContainer)?.closest("#prose p");
  if (!paragraph) return null;
  const within = range.cloneRange();
  if (!paragraph.contains(range.endContainer)) within.setEnd(paragraph, paragraph.childNodes.length);
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(within.startContainer, within.startOffset);
  const said = within.toString();
  const text = said.trim();
  if (!text) return null;
  const start = Number(paragraph.dataset.start) + length(before.toString()) + length(said) - length(said.trimStart());
  return { start, end: start + length(text), text, range: within };
}

const of = (node) => (node instanceof Element ? node : node.parentElement);
/** Code points, as the server counts; a string's own length counts some letters twice. */
const length = (text) => [...text].length;

function offer() {
  const form = bar();
  if (!form || pressed || form.contains(document.activeElement)) return;
  const found = span();
  if (!found) {
    close();
    return;
  }
  if (!form.hidden && form.elements.start.value === String(found.start) && form.elements.text.value === found.text) return;
  form.reset();
  for (const name of ["start", "end", "text"]) form.elements[name].value = found[name];
  form.elements.q.value = found.text;
  form.elements.q.dir = document.getElementById("prose").dir;
  document.getElementById("name-targets").replaceChildren();
  chosen?.clear();
  chosen?.add(found.range);
  form.hidden = false;
  const place = found.range.getBoundingClientRect();
  form.style.setProperty("inset-block-start", `${place.bottom - form.parentElement.getBoundingClientRect().top + 6}px`);
}

function close() {
  const form = bar();
  if (!form || form.hidden) return;
  form.hidden = true;
  chosen?.clear();
}

let timer;
document.addEventListener("selectionchange", () => {
  clearTimeout(timer);
  timer = setTimeout(offer, 150);
});
document.addEventListener("pointerdown", (event) => {
  pressed = !bar()?.contains(event.target);
});
document.addEventListener("pointerup", () => {
  pressed = false;
  clearTimeout(timer);
  timer = setTimeout(offer, 50);
});
document.addEventListener("change", (event) => {
  if (event.target.name === "kind" && event.target.form === bar()) bar().elements.q.focus();
});
document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-closes-bar]")) return;
  getSelection().removeAllRanges();
  close();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !bar() || bar().hidden) return;
  document.activeElement.blur();
  getSelection().removeAllRanges();
  close();
});
/* The form for a name that was missed opens where its key is pressed. */
document.addEventListener("shortcut", (event) => {
  const folded = event.target.closest("details.add-name");
  if (folded) folded.open = true;
});

/* Words within a link that can be dragged cannot be selected. */
function ready() {
  for (const mark of document.querySelectorAll("#prose a.mark")) mark.draggable = false;
}
ready();
document.addEventListener("htmx:load", ready);
