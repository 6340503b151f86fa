// Every page of a team, as everyone who may see it: right by axe, and looked at. What is not for someone says so kindly.
// At ten in the morning, so that there are visits ahead.
export const server = ["demo", "--today", new Date().toISOString().slice(0, 10)];

const PLACES = ["today", "people", "workers", "requests", "history", "decisions", "roles", "values", "access", "import", "settings", "figures"];

export default async function (walk) {
  const { assert, page } = walk;
  await doors(walk);
  await walk.signInAs("plan");
  const team = /\/team\/[^/]+/.exec(page.url())?.[0];
  assert.ok(team, `signing in leads to a team: ${page.url()}`);
  for (const place of PLACES) {
    await walk.visit(`${team}/${place}`);
    await walk.photograph(place, { whole: true });
  }
  await aPerson(walk, team);
  await aWorker(walk, team);
  await aHitch(walk, team);
  await aDecision(walk, team);
  await spreadsheets(walk, team);
  await closeToSomeone(walk);
  await theCouncil(walk, team);
}

/** The first page of a demonstration offers everyone, and a line on every page leads back to it. */
async function doors(walk) {
  const { page } = walk;
  await walk.visit("/");
  await walk.photograph("doors");
  await page.getByRole("link", { name: "of the council" }).click();
  await page.getByRole("heading", { name: "Figures" }).waitFor();
  await page.getByRole("link", { name: "Be somebody else" }).click();
  await page.getByRole("heading", { name: "Who would you like to be?" }).waitFor();
}

/** A person's page and its forms; something new is agreed, and taken back. */
async function aPerson(walk, team) {
  const { page } = walk;
  await walk.visit(`${team}/people`);
  await page.locator("ul.people a.name").first().click();
  await page.waitForLoadState();
  await walk.judge();
  await walk.photograph("person", { whole: true });
  const here = page.url();
  if ((await page.getByRole("link", { name: "I am stepping in for a colleague" }).count()) > 0) {
    await walk.visit(`${here}?purpose=covering`);
  }
  await walk.visit(`${here}/support`);
  await page.getByLabel("What is it for?").fill("a walk to the market");
  await page.getByLabel("At what time?").fill("half past soon");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Write a time, such as 7.45am or 7.30pm.").first().waitFor();
  await walk.judge();
  await page.getByLabel("At what time?").fill("2.30pm");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Taken back.").first().waitFor();
}

async function aWorker(walk, team) {
  const { page } = walk;
  await walk.visit(`${team}/workers`);
  await page.locator("ul.people a.name").first().click();
  await page.waitForLoadState();
  await walk.judge();
  await walk.photograph("worker", { whole: true });
  const here = page.url();
  await walk.visit(`${here}/terms`);
  await walk.photograph("terms", { whole: true });
  await walk.visit(`${team}/workers/new`);
}

/** A colleague is late, then cannot come: the person reads it, a visit goes to somebody else, and the person reads that. */
async function aHitch(walk, team) {
  const { assert, page } = walk;
  const worker = await someoneWithARepair(walk, team);
  await page.getByText(/ is running late$/).click();
  await walk.judge();
  await page.getByRole("button", { name: "20 minutes" }).click();
  await page.getByRole("heading", { name: "Who could be there in time" }).waitFor();
  await walk.judge();
  await walk.photograph("late", { whole: true });
  const visit = await page.locator(".changes .what a").first().getAttribute("href");
  await walk.visit(visit);
  const person = await page.locator(".facts a").first().getAttribute("href");
  await walk.visit(`${person}?purpose=covering`);
  await page.getByText(/Running about .* late: expect them at about/).first().waitFor();
  await walk.photograph("told-late", { whole: true });
  await walk.visit(`${team}/today`);
  await page.getByText(/is running 20 minutes late\./).waitFor();
  await walk.visit(worker);
  await page.getByText(/ can’t come$/).click();
  await page.getByRole("button", { name: "Tell the team" }).click();
  await page.getByRole("heading", { name: "Visits that need somebody" }).waitFor();
  await walk.judge();
  await walk.photograph("repair", { whole: true });
  const offer = page.locator("#gaps ~ .changes li", { has: page.getByRole("button", { name: /Give it to/ }) }).first();
  const open = await offer.locator(".what a").getAttribute("href");
  await offer.getByRole("button", { name: /Give it to/ }).first().click();
  await page.getByText("The rota is changed.").waitFor();
  assert.match(page.url(), /hitches/);
  await walk.visit(open);
  await walk.visit(`${await page.locator(".facts a").first().getAttribute("href")}?purpose=covering`);
  await page.getByText(/ instead of /).first().waitFor();
  await walk.photograph("told-changed", { whole: true });
}

/** Opens the pages of those who still have visits until there is one whose visits somebody else could make. */
async function someoneWithARepair(walk, team) {
  const { assert, page } = walk;
  await walk.visit(`${team}/today`);
  const pages = await page.getByRole("link", { name: "Late, or can’t come?" }).evaluateAll((all) => all.map((one) => one.href));
  assert.ok(pages.length > 0, "at ten in the morning somebody has visits ahead");
  await walk.visit(pages[0]);
  return pages[0];
}

/** Something is brought up, and the one who brought it up can live with it. */
async function aDecision(walk, team) {
  const { page } = walk;
  await walk.visit(`${team}/decisions`);
  await page.getByLabel("What do you propose?", { exact: true }).fill("We meet on Tuesdays at two instead of Mondays.");
  await page.getByRole("button", { name: "Propose this", exact: true }).first().click();
  await page.getByText("Proposed. Everyone in the team can answer.").waitFor();
  await page.getByText("We meet on Tuesdays at two instead of Mondays.").first().waitFor();
  await walk.judge();
}

const TABLES = {
  workers: "name;days;from;to;contracted hours;travel;lat;lon\nCarol Webb;Mon-Fri;7.00;14.00;30;bicycle;53.4565;-2.2690\n",
  people: "name;lat;lon\nMr Shah;53.4601;-2.2642\n",
  visits: "person;visit;days;time;minutes\nMr Shah;getting up;Mon-Fri;8am;45\nNobody Known;tea;Mon;5pm;30\n",
};

/** Tables are looked at first, what cannot be read is named, the rest is taken in. */
async function spreadsheets(walk, team) {
  const { page } = walk;
  await walk.visit(`${team}/import`);
  for (const [name, text] of Object.entries(TABLES)) {
    await page.locator(`input[name="${name}"]`).setInputFiles({ name: `${name}.csv`, mimeType: "text/csv", buffer: Buffer.from(text) });
  }
  await page.getByRole("button", { name: "Look at what would happen" }).click();
  await page.getByText("cannot be read").first().waitFor();
  await walk.judge();
  await walk.photograph("preview", { whole: true });
  await page.getByRole("button", { name: "Take it in" }).click();
  await page.getByText("Everything is taken in.").waitFor();
  await page.getByText("Mr Shah").first().waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Taken back.").first().waitFor();
}

/** A daughter sees who is coming, and nothing that her mother does not share. */
async function closeToSomeone(walk) {
  const { page } = walk;
  await walk.signInAs("daughter");
  await walk.photograph("daughter", { whole: true });
  await page.getByRole("heading", { name: "Who is coming" }).waitFor();
  await page.getByRole("link", { name: "Print for the fridge" }).click();
  await page.locator(".paper.large h2").first().waitFor();
  await walk.judge();
  await walk.photograph("fridge", { whole: true });
}

/** The council sees sums, and is told kindly that the board is not for it. */
async function theCouncil(walk, team) {
  const { assert, page } = walk;
  await walk.signInAs("council");
  await walk.visit(`${team}/figures`);
  await walk.photograph("council", { whole: true });
  const answer = await page.request.get(`${team}/board`);
  assert.equal(answer.status(), 403);
}
