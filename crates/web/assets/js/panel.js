// Links that open in the panel at the edge: shown when their page has arrived, closed by Escape, a click beside it, or itself.
const panel = document.getElementById("panel");
const body = document.getElementById("panel-body");
let opener = null;

/** Loads a page into the panel. */
export const openPanel = (href, from) => {
  opener = from;
  window.htmx.ajax("GET", href, { target: "#panel-body", select: "#main > *", swap: "innerHTML" });
};

if (panel !== null) {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[hx-target='#panel-body']") : null;
    if (link !== null) opener = link;
  });
  document.addEventListener("htmx:after:swap", (event) => {
    if (event.detail?.ctx?.target !== body) return;
    if (!panel.open) panel.showModal();
    const heading = body.querySelector("h1, h2");
    heading?.setAttribute("tabindex", "-1");
    (heading ?? panel).focus();
  });
  panel.addEventListener("click", (event) => {
    if (event.target === panel) panel.close();
  });
  panel.addEventListener("close", () => {
    body.replaceChildren();
    if (opener?.isConnected) opener.focus();
    opener = null;
  });
}
