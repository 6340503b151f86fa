// Two of a team at once, each at a browser of her own: a swap is asked for by one and taken by the other, and the board that
// both look at changes before their eyes. The day is given, so that there are two with visits to swap.
export const server = ["demo", "--today", "2026-03-04"];

export default async function (walk) {
  const { page } = walk;
  await walk.signInAs("whose turn it is to plan");
  const orla = await walk.someone({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await walk.signInAs("who is asked to swap", orla);
  const team = /\/team\/[^/]+/.exec(page.url())[0];
  const swap = await askedFor(walk, team, orla);
  await signInAsWhoAsked(walk, team);
  await withdrawn(walk, team, orla);
  await askedAgain(walk, team, orla, swap);
  await taken(walk, team, orla, swap);
  await orla.context().close();
}

/** What waits for an answer since yesterday: the two visits, by their keys. */
async function askedFor(walk, team, orla) {
  await walk.visit(`${team}/requests`, orla);
  await orla.getByText("would like to swap with you").waitFor();
  const links = await orla.locator(".card dd a").evaluateAll((all) => all.map((one) => one.href));
  const [mine, yours] = links.map((link) => /\/visit\/([^/?]+)/.exec(link)[1]);
  await walk.photograph("asked", { page: orla });
  return { mine, yours };
}

/** Whoever plans, if she asked; else the colleague who did, for who has visits to swap is up to the rota. */
async function signInAsWhoAsked(walk, team) {
  const { page } = walk;
  const asked = async () => (await page.getByRole("button", { name: "Take it back" }).count()) > 0;
  await walk.visit(`${team}/requests`);
  for (let colleague = 1; !(await asked()); colleague++) {
    await walk.visit(`/demo/colleague-${colleague}`);
    await walk.visit(`${team}/requests`);
  }
}

/** Whoever asked thinks better of it, and the other sees it go. */
async function withdrawn(walk, team, orla) {
  const { page } = walk;
  await orla.evaluate(() => (window.sameAsBefore = true));
  await walk.visit(`${team}/requests`);
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByText("Withdrawn.").first().waitFor();
  await orla.getByText("Nothing is waiting for an answer").waitFor();
}

/** The same is asked once more, from the visit's own page, and stands on the other's page without her doing anything. */
async function askedAgain(walk, team, orla, { mine, yours }) {
  const { assert, page } = walk;
  await choosesSwap(walk, team, mine, yours);
  await page.locator("#words-swap").fill("The boiler man comes then after all.");
  walk.keepOutOfLog(["boiler"]);
  await page.getByRole("button", { name: "Ask to swap" }).click();
  await page.getByText("You would like to swap with").waitFor();
  await walk.judge();
  await orla.getByText("The boiler man comes then after all.").waitFor();
  assert.ok(await orla.evaluate(() => window.sameAsBefore), "the page was not loaded anew");
  await walk.judge(orla);
}

/** First the colleague, then the day, then the visit: until the one that was asked for is found. */
async function choosesSwap(walk, team, mine, yours) {
  const { page } = walk;
  const links = (part) => page.locator(`main a[href*="${part}"]`).evaluateAll((all) => all.map((one) => one.href));
  await walk.visit(`${team}/visit/${mine}/swap?on=board`);
  for (const colleague of await links("colleague=")) {
    await page.goto(colleague);
    for (const day of await links("day=")) {
      await page.goto(day);
      const [there] = await links(`yours=${yours}`);
      if (there) return page.goto(there);
    }
  }
  throw new Error("the swap that was asked for is not offered any longer");
}

/** She says yes, and the visits change lanes on the board that the first one looks at. */
async function taken(walk, team, orla, { mine, yours }) {
  const { assert, page } = walk;
  await walk.visit(`${team}/board`);
  await page.evaluate(() => (window.sameAsBefore = true));
  const before = [await laneOf(page, mine), await laneOf(page, yours)];
  assert.notEqual(before[0], before[1]);
  await orla.getByRole("button", { name: "Yes, I’ll do it" }).click();
  await orla.getByText("Saved: your answer.").waitFor();
  await page.locator(`.cell[data-lane="${before[1]}"] a.visit[href*="${mine}"]`).waitFor({ state: "attached" });
  assert.deepEqual([await laneOf(page, mine), await laneOf(page, yours)], before.reverse());
  assert.ok(await page.evaluate(() => window.sameAsBefore), "the board was not loaded anew");
  await walk.judge();
  await walk.visit(`${team}/board`, orla);
  assert.deepEqual(await board(orla), await board(page), "both see the same board");
}

/** In whose lane a visit stands. */
const laneOf = (page, visit) =>
  page.locator(`.cell a.visit[href*="${visit}"]`).evaluate((one) => one.closest(".cell").dataset.lane);

/** Every visit of a board with its lane and its time. */
const board = (page) =>
  page
    .locator(".cell a.visit")
    .evaluateAll((all) => all.map((one) => `${one.closest(".cell").dataset.lane} ${one.pathname} ${one.querySelector(".when").textContent}`));
