// Arrow keys go from visit to visit by where they are on the screen; one tab stop for all of them.
const visits = () => [...document.querySelectorAll("#board a.visit")];

/** Leaves one tab stop among the visits, where the focus was last. */
export const settle = () => {
  const all = visits();
  const here = all.find((visit) => visit === document.activeElement) ?? all.find((visit) => visit.tabIndex === 0 && visit.hasAttribute("tabindex")) ?? all[0];
  for (const visit of all) visit.tabIndex = visit === here ? 0 : -1;
};

const middle = (visit) => {
  const box = visit.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2, box };
};

// How far another visit is in a direction: along it once, across it dearly, not at all if it lies behind.
const WAYS = {
  ArrowDown: (from, to) => [to.y - from.y, to.x - from.x],
  ArrowUp: (from, to) => [from.y - to.y, to.x - from.x],
  ArrowRight: (from, to) => [to.x - from.x, to.y - from.y],
  ArrowLeft: (from, to) => [from.x - to.x, to.y - from.y],
};
const ACROSS = 4;

/** Goes from a visit in the direction of a key; says whether the key was one. */
export const walk = (visit, key) => {
  const way = WAYS[key];
  if (way === undefined) return false;
  const from = middle(visit);
  let best = null;
  for (const other of visits()) {
    const [along, across] = way(from, middle(other));
    const far = along + ACROSS * Math.abs(across);
    if (other !== visit && along > 2 && (best === null || far < best.far)) best = { far, other };
  }
  if (best !== null) {
    best.other.focus();
    settle();
  }
  return true;
};
