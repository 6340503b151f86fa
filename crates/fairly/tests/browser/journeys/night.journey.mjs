// A visit in the night of Sunday to Monday, over the border of two weeks: agreed, filled in, published, and then drawn on every
// page and paper that shows it; the week after can be made.
const [BEFORE, THAT_SUNDAY] = ["2026-03-04", "2026-03-15"];
const [WEEK, AFTER] = ["2026-03-09", "2026-03-16"];

export const server = ["demo", "--today", BEFORE];

export default async function (walk) {
  const { assert, page } = walk;
  await walk.signInAs("whose turn it is to plan");
  const team = /\/team\/[^/]+/.exec(page.url())[0];
  const worker = await nightShift(walk, team);
  const { person, name } = await nightVisit(walk, team);
  await publish(walk, team, WEEK);
  await walk.visit(`${team}/board?week=${WEEK}`);
  assert.ok((await page.locator("a.visit", { hasText: "11.45" }).count()) > 0, "the night is on the board");
  await walk.server.again(["demo", "--today", THAT_SUNDAY]);
  await walk.signInAs("whose turn it is to plan");
  await everywhere(walk, team, { worker, person, name });
  await weekAfter(walk, team, worker);
}

/** Whoever plans works the night of Sunday to Monday. */
async function nightShift(walk, team) {
  const { page } = walk;
  await walk.visit(`${team}/workers`);
  const worker = await page.locator("ul.people li", { hasText: "Planner" }).first().locator("a.name").getAttribute("href");
  await walk.visit(`${worker}/terms`);
  for (const [field, time] of [["sunday-0-from", "11pm"], ["sunday-0-to", "7am"], ["sunday-1-from", ""], ["sunday-1-to", ""]]) {
    await page.locator(`#${field}`).fill(time);
  }
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved.").first().waitFor();
  await page.getByText("11pm to 7am").first().waitFor();
  await walk.judge();
  return worker;
}

/** Somebody is to be looked in on at 11.45pm on Sundays, until half past midnight. */
async function nightVisit(walk, team) {
  const { page } = walk;
  await walk.visit(`${team}/people`);
  const link = page.locator("ul.people a.name").first();
  const [person, name] = [await link.getAttribute("href"), await link.innerText()];
  await walk.visit(`${person}/support`);
  await page.getByLabel("What is it for?").fill("looking in at night");
  for (const box of await page.locator("input[name=weekdays]").all()) {
    await box.setChecked((await box.getAttribute("value")) === "Sunday");
  }
  await page.getByLabel("At what time?").fill("11.45pm");
  await page.getByLabel("How long, in minutes?").fill("45");
  await page.getByLabel("From when?").fill(WEEK);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved.").first().waitFor();
  await page.locator("main", { hasText: /11.45pm/ }).waitFor();
  await walk.judge();
  return { person, name };
}

/** From the draft to what people are told: what was picked counts, the engine fills in the rest. */
async function publish(walk, team, week) {
  const { page } = walk;
  await filledIn(walk, team, week);
  await page.getByRole("button", { name: "Take all of it into the draft" }).click();
  await page.waitForLoadState();
  const folded = page.getByText("Read the draft as it is, and agree to it");
  if ((await folded.count()) > 0) await folded.click();
  await page.getByRole("button", { name: "Publish this week" }).click();
  await page.getByText("The week is published").waitFor();
  await walk.judge();
}

/** The draft of a week with a proposal of the engine. */
async function filledIn(walk, team, week) {
  const { page } = walk;
  await walk.visit(`${team}/draft?week=${week}`);
  for (const name of [/^Begin/, "Close the round now"]) {
    const button = page.getByRole("button", { name }).first();
    if ((await button.count()) > 0) await button.click();
    await page.waitForLoadState();
  }
  for (let way = page.getByRole("button", { name: "The one who knows the person best" }); (await way.count()) > 0; ) {
    await way.first().click();
    await page.waitForLoadState();
  }
  const alone = page.getByText("Go on without a round of picks");
  if ((await alone.count()) > 0) await alone.click();
  await page.getByRole("button", { name: "Have the rest filled in" }).click();
  await page.getByRole("button", { name: "Take all of it into the draft" }).waitFor({ timeout: 90_000 });
  await walk.judge();
}

/** On the evening itself: every page and paper that shows a visit. */
async function everywhere(walk, team, { worker, person, name }) {
  const { assert, page } = walk;
  const id = (address) => address.split("/").at(-1);
  const pages = {
    board: `${team}/board?week=${WEEK}`,
    "board by person": `${team}/board?week=${WEEK}&by=person`,
    day: `${team}/board?week=${WEEK}&day=6`,
    today: `${team}/today`,
    wall: `${team}/wall`,
    person: `${person}?purpose=covering`,
    fridge: `${person}/week`,
    "paper of the team": `${team}/print?week=${WEEK}`,
    "paper of the worker": `${team}/print?week=${WEEK}&for=worker/${id(worker)}`,
    "paper of the person": `${team}/print?week=${WEEK}&for=person/${id(person)}`,
  };
  for (const [what, address] of Object.entries(pages)) {
    await walk.visit(address);
    const said = await page.locator("body").innerText();
    // The day is drawn along its hours: times are said where a block is pointed at or read out.
    assert.match(what === "day" ? await page.content() : said, /11\.45/, `${what} says when it is`);
    assert.doesNotMatch(said, /-\d+ min|NaN/, `${what} has no length below nothing`);
    await walk.photograph(what.replaceAll(" ", "-"), { whole: true });
  }
  await walk.visit(`${team}/today`);
  assert.match(await page.locator("main").innerText(), new RegExp(name));
  for (const address of [`${team}/figures`, `${team}/my-pay`]) await walk.visit(address);
  const bundle = await (await page.request.get("/phone/bundle")).text();
  assert.match(bundle, /2026-03-15T23:45|23:45/, "the phone has it on the evening on which it begins");
}

/** The week after opens, is drafted and filled in, and the night before is rested. */
async function weekAfter(walk, team, worker) {
  const { assert, page } = walk;
  await walk.visit(`${team}/board?week=${AFTER}`);
  await filledIn(walk, team, AFTER);
  await page.getByRole("button", { name: "Take all of it into the draft" }).click();
  await page.waitForLoadState();
  await walk.visit(`${team}/draft?week=${AFTER}`);
  const monday = page.locator(`.cell[data-lane="${worker.split("/").at(-1)}"][data-date="${AFTER}"] .visit .when`);
  const starts = await monday.allInnerTexts();
  const early = starts.filter((one) => /^(?:[1-9]|10)\.\d\d ?am/.test(one));
  assert.deepEqual(early, [], "after half past midnight there are eleven hours of rest");
}
