// Finds a page of every declared kind: the kinds come from /openapi.json, the addresses from links, as several people see them.

/** Links that a look around must not follow: they sign somebody else in, or make changes. */
const LEFT_ALONE = ["/demo/", "/sign-out", "/assets/", "/live/"];
/** How many pages of one kind are opened, and how many are looked through for links. */
const [OPENED, READ] = [2, 6];

/** The declared pages that can be looked at, the most exact address first. */
const declared = async (page) => {
  const { paths } = await (await page.request.get("/openapi.json")).json();
  const looked = Object.entries(paths).filter(([, page]) => page.get);
  const kinds = looked.map(([path]) => ({ path, fits: new RegExp(`^${path.replace(/\{[^}]+\}/g, "[^/]+")}$`) }));
  return kinds.sort((one, other) => parts(one.path) - parts(other.path));
};

const parts = (path) => path.split("{").length;

/** Two addresses are of one kind if the page is and what stands behind the "?" is but for ids, days and numbers. */
const kindOf = (kinds, address) => {
  const url = new URL(address, "http://here");
  const path = kinds.find(({ fits }) => fits.test(url.pathname))?.path;
  if (!path) return null;
  const plain = (value) => (/^[a-z-]+$/.test(value) && value.length < 16 ? value : "");
  const asked = [...url.searchParams].map(([name, value]) => `${name}=${plain(value)}`).sort();
  return { path, key: [path, ...asked].join(" ") };
};

/** Follows links from the first page; returns addresses, at most two of each kind that nobody has found yet. */
const around = async (page, kinds, found, read) => {
  const todo = ["/"];
  const seen = new Set();
  const opened = [];
  while (todo.length > 0) {
    const address = todo.shift();
    const kind = kindOf(kinds, address);
    if (seen.has(address) || !kind || LEFT_ALONE.some((start) => address.startsWith(start))) continue;
    seen.add(address);
    const times = read.get(kind.key) ?? 0;
    if (times >= READ) continue;
    read.set(kind.key, times + 1);
    const answer = await page.request.get(address);
    if (!answer.ok() || !(answer.headers()["content-type"] ?? "").startsWith("text/html")) {
      if (answer.ok()) found.set(kind.path, OPENED);
      continue;
    }
    if ((found.get(kind.key) ?? 0) < OPENED) {
      opened.push(address);
      found.set(kind.key, (found.get(kind.key) ?? 0) + 1);
      found.set(kind.path, Math.max(found.get(kind.path) ?? 0, 1));
    }
    const links = [...(await answer.text()).matchAll(/\shref="(\/[^"#]*)/g)];
    todo.push(...links.map(([, link]) => link.replaceAll("&amp;", "&")));
  }
  return opened;
};

/** Looks around as each of those who are signed in at `lookers`: each with the addresses to open, and what nobody found. */
export const everyPage = async (lookers) => {
  const kinds = await declared(lookers[0]);
  const found = new Map();
  const all = [];
  for (const page of lookers) all.push({ page, addresses: await around(page, kinds, found, new Map()) });
  return { all, missed: kinds.map(({ path }) => path).filter((path) => !found.has(path)) };
};
