// Every piece of the design system, and a board of real size: right by axe in light and dark, by keys, and without script.
export const server = ["serve"];

const BOARDS = {
  "by-worker": "/design/board",
  draft: "/design/draft",
  day: "/design/board?day=1",
  "by-person": "/design/board?by=person",
  map: "/design/board?by=map&day=1",
};

export default async function (walk) {
  const { assert, page } = walk;
  await walk.visit("/design");
  await walk.photograph("pieces", { whole: true });
  await page.emulateMedia({ colorScheme: "dark" });
  await walk.judge();
  await page.emulateMedia({ colorScheme: null });

  for (const [name, address] of Object.entries(BOARDS)) {
    await walk.visit(address);
    await walk.photograph(name);
  }
  await onAPhone(walk);
  await byKeys(walk);
  await byDragging(walk);
  await whileOthersWork(walk);
  await withoutScript(walk);
  await onTheWire(walk, assert);
}

/** Nothing may be wider than the screen. */
async function onAPhone(walk) {
  const phone = await walk.someone({ viewport: { width: 390, height: 844 }, hasTouch: true });
  for (const address of ["/design", "/design/board", "/design/board?day=1", "/design/board?by=person"]) {
    await walk.visit(address, phone);
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth);
    walk.assert.ok(wide <= 390, `${address} is ${wide} wide on a phone`);
  }
  await phone.context().close();
}

/** Arrows go from visit to visit, the same person lights up, M opens the panel, Escape leads back. */
async function byKeys(walk) {
  const { assert, page } = walk;
  await walk.visit("/design/board");
  assert.equal(await page.locator("#board a.visit[tabindex='0']").count(), 1, "one tab stop");
  await page.locator(".cell a.visit").first().focus();
  const first = await page.evaluate(() => document.activeElement.id);
  await page.keyboard.press("ArrowDown");
  const second = await page.evaluate(() => document.activeElement.id);
  assert.notEqual(second, first);
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.id), first);
  const person = await page.evaluate(() => document.activeElement.dataset.person);
  const lit = await page.locator(".visit.lit").evaluateAll((all) => all.map((one) => one.dataset.person));
  assert.ok(lit.length > 1 && lit.every((one) => one === person), "all of one person's visits, and no others");
  await page.keyboard.press("m");
  await page.locator("dialog[open] h1").waitFor();
  await walk.judge();
  await walk.photograph("panel");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.id), first, "back where one was");
  await page.keyboard.press(".");
  await page.locator("#visit-menu a:focus").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.id), first);
}

/** A drag asks what would follow at the place where it was dropped; a person's visit stays theirs. */
async function byDragging(walk) {
  const { assert, page } = walk;
  await page.keyboard.press("Escape");
  const toRow = await drag(page, ".cell[data-date='2026-03-04'] >> nth=1");
  assert.deepEqual([toRow.get("to"), toRow.get("date")], ["k1", "2026-03-04"]);
  await walk.visit("/design/board?by=person");
  const toDay = await drag(page, ".cell[data-date='2026-03-04'] >> nth=0");
  assert.deepEqual([toDay.get("to"), toDay.get("date")], [null, "2026-03-04"]);
}

/** Drags the first visit to a cell; returns what the question says. */
async function drag(page, cell) {
  const from = await page.locator(".cell a.visit").first().boundingBox();
  const to = await page.locator(cell).boundingBox();
  const asked = page.waitForRequest((request) => request.url().includes("/move?"));
  await page.mouse.move(from.x + 20, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 30, { steps: 5 });
  await page.mouse.move(to.x + 10, to.y + 10, { steps: 10 });
  await page.mouse.up();
  return new URL((await asked).url()).searchParams;
}

/** When something changed, the board asks for itself again; who was reading it stays where they were. */
async function whileOthersWork(walk) {
  const { assert, page } = walk;
  await walk.visit("/design/board");
  const fifth = page.locator(".cell a.visit").nth(5);
  await fifth.focus();
  const id = await fifth.getAttribute("id");
  await page.evaluate((id) => (document.getElementById(id).dataset.before = "yes"), id);
  const visits = await page.locator("#board a.visit").count();
  const again = page.waitForResponse((answer) => answer.url().includes("/design/board?week="));
  await page.evaluate(() => window.htmx.trigger(document.body, "changed"));
  await again;
  await page.locator(`#${id}:not([data-before])`).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), id, "the focus stays");
  assert.equal(await page.locator("#board a.visit").count(), visits);
  assert.equal(await page.locator("#board a.visit[tabindex='0']").count(), 1, "one tab stop, as before");
}

/** The same board is a list of links. */
async function withoutScript(walk) {
  const { assert } = walk;
  const plain = await walk.someone({ javaScriptEnabled: false });
  await plain.goto("/design/board");
  assert.ok((await plain.locator("#board a.visit").count()) > 300);
  await plain.locator(".cell a.visit").first().click();
  assert.equal(await plain.locator("h1").textContent(), "Mrs Hill, breakfast");
  await plain.context().close();
}

/** Everything a board needs, as it comes over the wire. */
async function onTheWire(walk, assert) {
  const fresh = await walk.someone();
  const protocol = await fresh.context().newCDPSession(fresh);
  await protocol.send("Network.enable");
  let bytes = 0;
  protocol.on("Network.loadingFinished", (event) => {
    bytes += event.encodedDataLength;
  });
  await fresh.goto("/design/board", { waitUntil: "networkidle" });
  console.log(`     a board with its styles and scripts: ${(bytes / 1000).toFixed(1)} kB over the wire`);
  assert.ok(bytes < 100_000, `the board weighs ${bytes} bytes`);
  await fresh.context().close();
}
