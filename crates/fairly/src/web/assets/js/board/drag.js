// Dragging a visit to another lane or day asks what would follow; nothing is done before someone says yes.
import { openPanel } from "../panel.js";

let held = null;

const laneOf = (event) => (event.target instanceof Element ? event.target.closest("[data-lane]") : null);
const over = (lane) => {
  for (const one of document.querySelectorAll("[data-lane].over")) one.classList.remove("over");
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
  const to = new URLSearchParams({ to: lane.dataset.lane, date: lane.dataset.date });
  openPanel(`${held.href}/move?${to}`, held);
});

document.addEventListener("dragend", () => {
  held?.removeAttribute("data-held");
  held = null;
  over(null);
});
