// Drawing: elements from text, never from markup; times as the clock of the team's town shows them.

/** An element with attributes and children; texts are texts. */
export const h = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
};

// Making a format takes longer than drawing a page, so there is one; and what it says of an instant is kept.
let format = null;
const known = new Map();
export const inZone = (zone) => {
  if (format?.resolvedOptions().timeZone === zone) return;
  format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  known.clear();
};

const parts = (at) => {
  const instant = new Date(at).getTime();
  if (!known.has(instant)) {
    if (!format) inZone("Europe/London");
    if (known.size > 2000) known.clear();
    known.set(instant, Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value])));
  }
  return known.get(instant);
};

/** "8.30am". */
export const clock = (at) => {
  const { hour, minute } = parts(at);
  const number = Number(hour);
  return `${number % 12 || 12}${minute === "00" ? "" : `.${minute}`}${number < 12 ? "am" : "pm"}`;
};

/** "08:30", for a field. */
export const figures = (at) => {
  const { hour, minute } = parts(at);
  return `${hour}:${minute}`;
};

/** "Monday 9 March". */
export const day = (at) => {
  const { weekday, day, month } = parts(at);
  return `${weekday} ${day} ${month}`;
};

/** The instant, in milliseconds, at which the clock shows `text` on the day of `near`. */
export const instant = (near, text) => {
  const [hour, minute] = text.split(":").map(Number);
  const now = parts(near);
  const shift = (hour - Number(now.hour)) * 60 + (minute - Number(now.minute));
  const at = new Date(near).getTime();
  return at + shift * 60_000 - (at % 60_000);
};

/** "1 h 20 min". */
export const length = (minutes) => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours ? `${hours} h` : "", rest || !hours ? `${rest} min` : ""].filter(Boolean).join(" ");
};

export const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

export const notice = (tone, what, ...more) => h("div", { class: `notice ${tone}` }, h("div", {}, h("p", { class: "what" }, what), more));

export const section = (title, ...body) => h("section", { class: "section" }, h("h2", {}, title), body);

export const fold = (words, ...body) => h("details", { class: "fold" }, h("summary", {}, words), h("div", {}, body));

export const field = (label, input) => {
  const id = `field-${(field.next = (field.next ?? 0) + 1)}`;
  input.id = id;
  return h("div", { class: "field" }, h("label", { for: id }, label), input);
};
