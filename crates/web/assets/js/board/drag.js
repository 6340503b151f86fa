// Dragging a visit to another lane or day asks what would follow; nothing is done before someone says yes.
import { deedOf } from "./address.js";
import { openPanel } from "../panel.js";

let held = null;

// A worker's lane takes any visit; a person's only their own, for another day.
const laneOf = (event) => {
  const lane = event.target instanceof Element ? event.target.closest("[data-lane], [data-of]") : null;
  return lane?.dataset.of === undefined || lane.dataset.of === held?.dataset.person ? lane : null;
};
const over = (lane) => {
  for (const one of document.querySelectorAll(".over")) one.classList.remove("over");
  lane?.classList.add("over");
};

document.addEventListener("dragstart", (event) => {
  held = event.target instanceof Element ? event.target.closest("a.visit") : null;
  if (held === null) return;
  held.setAttribute("data-held", "");
  event.dataTransfer.effectAllowed = "move";
});

document.addEventListener("dragover", (event) => {
  const lane = laneOf(event);
  if (held === null) return;
  over(lane);
  if (lane !== null) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const lane = laneOf(event);
  if (held === null || lane === null) return;
  event.preventDefault();
  const { lane: to, date } = lane.dataset;
  openPanel(deedOf(held, "/move", to === undefined ? { date } : { to, date }), held);
});

document.addEventListener("dragend", () => {
  held?.removeAttribute("data-held");
  held = null;
  over(null);
});
