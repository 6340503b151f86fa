// Folded menus at the top close when one clicks elsewhere or presses Escape.
const open = () => document.querySelectorAll(".top details[open]");

document.addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of open()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// An error summary is where reading goes on.
document.querySelector(".error-summary")?.focus();

// "/" leads to where somebody is found by name: the field at the top, or where that has no room, the page that has one.
document.addEventListener("keydown", (event) => {
  const field = document.querySelector("#find");
  const typing = event.target.closest?.("input, select, textarea, [contenteditable], dialog[open]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || !field) return;
  event.preventDefault();
  if (field.checkVisibility()) field.focus();
  else location.assign(field.form.action);
});
