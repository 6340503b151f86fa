// A worker makes a calendar address on their own page and closes it; what stands at it is read without signing in.
export const server = ["demo"];

export default async function (walk) {
  const { assert, page } = walk;
  const addresses = await (await fetch(`${walk.origin}/demo/addresses.json`)).json();
  assert.ok(addresses.people.length > 5, "everyone can sign in");
  assert.equal(addresses.calendars.length, 3);
  for (const { address } of addresses.calendars) {
    const feed = await (await fetch(address)).text();
    assert.ok(feed.startsWith("BEGIN:VCALENDAR") && feed.includes("BEGIN:VEVENT"), address);
  }
  await walk.signInAs("plan");
  const { team, whose } = addresses.calendars[0];
  const here = `/team/${team}/workers/${whose.worker}`;
  await walk.visit(here);
  await walk.photograph("worker", { whole: true });
  await page.getByText("Make a new address").click();
  await page.getByLabel("As names").check();
  await page.getByRole("button", { name: "Make the address" }).click();
  await page.getByRole("heading", { name: "Your calendar address" }).waitFor();
  await walk.judge();
  await walk.photograph("address");
  const address = await page.locator("p.secret code").innerText();
  assert.equal((await fetch(address)).status, 200);
  assert.equal((await fetch(addresses.calendars[0].address)).status, 404, "the new one closes the old");
  await walk.visit(here);
  await page.getByRole("button", { name: "Close this address" }).click();
  await page.getByText("Closed. The address shows nothing any longer.").waitFor();
  assert.equal((await fetch(address)).status, 404);
}
