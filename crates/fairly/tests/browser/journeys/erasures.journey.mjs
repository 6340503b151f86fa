// Somebody who has left is erased for ever: the team notes the last day, an administrator sees what it comes to, types the name,
// and keeps the receipt. Every page of the way is judged and photographed.
export const server = ["demo"];

export default async function (walk) {
  const planner = walk.page;
  const name = await leaves(walk, planner);
  const administrator = await walk.someone({ viewport: { width: 390, height: 844 } });
  await walk.signInAs("who sets up teams", administrator);
  await findsAndErases(walk, administrator, name);
  walk.assert.ok(!(await textOf(walk, planner, "people")).includes(name), "the team no longer knows them");
}

async function textOf(walk, page, place) {
  await walk.visit(new URL(place, page.url().replace(/(\/team\/[^/]+\/).*/, "$1")).pathname, page);
  return page.locator("main").innerText();
}

/** The first of the team's people had their last day yesterday; what they are called. */
async function leaves(walk, page) {
  await walk.signInAs("whose turn it is to plan");
  await textOf(walk, page, "people");
  await page.locator("main a[href*='/people/']").first().click();
  await page.waitForURL("**/people/*");
  const details = `${new URL(page.url()).pathname}/details`;
  await walk.visit(details);
  const name = await page.locator("input[name=name]").inputValue();
  const yesterday = new Date(Date.now() - 36 * 3_600_000).toISOString().slice(0, 10);
  await page.getByText("Their support ends").click();
  await page.getByLabel("Last day").fill(yesterday);
  await page.getByRole("button", { name: "Save the last day" }).click();
  await page.waitForURL("**/people*");
  return name;
}

async function findsAndErases(walk, page, name) {
  const { assert } = walk;
  await page.getByRole("link", { name: "Erase somebody" }).click();
  await page.waitForURL("**/erasures");
  await walk.judge(page);
  await walk.photograph("begin", { page, whole: true });
  await page.getByLabel("Days").fill("30");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL("**/erasures");
  await page.getByLabel("Part of their name").fill(name.split(" ").at(-1));
  await page.getByRole("button", { name: "Find them" }).click();
  await page.waitForURL("**/erasures?q=*");
  await walk.judge(page);
  await walk.photograph("found", { page, whole: true });
  const entry = page.locator("li", { hasText: name }).filter({ has: page.getByRole("link") });
  await entry.getByRole("link", { name: "See what it would erase" }).first().click();
  await page.waitForURL(/\/erasures\/before/);
  await walk.judge(page);
  await walk.photograph("before", { page, whole: true });
  await page.getByLabel("Their name").fill("Somebody Else");
  await page.getByRole("button", { name: "Erase them for ever" }).click();
  assert.match(await page.locator(".error-summary").innerText(), /not their name/);
  await page.getByLabel("Their name").fill(name);
  await page.getByRole("button", { name: "Erase them for ever" }).click();
  await page.waitForURL(/\/erasures\/receipt/);
  await walk.judge(page);
  await walk.photograph("receipt", { page, whole: true });
  const receipt = await page.locator("main").innerText();
  assert.match(receipt, /let go on/);
  assert.ok(!receipt.includes(name), "no name is on the receipt");
}
