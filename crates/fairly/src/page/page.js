// Lights up every visit of a person while one of them is under the pointer or has the focus.
(() => {
  const lit = (person) => {
    for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
    document.body.classList.toggle("lighting", person !== null);
    if (person === null) return;
    for (const one of document.querySelectorAll(`[data-person="${person}"]`)) one.classList.add("lit");
  };
  const of = (event) => {
    const at = event.target instanceof Element ? event.target.closest(".block, .visit, .home") : null;
    return at === null ? null : at.getAttribute("data-person");
  };
  for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, (event) => lit(of(event)));
  document.addEventListener("focusout", () => lit(null));
})();
