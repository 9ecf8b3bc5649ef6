/* Fields whose whole text is chosen when they are entered, and Escape in the name of a search that was just saved. */

document.addEventListener("focusin", (event) => {
  if (event.target.matches?.("[data-selects]")) event.target.select();
});

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key !== "Escape" || !field.matches?.(".save-name")) return;
  event.preventDefault();
  field.value = field.defaultValue;
  field.form.requestSubmit();
});
