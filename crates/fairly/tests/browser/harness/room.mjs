// Whether a page has room for what is on it: at 320 pixels, and with text twice as large on a phone and a laptop.

/** Each window, and the size of text as a share of what it usually is. */
const WINDOWS = [
  { words: "320 px", width: 320, height: 640, text: 1 },
  { words: "390 px with 200 % text", width: 390, height: 844, text: 2 },
  { words: "1366 px with 200 % text", width: 1366, height: 768, text: 2 },
];

/** What on this page makes it scroll sideways, said for each window in which it does. */
export const tooWide = async (page) => {
  const said = [];
  const before = page.viewportSize();
  for (const { words, width, height, text } of WINDOWS) {
    await page.setViewportSize({ width, height });
    const wide = await page.evaluate(measure, text);
    if (wide) said.push(`${page.url()} scrolls sideways at ${words}: ${wide.width} px. ${wide.what.join("; ")}`);
  }
  await page.setViewportSize(before);
  await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  return said;
};

/** Runs in the page: how wide it is, and the elements that reach furthest; null where all of it fits. */
const measure = (text) => {
  const root = document.documentElement;
  root.style.fontSize = "";
  const usual = parseFloat(getComputedStyle(root).fontSize);
  if (text !== 1) root.style.fontSize = `${usual * text}px`;
  const room = root.clientWidth;
  const width = Math.max(root.scrollWidth, document.body.scrollWidth);
  if (width <= room) return null;
  const scrolls = (one) => one && one !== document.body && one !== root && (getComputedStyle(one).overflowX !== "visible" || scrolls(one.parentElement));
  const beyond = [...document.body.querySelectorAll("*")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && box.right > room + 0.5 && !scrolls(one.parentElement);
  });
  const name = (one) => `${one.tagName.toLowerCase()}${[...one.classList].map((part) => `.${part}`).join("")}`;
  const leaves = beyond.filter((one) => !beyond.some((other) => other !== one && one.contains(other)));
  const what = leaves.slice(0, 4).map((one) => `${name(one.parentElement)} > ${name(one)} to ${Math.round(one.getBoundingClientRect().right)} “${one.textContent.trim().slice(0, 40)}”`);
  return { width, what };
};
