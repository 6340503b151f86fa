// Money: the council reads what care costs and its bills, asks about a line, and finds it put right; a worker asks about a line of their
// pay; hours that were kept while somebody was in hospital are spent on an outing.
export const server = ["demo"];

export default async function (walk) {
  const { assert, page } = walk;
  await walk.signInAs("turn it is to plan");
  const team = /\/team\/[^/]+/.exec(page.url())?.[0];
  assert.ok(team, `signing in leads to a team: ${page.url()}`);
  await price(walk, team);
  await outing(walk, team);
  await walk.signInAs("council");
  const bill = await ask(walk, team);
  await walk.signInAs("sets up");
  await answer(walk, team, "1.00");
  await walk.signInAs("council");
  await walk.visit(bill);
  await page.getByText("Checked against our own times").first().waitFor();
  await page.getByText("put it right").first().waitFor();
  await walk.photograph("bill-put-right", { whole: true });
  await quarter(walk, team);
  await pay(walk, team);
}

/** Part by part, with where each comes from; something else is assumed. */
async function price(walk, team) {
  const { page } = walk;
  await walk.visit(`${team}/price`);
  await page.getByRole("heading", { name: "Price of care" }).first().waitFor();
  await page.getByText("measured: from our own record").first().waitFor();
  await walk.photograph("price", { whole: true });
  await page.getByText("Assume something else for a part").click();
  await page.getByLabel("Which part?").selectOption("running");
  await page.getByLabel("How much?").first().fill("22");
  await page.getByLabel("Where does that come from?").fill("Our own accounts of last year");
  await page.getByRole("button", { name: "Save this assumption" }).click();
  await page.getByText("Our own accounts of last year").first().waitFor();
  await walk.judge();
}

/** Hours that were kept while somebody was in hospital are spent on an outing. */
async function outing(walk, team) {
  const { assert, page } = walk;
  await walk.visit(`${team}/bank`);
  const rows = page.locator("table tbody tr");
  const kept = await rows.evaluateAll((all) =>
    all.map((row) => ({ href: row.querySelector("a")?.getAttribute("href"), called: row.querySelector("a")?.textContent, kept: row.children[6]?.textContent?.trim() })),
  );
  const found = kept.find((one) => one.kept && one.kept !== "0 min" && one.called !== "the team");
  assert.ok(found, `somebody has hours in the bank: ${JSON.stringify(kept)}`);
  await walk.visit(found.href);
  await page.getByLabel("On what?").selectOption("outing");
  await page.getByLabel("How many minutes?").fill("30");
  await page.getByLabel("What for?").fill("A walk along the canal");
  await page.getByRole("button", { name: "Take it from the bank" }).click();
  await page.getByText("A walk along the canal").first().waitFor();
  await walk.judge();
}

/** The council reads its bills, opens one and asks about a line. */
async function ask(walk, team) {
  const { page } = walk;
  await walk.visit(`${team}/bills`);
  await page.getByText("Together:").first().waitFor();
  await walk.photograph("bills", { whole: true });
  await page.locator("table tbody a").first().click();
  await page.getByText("Nothing is charged for a visit that did not happen").first().waitFor();
  const bill = page.url().replace(/^https?:\/\/[^/]+/, "");
  await walk.judge();
  await walk.photograph("bill", { whole: true });
  await page.getByRole("link", { name: /is not right/ }).last().click();
  await page.getByLabel("What is not right?").fill("Our officer was there, and it ended early.");
  await walk.judge();
  await page.getByRole("button", { name: "Ask about this line" }).click();
  await page.getByText("Our officer was there").first().waitFor();
  return bill;
}

/** Somebody else looks into it, and puts it right. */
async function answer(walk, team, by) {
  const { page } = walk;
  await walk.visit(`${team}/disputes`);
  await walk.photograph("disputes", { whole: true });
  const card = page.locator("section, div, article").filter({ hasText: "Our officer was there" }).last();
  await card.getByLabel("Is it right?").or(page.getByLabel("Is it right?")).first().selectOption("put-right");
  await page.getByLabel("If it was wrong: by how much?").first().fill(by);
  await page.getByLabel("Your answer").first().fill("Checked against our own times: you are right.");
  await page.getByRole("button", { name: "Answer" }).first().click();
  await page.getByText("Checked against our own times").first().waitFor();
  await walk.judge();
}

/** The council reads a quarter, and what was agreed of budgets. */
async function quarter(walk, team) {
  const { assert, page } = walk;
  await walk.visit(`${team}/quarter`);
  await page.getByRole("heading", { name: "The Ethical Care Charter" }).waitFor();
  await walk.photograph("quarter", { whole: true });
  const table = await page.request.get(`${team}/quarter/table`);
  assert.ok((await table.text()).startsWith("what,this_quarter,quarter_before"), "the quarter is a table, too");
  await walk.visit(`${team}/budgets`);
  await page.getByText("Free to spend").first().waitFor();
  await walk.photograph("budgets", { whole: true });
  const people = await page.request.get(`${team}/disputes`);
  assert.equal(people.status(), 200, "the council may ask about every line");
}

/** A worker explains a payslip to themselves, and asks about a line. */
async function pay(walk, team) {
  const { page } = walk;
  await walk.signInAs("another worker");
  await walk.visit(`${team}/my-pay`);
  await page.getByRole("link", { name: /is not right/ }).first().click();
  await page.getByLabel("What is not right?").fill("The way was longer: the bridge was closed.");
  await page.getByRole("button", { name: "Ask about this line" }).click();
  await page.getByText("the bridge was closed").first().waitFor();
  await walk.judge();
  await walk.photograph("pay-asked", { whole: true });
}
