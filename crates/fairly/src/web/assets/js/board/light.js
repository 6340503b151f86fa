// Lights every visit of a person in the week: continuity is something one sees.
let lit = null;

/** Lights what belongs to the same person as this; nothing where there is none. */
export const light = (at) => {
  const person = at?.dataset.person ?? null;
  if (person === lit) return;
  lit = person;
  for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
  document.querySelector(".board")?.classList.toggle("lighting", person !== null);
  if (person === null) return;
  for (const one of document.querySelectorAll(`[data-person="${CSS.escape(person)}"]`)) one.classList.add("lit");
};
