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
