// Lights every visit of a person in the week: continuity is something one sees. On the map, every round of a worker.
const KINDS = [
  { of: "person", frame: ".board" },
  { of: "worker", frame: ".map" },
];
const lit = {};

const show = ({ of, frame }, key) => {
  if (lit[of] === key) return;
  lit[of] = key;
  for (const one of document.querySelectorAll(`.lit[data-${of}]`)) one.classList.remove("lit");
  document.querySelector(frame)?.classList.toggle("lighting", key !== null);
  if (key === null) return;
  for (const one of document.querySelectorAll(`[data-${of}="${CSS.escape(key)}"]`)) one.classList.add("lit");
};

/** Lights what belongs to the same person or worker as this; nothing where there is none. */
export const light = (at) => {
  for (const kind of KINDS) show(kind, at?.closest(`[data-${kind.of}]`)?.dataset[kind.of] ?? null);
};
