// A missed visit followed to its end by a worker with a phone; a daughter's complaint taken on, answered, and come back to.
export const server = ["demo", "--today", "2026-03-04"];

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

export default async function (walk) {
  const { assert, page } = walk;
  await walk.signInAs("plan");
  const team = /\/team\/[^/]+/.exec(page.url())?.[0];
  assert.ok(team, `signing in leads to a team: ${page.url()}`);
  await theList(walk, team);
  await aMissedVisit(walk, team);
  await aComplaint(walk, team);
}

/** What is open, and one that has ended, with everything that was done; also on paper. */
async function theList(walk, team) {
  const { page } = walk;
  await walk.visit(`${team}/today`);
  await page.getByRole("link", { name: /concerns? (is|are) open/ }).click();
  await page.getByRole("link", { name: /A missed visit to/ }).first().waitFor();
  await walk.judge();
  await walk.photograph("list", { whole: true });
  await page.locator("summary", { hasText: "Ended" }).click();
  await page.getByRole("link", { name: /A complaint about/ }).click();
  await page.getByRole("heading", { name: "What was done" }).waitFor();
  await walk.judge();
  await page.getByRole("link", { name: "On paper" }).click();
  await page.locator(".paper").waitFor();
  await walk.judge();
  await walk.photograph("paper", { whole: true });
}

/** Two taps on a phone; it does not end before somebody has said how the person is. */
async function aMissedVisit(walk, team) {
  const phone = await walk.someone(PHONE);
  await walk.signInAs("plan", phone);
  await walk.visit(`${team}/people`, phone);
  await phone.locator("ul.people a.name").first().click();
  await phone.getByRole("link", { name: "Tell us" }).click();
  await phone.getByRole("button", { name: "Nobody came" }).waitFor();
  await walk.judge(phone);
  await walk.photograph("raise", { page: phone, whole: true });
  await phone.getByRole("button", { name: "Nobody came" }).click();
  await phone.getByText("Thank you for saying so.").waitFor();
  await phone.getByText("Somebody has to see or speak to the person first.").waitFor();
  await walk.judge(phone);
  await walk.photograph("missed", { page: phone, whole: true });
  await phone.getByRole("button", { name: "I will follow this up" }).click();
  await phone.getByText("Saved: who follows it up.").waitFor();
  await phone.getByLabel("Helped").check();
  await phone.locator("#words-check").fill("Had no breakfast; made porridge.");
  walk.keepOutOfLog(["porridge"]);
  await phone.getByRole("button", { name: "Save how they are" }).click();
  await phone.getByText("Had no breakfast; made porridge.").waitFor();
  await phone.locator("summary", { hasText: "End it" }).click();
  await phone.locator("#words-close").fill("Two rounds instead of one.");
  await phone.getByRole("button", { name: "End it" }).click();
  await phone.getByText("It has ended.").waitFor();
  await walk.judge(phone);
  await walk.photograph("ended", { page: phone, whole: true });
  await phone.context().close();
}

/** She raises it from her mother's page, reads the answer there, and is not content with it. */
async function aComplaint(walk, team) {
  const { assert, page } = walk;
  const daughter = await walk.someone(PHONE);
  await walk.signInAs("daughter", daughter);
  await daughter.getByRole("link", { name: "Tell us" }).click();
  await daughter.getByLabel("What happened?").fill("The kettle was left empty.");
  walk.keepOutOfLog(["kettle"]);
  await daughter.getByRole("button", { name: "I want to complain" }).click();
  await daughter.getByText("Thank you for saying so.").waitFor();
  await walk.judge(daughter);
  const address = new URL(daughter.url()).pathname;
  await walk.visit(address);
  await page.getByText("The kettle was left empty.").waitFor();
  await page.getByText("has no answer yet").waitFor();
  await page.getByRole("button", { name: "I will follow this up" }).click();
  await page.locator("#words-answer").fill("We fill it before we go, from today.");
  await page.getByRole("button", { name: "Send the answer" }).first().click();
  await page.getByText("Answered.").waitFor();
  await walk.visit(address, daughter);
  await daughter.getByText("We fill it before we go, from today.").waitFor();
  await walk.judge(daughter);
  await walk.photograph("answered", { page: daughter, whole: true });
  assert.equal(await daughter.locator("summary", { hasText: "End it" }).count(), 0);
  await daughter.locator("summary", { hasText: "Add something" }).click();
  await daughter.locator("#words-come-back").fill("Thank you. The kettle and the flask, please.");
  await daughter.getByRole("button", { name: "Send" }).click();
  await daughter.getByText("Sent.").waitFor();
  await walk.visit(`${team}/concerns`);
  await walk.visit(`${team}/history`);
  await page.getByText("A complaint about").first().waitFor();
}
