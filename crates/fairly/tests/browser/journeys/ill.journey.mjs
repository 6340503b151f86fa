// Ill this morning: the worker who comes to somebody today is noted as ill, the visit is open at once on its own day and the
// person reads that somebody is being found; a repair is chosen on the same page, and the person reads who comes instead.
export const server = ["demo", "--today", "2026-03-04"];

export default async function (walk) {
  const { assert, page } = walk;
  await walk.signInAs("whose turn it is to plan");
  const team = /\/team\/[^/]+/.exec(page.url())[0];
  const daughter = await walk.someone();
  await walk.signInAs("daughter", daughter);
  const { who, when } = await whoComes(daughter);
  const worker = await pageOf(walk, team, who);
  await fallsIll(walk, worker);
  await openAtOnce(walk, team);
  await daughter.reload();
  await daughter.getByText(/finding someone/).first().waitFor();
  await walk.judge(daughter);
  await walk.photograph("finding", { page: daughter, whole: true });
  const repaired = await repairs(walk, worker);
  assert.ok(repaired > 0, "something can be repaired");
  await daughter.reload();
  await daughter.getByText(new RegExp(` instead of ${who}`)).first().waitFor();
  assert.equal(await daughter.getByText(/finding someone/).count(), 0, `${when} has somebody again`);
  await walk.judge(daughter);
  await walk.photograph("told", { page: daughter, whole: true });
  await told(walk, daughter);
}

/** Who comes to the mother next today, as her daughter reads it. */
async function whoComes(daughter) {
  const said = await daughter.locator("main").innerText();
  const found = /([A-Z][a-z]+)(?: [A-Z][a-z]+)? comes next, today at ([\d.]+[ap]m)/.exec(said);
  if (!found) throw new Error(`nobody comes next today: ${said.slice(0, 400)}`);
  return { who: found[1], when: found[2] };
}

async function pageOf(walk, team, who) {
  const { page } = walk;
  await walk.visit(`${team}/workers`);
  return page.locator("ul.people a.name", { hasText: who }).first().getAttribute("href");
}

async function fallsIll(walk, worker) {
  const { page } = walk;
  await walk.visit(worker);
  const form = page.locator("form[action$='/away']").first();
  await form.evaluate((one) => one.closest("details")?.setAttribute("open", ""));
  await form.locator("[name=from]").fill("2026-03-04");
  await form.locator("[name=to]").fill("2026-03-04");
  await form.locator("[name=why]").selectOption("ill");
  await form.getByRole("button").first().click();
  await page.getByText("Saved. The board shows the visits that need someone.").waitFor();
  await page.getByRole("heading", { name: "Visits that need somebody" }).waitFor();
  await walk.judge();
  await walk.photograph("ill", { whole: true });
}

/** On top of the board, on its own day. */
async function openAtOnce(walk, team) {
  const { assert, page } = walk;
  await walk.visit(`${team}/board`);
  const open = await page.locator(".tray .visit").allInnerTexts();
  assert.ok(open.some((one) => /Wednesday/.test(one)), `today's visits are on top: ${open.join("; ")}`);
  assert.ok(open.some((one) => /Ask [A-Z]/.test(one)), `the board says whom to ask: ${open.join("; ")}`);
  await walk.photograph("tray");
}

/** Gives every visit that can be given to the first who is offered; says how many. */
async function repairs(walk, worker) {
  const { page } = walk;
  let done = 0;
  for (; done < 12; done++) {
    await page.goto(worker);
    const offer = page.getByRole("button", { name: /^Give it to/ }).first();
    if ((await offer.count()) === 0) break;
    await offer.click();
    await page.getByText("The rota is changed.").waitFor();
  }
  await walk.judge();
  return done;
}

/** The bell counts it, and the list says that visits are different. */
async function told(walk, daughter) {
  const { assert } = walk;
  await walk.visit("/notices", daughter);
  assert.match(await daughter.locator("main").innerText(), /Visits are different/);
}
