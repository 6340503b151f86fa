// A plan is changed and agreed, and gives next week's visits at once; it is looked at as Easy Read and on paper; a daughter reads along and
// is cut off again; a consent is taken back in one tap; thanks, a wish and its answer; what the circle does.
export const server = ["demo", "--today", "2026-03-04"];

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

export default async function (walk) {
  const { assert } = walk;
  walk.mustFit = true;
  const mother = await walk.someone(PHONE);
  await walk.signInAs("whom the team supports", mother);
  const record = new URL(mother.url()).pathname;
  assert.match(record, /\/people\/[^/]+$/, `a person begins at their own page: ${record}`);
  await walk.photograph("own page", { page: mother, whole: true });
  await changedAndAgreed(walk, mother, record);
  await easyAndPaper(walk, record);
  await consents(walk, mother, record);
  await readsAlong(walk, mother, record);
  await thanksAndWish(walk, mother, record);
  await circle(walk, record);
  await takesAlong(walk, mother, record);
}

/** Something new to hope for, agreed in one tap; next week's visits are there at once. */
async function changedAndAgreed(walk, mother, record) {
  const { assert } = walk;
  await mother.getByRole("link", { name: "The plan", exact: true }).click();
  await mother.getByRole("heading", { name: "Next week’s visits" }).waitFor();
  assert.ok((await mother.locator("section:has(#next-week) li").count()) > 0);
  await mother.locator("summary", { hasText: "Add something I hope for" }).click();
  await mother.locator("#what-new").fill("Go to chapel on Sundays.");
  walk.keepOutOfLog(["chapel"]);
  await walk.judge(mother);
  await mother.getByRole("button", { name: "Save what I hope for" }).last().click();
  await mother.getByText("Saved.").waitFor();
  await mother.getByRole("heading", { name: "Go to chapel on Sundays." }).waitFor();
  await mother.getByRole("button", { name: "I agree to this plan" }).click();
  await mother.getByText("Saved: who agreed to the plan.").waitFor();
  await walk.judge(mother);
  await walk.photograph("plan", { page: mother, whole: true });
  await walk.visit(`${record}/plan/versions`, mother);
  await mother.getByText("Go to chapel on Sundays.").waitFor();
  await walk.photograph("versions", { page: mother, whole: true });
}

/** As Easy Read at the size of a phone, of a laptop and on paper; the plan on paper. */
async function easyAndPaper(walk, record) {
  const { page } = walk;
  await walk.signInAs("whom the team supports");
  await walk.visit(`${record}/plan/easy`);
  await walk.photograph("easy", { whole: true });
  await page.emulateMedia({ media: "print" });
  await walk.photograph("easy on paper", { whole: true });
  await walk.visit(`${record}/plan/paper`);
  await walk.photograph("paper", { whole: true });
  await page.emulateMedia({ media: "screen" });
  const phone = await walk.someone(PHONE);
  await walk.signInAs("whom the team supports", phone);
  await walk.visit(`${record}/plan/easy`, phone);
  await walk.photograph("easy on a phone", { page: phone, whole: true });
  await phone.context().close();
}

/** What was agreed to is taken back in one tap. */
async function consents(walk, mother, record) {
  await walk.visit(`${record}/consents`, mother);
  await walk.photograph("consents", { page: mother, whole: true });
  await mother.getByRole("button", { name: "I take this back" }).click();
  await mother.getByText("Withdrawn. The team sees it from now on.").waitFor();
  await walk.judge(mother);
}

/** The daughter reads the plan; her mother shares nothing any longer; then the plan is closed to her. */
async function readsAlong(walk, mother, record) {
  const { assert } = walk;
  const daughter = await walk.someone(PHONE);
  await walk.signInAs("daughter", daughter);
  await walk.visit(`${record}/plan`, daughter);
  await daughter.getByText("Go to chapel on Sundays.").waitFor();
  assert.equal(await daughter.locator("summary", { hasText: "Change this" }).count(), 0, "reading is not writing");
  await walk.visit(record, mother);
  await mother.getByRole("button", { name: "Share nothing any longer" }).click();
  await mother.getByText("They see nothing of yours from now on.").waitFor();
  await walk.judge(mother);
  const answer = await daughter.request.get(`${record}/plan`);
  assert.equal(answer.status(), 403);
  await daughter.context().close();
}

/** Thanks for a worker, who reads it; a wish, and the team's answer; the way to a worry. */
async function thanksAndWish(walk, mother, record) {
  const { page } = walk;
  await walk.visit(`${record}/feedback`, mother);
  await mother.getByLabel("In your own words").fill("You let me do the buttons.");
  walk.keepOutOfLog(["buttons"]);
  await mother.getByRole("button", { name: "Good", exact: true }).click();
  await mother.getByText("Thank you for telling us.").waitFor();
  await mother.locator("summary", { hasText: "Ask for a change" }).click();
  await mother.getByLabel("What should be different?").fill("Lunch at one, please.");
  await mother.getByRole("button", { name: "Send to the team" }).click();
  await mother.getByText("Sent. You find the answer here.").waitFor();
  await walk.judge(mother);
  await walk.signInAs("plan");
  await walk.visit(`${record}/feedback`);
  await page.getByLabel("What do you answer?").first().fill("Yes, from Monday.");
  await page.getByRole("button", { name: "Yes, we do it" }).first().click();
  await page.getByText("Saved.").waitFor();
  await walk.visit(`${record}/feedback`, mother);
  await mother.getByText("Yes, from Monday.").waitFor();
  await walk.photograph("feedback", { page: mother, whole: true });
}

/** What the circle does, counted; the team sees that a carer needs a break. */
async function circle(walk, record) {
  const { page } = walk;
  await walk.visit(`${record}/circle-care`);
  await page.getByText("Asks for a break.").waitFor();
  await walk.photograph("circle", { whole: true });
}

/** Everything to take along, to read and as data; and what comes back of a visit by two. */
async function takesAlong(walk, mother, record) {
  const { assert, page } = walk;
  await walk.visit(`${record}/farewell`, mother);
  await walk.visit(`${record}/take-along`, mother);
  await mother.getByText("Sow my own beans again").first().waitFor();
  await walk.photograph("take along", { page: mother, whole: true });
  const data = await (await mother.request.get(`${record}/take-along.json`)).json();
  assert.equal(data.form, "fairly/person/1");
  assert.match(data.plan.important, /garden/);
  await walk.visit(`${record}/handover`, mother);
  const team = /\/team\/[^/]+/.exec(record)[0];
  await walk.visit(`${team}/thanks`);
  await walk.visit(`${team}/wishes`);
  await walk.visit(`${team}/plan-questions`);
  await walk.visit(`${record}/equipment`);
  await page.getByRole("heading", { name: "Visits by two workers" }).waitFor();
  await walk.photograph("equipment", { whole: true });
}
