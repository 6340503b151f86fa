// Hours and pay, and the bank of hours: a worker asks about a line of their pay and is answered; hours that were kept are spent on an
// outing and given to a neighbour; the council reads the same ledger without a name.
export const server = ["demo"];

export default async function (walk) {
  const { assert, page } = walk;
  await walk.signInAs("worker");
  const team = /\/team\/[^/]+/.exec(page.url())?.[0];
  assert.ok(team, `signing in leads to a team: ${page.url()}`);
  await ownPay(walk, team);
  const block = await spend(walk, team);
  await council(walk, team, block);
}

/** A worker reads their pay line by line, and asks about a day. */
async function ownPay(walk, team) {
  const { assert, page } = walk;
  await walk.visit(`${team}/my-pay`);
  await page.getByRole("heading", { name: "My hours and pay" }).first().waitFor();
  await page.getByText("must come to").first().waitFor();
  await page.getByText("the promise is kept").first().waitFor();
  await walk.judge();
  await walk.photograph("my-pay", { whole: true });
  await page.getByLabel("What is not right, or not clear?").fill("The way home on this day was longer: the bridge was closed.");
  await page.getByRole("button", { name: "Ask about this day" }).click();
  await page.getByText("the bridge was closed").first().waitFor();
  await page.getByText("Not answered yet.").first().waitFor();
  const own = page.url().replace(/\?.*/, "");
  const colleague = await page.request.get(`${team}/pay`);
  assert.equal(colleague.status(), 403, "what everybody is paid is not for colleagues");
  assert.ok(own.includes("/workers/"), own);
}

/** Kept hours are spent on an outing, and given to a neighbour. */
async function spend(walk, team) {
  const { assert, page } = walk;
  await walk.visit(`${team}/bank`);
  await page.getByRole("heading", { name: "Bank of hours" }).first().waitFor();
  await walk.photograph("bank", { whole: true });
  const rows = page.locator("table tbody tr");
  const kept = await rows.evaluateAll((all) =>
    all.map((row) => ({ href: row.querySelector("a")?.getAttribute("href"), called: row.querySelector("a")?.textContent, kept: row.children[6]?.textContent?.trim(), for: row.children[0]?.textContent })),
  );
  const found = kept.find((one) => one.kept && one.kept !== "0 min" && one.called !== "the team");
  assert.ok(found, `somebody has hours in the bank: ${JSON.stringify(kept)}`);
  await walk.visit(found.href);
  await walk.judge();
  await walk.photograph("block", { whole: true });
  await page.getByText("Spent on an outing").or(page.getByText("is over.")).first().waitFor();
  return found.href;
}

/** The council reads the same ledger, without a name, and signs what it came to. */
async function council(walk, team, block) {
  const { page } = walk;
  await walk.signInAs("council");
  await walk.visit(`${team}/bank`);
  await page.getByText("a person").first().waitFor();
  await walk.judge();
  await walk.visit(block);
  await page.getByRole("button", { name: "Sign for who pays" }).click();
  await page.getByText("signed by who pays").first().waitFor();
  await walk.judge();
  await walk.photograph("council-block", { whole: true });
}
