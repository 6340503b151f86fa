// The board: lighting up a person's visits, going about by keys, the menu, dragging. Links do all of it without.
import { deedOf } from "./address.js";
import { light } from "./light.js";
import { settle, walk } from "./keys.js";
import { openMenu } from "./menu.js";
import "./drag.js";
import { openPanel } from "../panel.js";

const visitOf = (event) => (event.target instanceof Element ? event.target.closest("a.visit") : null);

const DEEDS = { m: "/move", s: "/swap", p: "/pin" };

document.addEventListener("keydown", (event) => {
  const visit = visitOf(event);
  if (visit === null || event.ctrlKey || event.metaKey || event.altKey) return;
  const changes = document.getElementById("visit-menu") !== null;
  const deed = DEEDS[event.key.toLowerCase()];
  if (walk(visit, event.key)) event.preventDefault();
  else if (deed !== undefined && changes) {
    event.preventDefault();
    openPanel(deedOf(visit, deed), visit);
  } else if (changes && (event.key === "." || event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey))) {
    event.preventDefault();
    openMenu(visit);
  }
});

document.addEventListener("contextmenu", (event) => {
  const visit = visitOf(event);
  if (visit === null || event.shiftKey) return;
  if (openMenu(visit)) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const visit = visitOf(event);
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (visit === null || !plain || window.htmx === undefined) return;
  event.preventDefault();
  openPanel(visit.href, visit);
});

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => light(event.target instanceof Element ? event.target : null));
}
document.addEventListener("focusout", () => light(null));

settle();
document.addEventListener("htmx:after:swap", settle);
