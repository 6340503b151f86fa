// Hospital and back: two taps on a phone take the next visits off, the person's page says what it means for each, one tap brings
// them back. And something to do, added on a page and done on the phone.
export const server = ["demo", "--today", "2026-03-04"];

const SMALL = { viewport: { width: 360, height: 740 }, hasTouch: true };

export default async function (walk) {
  const { assert, page } = walk;
  const { worker, bundle, visit } = await somebodyWithAVisit(walk);
  const team = `/team/${bundle.team}`;
  const phone = await walk.someone(SMALL);
  await walk.visit(worker, phone);
  await intoHospital(walk, phone, visit);
  await whatItMeans(walk, team, visit, worker);
  await back(walk, phone, visit);
  await somethingToDo(walk, phone, team);
  assert.ok(page);
}

/** A worker who goes to one person at least twice in the next day and a half. */
async function somebodyWithAVisit(walk) {
  for (const way of walk.server.ways().filter(({ who }) => who.includes("worker"))) {
    await walk.visit(way.address);
    const bundle = await walk.page.evaluate(async () => (await fetch("/phone/bundle")).json());
    const ahead = (bundle.visits ?? []).filter((visit) => visit.said.length === 0 && Date.parse(visit.start) > Date.parse(bundle.generated_at) - 3_600_000);
    const visit = ahead.find((one, place) => ahead.some((other, later) => later > place && other.person === one.person));
    if (visit) return { worker: way.address, bundle, visit };
  }
  throw new Error("nobody goes to anybody twice");
}

const later = (phone) => phone.evaluate(async () => (await fetch("/phone/bundle")).json());

async function intoHospital(walk, phone, visit) {
  const { assert } = walk;
  const count = (bundle) => bundle.visits.filter((one) => one.person === visit.person).length;
  await phone.goto("/phone");
  await phone.getByText("Up to date at").waitFor();
  const before = count(await later(phone));
  await phone.goto(`/phone#visit/${visit.id}`);
  await phone.locator("summary", { hasText: "It did not take place" }).click();
  await phone.getByRole("button", { name: "In hospital" }).click();
  await phone.getByRole("button", { name: "No visits until they are back" }).click();
  await phone.getByText("No visits until they are back.").waitFor();
  await walk.judge(phone);
  await phone.waitForFunction(async () => (await (await fetch("/phone/bundle")).json()).away.length > 0);
  const now = await later(phone);
  assert.ok(count(now) < before, "the next visits are off");
  await phone.goto("/phone#round");
  await phone.reload();
  await phone.getByRole("heading", { name: "Not at home" }).waitFor();
  await walk.judge(phone);
  await walk.photograph("round", { page: phone, whole: true });
}

/** The person's page says it, and counts each visit; the board and today have them no longer. */
async function whatItMeans(walk, team, visit, worker) {
  const { page } = walk;
  await walk.visit(worker);
  await walk.visit(`${team}/people/${visit.person}`);
  await page.getByText("Nobody comes until they are back.").waitFor();
  await page.getByRole("link", { name: "Away and back" }).click();
  await page.getByText("Visits that do not take place").waitFor();
  await walk.judge();
  await walk.photograph("away", { whole: true });
  await page.locator("summary", { hasText: "Count it differently" }).first().click();
  await page.getByLabel("It is charged all the same").first().check();
  await page.getByRole("button", { name: "Save", exact: true }).first().click();
  await page.getByText("Saved.").waitFor();
  await page.getByText("charged", { exact: true }).first().waitFor();
  await walk.visit(`${team}/today`);
  await page.getByRole("heading", { name: "Not at home" }).waitFor();
}

async function back(walk, phone, visit) {
  const { assert } = walk;
  await phone.goto("/phone#round");
  await phone.reload();
  await phone.locator("summary", { hasText: "They are back" }).click();
  await phone.getByRole("button", { name: "They are back" }).click();
  await phone.waitForFunction(async () => (await (await fetch("/phone/bundle")).json()).away.length === 0);
  const theirs = (await later(phone)).visits.filter((one) => one.person === visit.person);
  assert.ok(theirs.length > 0, "the visits are there again");
  await phone.goto("/phone#round");
  await phone.reload();
  await phone.getByText("Up to date at").waitFor();
  assert.equal(await phone.getByRole("heading", { name: "Not at home" }).count(), 0, "nobody is away any longer");
  await walk.judge(phone);
  await walk.photograph("back", { page: phone, whole: true });
}

async function somethingToDo(walk, phone, team) {
  const { page } = walk;
  await walk.visit(`${team}/tasks`);
  await page.getByLabel("What is to be done?").fill("Look at the hoist straps.");
  walk.keepOutOfLog(["straps"]);
  await page.getByRole("button", { name: "Add it" }).click();
  await page.getByText("Saved: it is on the list.").waitFor();
  await walk.judge();
  await walk.photograph("tasks", { whole: true });
  await phone.goto("/phone#round");
  await phone.reload();
  const card = phone.locator(".card", { hasText: "Look at the hoist straps." });
  await card.getByRole("button", { name: "Done" }).first().click();
  await phone.waitForFunction(async () => (await (await fetch("/phone/bundle")).json()).tasks.every((task) => !task.what.includes("straps")));
  await walk.visit(`${team}/tasks`);
  await page.locator("summary", { hasText: /^Done$/ }).click();
  await page.getByText("Look at the hoist straps.").waitFor();
  await walk.visit(`${team}/tasks/print`);
}
