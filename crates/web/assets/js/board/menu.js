// The menu of a visit: everything a drag does, and more, as links.
import { deedOf } from "./address.js";
import { openPanel } from "../panel.js";

let of = null;

/** Shows the menu beside a visit; says whether there is one. */
export const openMenu = (visit) => {
  const menu = document.getElementById("visit-menu");
  if (menu === null) return false;
  of = visit;
  for (const link of menu.querySelectorAll("a")) link.href = deedOf(visit, link.dataset.deed);
  menu.showPopover();
  const box = visit.getBoundingClientRect();
  const down = box.bottom + menu.offsetHeight + 8 < window.innerHeight;
  menu.style.left = `${Math.min(box.left, window.innerWidth - menu.offsetWidth - 8)}px`;
  menu.style.top = `${down ? box.bottom + 4 : Math.max(8, box.top - menu.offsetHeight - 4)}px`;
  menu.querySelector("a").focus();
  return true;
};

document.addEventListener("keydown", (event) => {
  const link = event.target instanceof Element ? event.target.closest("#visit-menu a") : null;
  if (link === null) return;
  const all = [...link.parentElement.querySelectorAll("a")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) {
    event.preventDefault();
    all[(all.indexOf(link) + step + all.length) % all.length].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    link.parentElement.hidePopover();
    of?.focus();
  }
});

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("#visit-menu a") : null;
  if (link === null || window.htmx === undefined) return;
  event.preventDefault();
  link.parentElement.hidePopover();
  openPanel(link.href, of);
});
