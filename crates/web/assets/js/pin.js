// A pin on a small map: a click puts it there, the arrow keys move it. Without script there are a postcode and a list of streets.
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

for (const map of document.querySelectorAll("svg[data-pin]")) ready(map);

function ready(map) {
  const { width, height } = map.viewBox.baseVal;
  const [north, south, west, east] = ["north", "south", "west", "east"].map((edge) => Number(map.dataset[edge]));
  const mark = map.querySelector(".pin-mark");
  const written = map.closest("form").elements.at;
  const said = map.parentElement.querySelector("[data-pin-said]");
  const streets = [...map.querySelectorAll("[data-street]")].map((path) => ({ name: path.dataset.street, line: lineOf(path) }));
  map.parentElement.querySelector("[data-pin-hint]").hidden = false;
  map.setAttribute("role", "application");
  map.setAttribute("tabindex", "0");
  map.setAttribute("aria-label", map.dataset.pin);

  const spot = () => {
    const { e, f } = mark.transform.baseVal.consolidate().matrix;
    return [e, f];
  };
  const put = (x, y) => {
    const [left, top] = [Math.min(Math.max(x, 0), width), Math.min(Math.max(y, 0), height)];
    mark.setAttribute("transform", `translate(${left} ${top})`);
    mark.classList.remove("unset");
    const latitude = north - (top / height) * (north - south);
    const longitude = west + (left / width) * (east - west);
    written.value = `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
    const name = nearest(streets, left, top);
    said.textContent = name ? `The pin is by ${name}.` : "The pin is set.";
  };
  map.addEventListener("click", ({ clientX, clientY }) => {
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(map.getScreenCTM().inverse());
    put(x, y);
  });
  map.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const step = Number(map.dataset.step) * (event.shiftKey ? 5 : 1);
    const [x, y] = spot();
    put(x + move[0] * step, y + move[1] * step);
  });
}

/** The bends of a path of straight lines. */
function lineOf(path) {
  const numbers = path.getAttribute("d").match(/-?[\d.]+/g).map(Number);
  return numbers.flatMap((x, at) => (at % 2 === 0 ? [[x, numbers[at + 1]]] : []));
}

function nearest(streets, x, y) {
  let found = { far: Infinity, name: "" };
  for (const { name, line } of streets) {
    for (let at = 1; at < line.length; at++) {
      const far = farFrom(x, y, line[at - 1], line[at]);
      if (far < found.far) found = { far, name };
    }
  }
  return found.name;
}

function farFrom(x, y, [fromX, fromY], [toX, toY]) {
  const [across, down] = [toX - fromX, toY - fromY];
  const long = across * across + down * down;
  const along = long === 0 ? 0 : Math.min(Math.max(((x - fromX) * across + (y - fromY) * down) / long, 0), 1);
  return Math.hypot(fromX + along * across - x, fromY + along * down - y);
}
