/* Ctrl+K: go to a screen, an entity, a source. A combobox over the answers of the server. */

const dialog = document.getElementById("palette");
const field = dialog?.querySelector("input");
const list = dialog?.querySelector("ul");
let request;
let timer;

function option(place, index) {
  const item = document.createElement("li");
  item.id = `palette-${index}`;
  item.role = "option";
  item.dataset.url = place.url;
  item.setAttribute("aria-selected", String(index === 0));
  const name = document.createElement("bdi");
  name.dir = place.dir;
  name.textContent = place.label;
  const kind = document.createElement("span");
  kind.className = "count";
  kind.textContent = place.kind;
  item.append(name, kind);
  return item;
}

function select(item) {
  for (const other of list.children) other.setAttribute("aria-selected", String(other === item));
  field.setAttribute("aria-activedescendant", item?.id ?? "");
  item?.scrollIntoView({ block: "nearest" });
}

async function load() {
  request?.abort();
  request = new AbortController();
  try {
    const answer = await fetch(`${dialog.dataset.url}?q=${encodeURIComponent(field.value)}`, {
      signal: request.signal,
      headers: { Accept: "application/json" },
    });
    if (!answer.ok) throw new Error(`palette answered ${answer.status}`);
    const { places } = await answer.json();
    list.replaceChildren(...places.map(option));
    if (!places.length) {
      const nothing = document.createElement("li");
      nothing.className = "palette-nothing";
      nothing.textContent = dialog.dataset.nothing;
      list.append(nothing);
    }
    select(list.querySelector("[role=option]"));
  } catch (error) {
    if (error.name === "AbortError") return;
    dialog.close();
    throw error;
  }
}

function go(item) {
  if (item) location.assign(item.dataset.url);
}

document.addEventListener("keydown", (event) => {
  if (!dialog || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.code !== "KeyK") return;
  event.preventDefault();
  if (dialog.open) dialog.close();
  else dialog.showModal();
});

// Emptied when it closes: the event of opening comes late enough to take away what was typed since.
dialog?.addEventListener("toggle", () => {
  if (dialog.open) load();
  else field.value = "";
});
field?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(load, 100);
});
field?.addEventListener("keydown", (event) => {
  const options = [...list.querySelectorAll("[role=option]")];
  const at = options.findIndex((item) => item.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    select(options.at((at + step + options.length) % options.length));
  } else if (event.key === "Enter") {
    event.preventDefault();
    go(options[at]);
  }
});
list?.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
