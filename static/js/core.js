/* What every page needs: the CSRF header, notices that leave, menus that close, and what to say when a request fails. */

const notices = () => document.getElementById("notices");
const STAYS = 10_000;

document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector('meta[name="csrf-token"]')?.content;
  if (token && event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = token;
});

/** Shows the notice of a <template> of the page. */
function show(templateId) {
  const template = document.getElementById(templateId);
  if (template) notices()?.append(template.content.cloneNode(true));
  arm(notices());
}

document.addEventListener("htmx:sendError", () => show("notice-failed"));
document.addEventListener("htmx:responseError", (event) => {
  show([400, 403].includes(event.detail.xhr.status) ? "notice-refused" : "notice-failed");
});

/** A notice leaves ten seconds after the reader last touched it. Errors stay. */
function arm(container) {
  for (const notice of container?.querySelectorAll("[data-leaves]:not([data-armed])") ?? []) {
    notice.dataset.armed = "";
    const closer = notice.querySelector("[data-closes]");
    if (closer) closer.hidden = false;
    if (notice.dataset.tone === "bad") continue;
    let timer;
    const wait = () => { clearTimeout(timer); timer = setTimeout(() => notice.remove(), STAYS); };
    for (const name of ["pointerenter", "focusin"]) notice.addEventListener(name, () => clearTimeout(timer));
    for (const name of ["pointerleave", "focusout"]) notice.addEventListener(name, wait);
    wait();
  }
}

document.addEventListener("click", (event) => {
  const target = event.target;
  target.closest("[data-closes]")?.closest(".notice")?.remove();
  const opener = target.closest("[data-opens]");
  if (opener) open(opener.dataset.opens);
  for (const menu of document.querySelectorAll("details.menu[open], details.bar-fold[open]")) {
    if (!menu.contains(target) || opener) menu.open = false;
  }
  if (target instanceof HTMLDialogElement) target.close(); // a click on its backdrop
});

function open(id) {
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open) dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.menu[open], details.bar-fold[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

/* An empty field with dir=auto turns left-to-right and misplaces its Arabic placeholder. */
document.addEventListener("input", (event) => {
  const field = event.target.closest?.("input[type=search], input[type=text], textarea, [data-direction]");
  if (!field || field.hasAttribute("data-fixed-direction") || field.getAttribute("dir") === "ltr") return;
  if (field.value) field.dir = "auto";
  else field.dir = document.documentElement.dir;
});

function ready(root) {
  arm(notices());
  for (const button of root.querySelectorAll("[data-opens][hidden]")) button.hidden = false;
}
ready(document);
document.addEventListener("htmx:load", (event) => ready(event.detail.elt));
