// A real team begins: a first run with a table of postcodes installed, the program's own templates taken in without a
// complaint, a first week filled in and published, and a person whose postcode nobody knows put on the map.
export const server = ["serve"];

const PASSWORD = "kettle bicycle moss";
const POSTCODES = "pcds,lat,long\nM15 4AB,53.465578,-2.26046\nM16 7AD,53.4601,-2.2642\nM16 9EA,53.4573,-2.269\n";

export default async function (walk) {
  const { assert, page } = walk;
  walk.mustFit = true;
  walk.keepOutOfLog(["Grace", "grace@", "Oakfield", "Asha", "Okoro", "Mrs Hill", "M15", PASSWORD]);
  const table = await walk.server.write("postcodes.csv", POSTCODES);
  assert.match(await walk.server.run(["postcodes", table]), /3 postcodes were read/);
  const team = await firstRun(walk);
  const taken = await templates(walk, team);
  assert.deepEqual(taken, ["workers.csv", "people.csv", "visits.csv"]);
  await firstWeek(walk, team);
  await notOnTheMap(walk, team);
  await page.goto(`${team}/board`);
}

/** The link that an empty place prints leads to a board; the team meets at a postcode of the table. */
async function firstRun(walk) {
  const { page } = walk;
  const link = /open (\S+\/invitation\/\S+)/.exec(walk.server.said())[1];
  await walk.visit(new URL(link).pathname);
  await page.getByLabel("What people here call you").fill("Grace Adu");
  await page.getByLabel("The name you will sign in with").fill("grace@example.org");
  await page.getByText("Choose a password instead").click();
  await page.getByLabel("A new password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/first-run");
  await page.getByLabel("What is your organisation called?").fill("Oakfield Care");
  await page.getByLabel("What is the first team called?").fill("Elm Road");
  await page.getByLabel("Where does it meet? (optional)").fill("M16 9EA");
  await page.getByRole("button", { name: "Open the board" }).click();
  await page.waitForURL("**/team/*/board");
  await walk.judge();
  return /\/team\/[^/]+/.exec(page.url())[0];
}

/** Takes in the tables that the program itself offers to start from; nothing of them is complained of. */
async function templates(walk, team) {
  const { assert, page } = walk;
  await walk.visit(`${team}/import`);
  const taken = [];
  for (const name of ["workers", "people", "visits"]) {
    const answer = await page.request.get(`${team}/import/${name}.csv`);
    assert.ok(answer.ok(), `${name}.csv can be had`);
    await page.locator(`input[name="${name}"]`).setInputFiles({ name: `${name}.csv`, mimeType: "text/csv", buffer: await answer.body() });
    taken.push(`${name}.csv`);
  }
  await page.getByRole("button", { name: "Look at what would happen" }).click();
  await page.getByText("Everything can be read.").waitFor();
  assert.equal(await page.getByText("not on the map yet").count(), 0, "the table of the place knows their postcodes");
  await walk.judge();
  await walk.photograph("preview", { whole: true });
  await page.getByRole("button", { name: "Take it in" }).click();
  await page.getByText("Everything is taken in.").waitFor();
  assert.equal(await page.getByText("Not on the map yet").count(), 0);
  return taken;
}

/** The next week is drafted, filled in by the engine and published; its board shows the visits. */
async function firstWeek(walk, team) {
  const { assert, page } = walk;
  await walk.visit(`${team}/draft`);
  await page.getByRole("button", { name: /Begin/ }).first().click();
  await page.waitForLoadState();
  await walk.judge();
  await page.getByText("Go on without a round of picks").click();
  await page.getByRole("button", { name: "Have the rest filled in" }).click();
  await page.getByRole("button", { name: "Take all of it into the draft" }).waitFor({ timeout: 90_000 });
  await page.getByRole("button", { name: "Take all of it into the draft" }).click();
  const folded = page.getByText("Read the draft as it is, and agree to it");
  await page.waitForLoadState();
  if ((await folded.count()) > 0) await folded.click();
  await page.getByRole("button", { name: "Publish this week" }).click();
  await page.getByText("The week is published").waitFor();
  await page.getByRole("link", { name: "Open the board" }).click();
  await page.locator(".week a.visit").first().waitFor();
  assert.ok((await page.locator(".week a.visit").count()) >= 10, "the week of the templates is on the board");
  await walk.judge();
  await walk.photograph("board");
}

/** Somebody whose postcode is in no table is taken in, said to be missing on the map, and found by another postcode. */
async function notOnTheMap(walk, team) {
  const { assert, page } = walk;
  await walk.visit(`${team}/people/new`);
  await page.getByLabel("Full name").fill("Ida Marsh");
  await page.getByLabel("Address").fill("4 Sedge Street\nZZ9 9ZZ");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Not on the map yet.").waitFor();
  await walk.judge();
  await walk.visit(`${team}/people`);
  await page.getByRole("link", { name: "Ida Marsh" }).first().click();
  await page.getByLabel("Postcode").fill("ZZ9 9ZZ");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByText("We don’t know where “ZZ9 9ZZ” is.").first().waitFor();
  await walk.judge();
  await walk.photograph("pin-unknown", { whole: true });
  await page.getByLabel("Postcode").fill("M16 7AD");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByText("We know where that is.").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").first().waitFor();
  await walk.visit(`${team}/people`);
  assert.equal(await page.getByText("Not on the map yet").count(), 0);
}
