// A team makes its week: picks, what too many picked, the rest filled in, the difference, agreed; then a change, undone; a
// colleague asked; paper.
export const server = ["demo"];

export default async function (walk) {
  const { assert, page } = walk;
  await walk.signInAs("worker");
  await walk.photograph("board");
  await picks(walk);
  await theRest(walk);
  const visit = await aChange(walk);
  await aColleague(walk, visit);
  await paper(walk);
  await page.goto("/");
  await page.getByRole("link", { name: "Today" }).first().click();
  await walk.judge();
  await walk.photograph("today");
  assert.ok(await page.getByRole("heading", { level: 1 }).innerText());
}

const go = async (page, name) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "The team's pages" }).getByRole("link", { name }).first().click();
};

/** The round of picks: one more pick, then it is closed and what too many picked is settled. */
async function picks(walk) {
  const { page } = walk;
  await go(page, "Next week");
  await walk.judge();
  await walk.photograph("pick");
  await page.getByRole("link", { name: "Make your picks" }).click();
  await walk.judge();
  await walk.photograph("picks");
  await page.locator(".picks-of > summary").first().click();
  const row = page.locator(".picks-of[open] .picks > li.open").first();
  const id = await row.getAttribute("id");
  await row.getByRole("button", { name: "I’d like it" }).click();
  await page.locator(`[id="${id}"].mine`).waitFor();
  await page.getByRole("button", { name: "As last week" }).click();
  await page.getByText("Saved: your picks.").waitFor();
  await walk.judge();
  await page.getByRole("link", { name: "Back to the draft" }).click();
  await page.getByRole("button", { name: "Close the round now" }).click();
  await walk.judge();
  await walk.photograph("settle");
  for (let way = page.getByRole("button", { name: "The one who knows the person best" }); (await way.count()) > 0; ) {
    await way.first().click();
    await page.waitForLoadState();
  }
}

/** The engine fills in the rest, the team reads it and agrees. */
async function theRest(walk) {
  const { assert, page } = walk;
  await page.getByRole("button", { name: "Have the rest filled in" }).click();
  await page.getByRole("button", { name: "Take all of it into the draft" }).waitFor({ timeout: 60_000 });
  await walk.judge();
  await walk.photograph("proposal");
  await page.getByRole("button", { name: "Take all of it into the draft" }).click();
  await walk.judge();
  await walk.photograph("agree");
  const folded = page.getByText("Read the draft as it is, and agree to it");
  if ((await folded.count()) > 0) await folded.click();
  await page.getByRole("button", { name: "Publish this week" }).click();
  await page.getByText("The week is published").waitFor();
  assert.ok((await page.getByText("People know this week").count()) > 0);
  await walk.judge();
}

/** A visit goes to somebody else, seen first; a colleague who had looked finds it marked; then it is taken back. */
async function aChange(walk) {
  const { assert, page } = walk;
  await page.getByRole("link", { name: "Open the board" }).click();
  await walk.judge();
  const board = page.url();
  const other = await walk.someone();
  await walk.signInAs("another worker", other);
  await walk.visit(board, other);
  const visits = await page.locator(".week a.visit").evaluateAll((all) => all.map((one) => one.href));
  const visit = await leadsToADeed(walk, visits.slice(20, 50));
  assert.ok(visit, "of thirty visits, one can go to somebody else");
  await walk.judge();
  await walk.photograph("preview");
  await page.getByRole("button", { name: "Do it" }).click();
  await page.getByText("The rota is changed.").waitFor();
  await walk.visit(board, other);
  await other.getByText(/visits? changed since you looked/).waitFor();
  await other.getByText("What changed", { exact: true }).click();
  await walk.photograph("changed", { page: other });
  await other.getByRole("button", { name: "Seen" }).click();
  await other.getByText("Nothing new since you last looked.").waitFor();
  await other.context().close();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Taken back").first().waitFor();
  return visit;
}

/** Opens what the first change that can be made would mean, and says of which visit; that is for the engine to say. */
async function leadsToADeed(walk, visits) {
  const { page } = walk;
  for (const [at, visit] of visits.entries()) {
    await page.goto(visit);
    if (at === 0) {
      await walk.judge();
      await walk.photograph("visit");
    }
    const other = page.locator("#others ~ ul a").first();
    if ((await other.count()) === 0) continue;
    await other.click();
    await page.locator("#preview h2").waitFor();
    if ((await page.getByRole("button", { name: "Do it" }).count()) > 0) return visit;
  }
  return null;
}

/** Whoever has a visit sees what a colleague's yes would mean before she asks, and what "for once" would. */
async function aColleague(walk, visit) {
  const { assert, page } = walk;
  await walk.visit(visit);
  await page.getByRole("link", { name: "Ask a colleague, or swap" }).click();
  await walk.judge();
  await walk.photograph("ask");
  await swapping(walk);
  await page.goto(visit);
  await page.getByRole("link", { name: "Different for once" }).click();
  await page.locator("#time").fill("10:30");
  await page.getByRole("button", { name: "See what it would mean" }).click();
  await page.locator("#preview h2").waitFor();
  assert.match(await page.locator("#preview h2").innerText(), /at 10.30am/);
  await walk.judge();
  await walk.photograph("once");
  await go(page, "Requests");
  await walk.judge();
  await walk.photograph("requests");
}

/** With whom, then on which day: each answer leads to the next question. */
async function swapping(walk) {
  const { assert, page } = walk;
  const colleagues = page.locator("#swap ~ .buttons").first().getByRole("link");
  assert.ok((await colleagues.count()) > 0, "there is somebody to swap with");
  await colleagues.first().click();
  await page.getByText(/Which day\?|can be swapped with this visit/).waitFor();
  await walk.judge();
  await walk.photograph("swap");
}

/**
 * The team's day on a wall: all of it on one screen, nothing cut. The team's week on paper lies on its side, in letters of at
 * least eight points, nothing cut; somebody's own week is one sheet, upright.
 */
async function paper(walk) {
  const { assert, page } = walk;
  await go(page, "Board");
  await page.getByRole("link", { name: "Today for a screen on the wall" }).click();
  await page.locator(".wall").waitFor();
  await page.setViewportSize({ width: 1920, height: 1080 });
  assert.deepEqual(await cut(page), [], "nothing of the wall is cut, and nothing scrolls");
  await walk.judge();
  await walk.photograph("wall");
  await page.setViewportSize({ width: 1366, height: 768 });
  await go(page, "Board");
  const print = await page.getByRole("link", { name: "Print" }).first().getAttribute("href");
  await walk.visit(print);
  const wall = await sheets(page);
  assert.ok(wall.count <= 5 && wall.wide, `the team's week takes ${wall.count} sheets`);
  await page.emulateMedia({ media: "print" });
  const letters = await page.locator(".cell .visit").evaluateAll((all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize)));
  assert.ok(Math.min(...letters) >= 10.6, `letters of eight points are 10.67 px: ${Math.min(...letters)}`);
  const short = await page.locator(".cell .visit").evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent));
  assert.deepEqual(short, [], "no name is cut on paper");
  await page.emulateMedia({ media: null });
  await page.getByText("Print somebody’s own week").click();
  const own = await page.locator(".names a").evaluateAll((all) => all.map((one) => one.href));
  for (const address of [own[1], own.at(-1)]) {
    await walk.visit(address);
    assert.deepEqual(await sheets(page), { count: 1, wide: false }, `${address} on paper`);
  }
  await page.emulateMedia({ media: "print" });
  await walk.photograph("fridge", { whole: true });
  await page.emulateMedia({ media: null });
}

/** What of a page does not fit: what is cut by its own box, and the page itself where it scrolls. */
const cut = (page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    const said = [...document.querySelectorAll(".wall *")].filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && getComputedStyle(one).display !== "inline").map((one) => one.textContent.trim());
    if (root.scrollHeight > root.clientHeight || root.scrollWidth > root.clientWidth) said.push(`${root.scrollWidth} x ${root.scrollHeight}`);
    return said;
  });

/** How many sheets a page takes on paper, and whether they lie on their side. */
async function sheets(page) {
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(paper).map(Number);
  return { count: paper.match(/\/Type\s*\/Page[^s]/g).length, wide: width > height };
}
