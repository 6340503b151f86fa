// Somebody is not themselves: a worker with a phone notes soft signs and a score, rings, writes down what was decided and by when
// somebody checks, looks again, and says what came of it.
export const server = ["demo", "--today", "2026-03-04"];

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

export default async function (walk) {
  const { assert } = walk;
  const phone = await walk.someone(PHONE);
  await walk.signInAs("plan", phone);
  const team = /\/team\/[^/]+/.exec(phone.url())?.[0];
  assert.ok(team, `signing in leads to a team: ${phone.url()}`);
  await thePlan(walk, team, phone);
  await softSigns(walk, team, phone);
  await decided(walk, phone);
  await over(walk, phone);
  await phone.context().close();
}

/** What a clinician signed. */
async function thePlan(walk, team, phone) {
  await walk.visit(`${team}/unwell-plan`, phone);
  await phone.getByText("Signed by Sister Ruth Kay").waitFor();
  await walk.photograph("plan", { page: phone, whole: true });
}

/** Taps, a sentence, and a slip of the finger that is caught; then the score with its parts. */
async function softSigns(walk, team, phone) {
  await walk.visit(`${team}/people`, phone);
  await phone.locator("ul.people a.name").first().click();
  await phone.getByRole("link", { name: /seems unwell$/ }).click();
  await phone.getByText("ring 999 now").waitFor();
  await walk.judge(phone);
  await walk.photograph("look", { page: phone, whole: true });
  await phone.getByLabel("Sleepier, or hard to wake").check();
  await phone.getByLabel("Drinks less").check();
  await phone.getByLabel("What changed, and since when?").fill("Asleep in the chair since breakfast.");
  walk.keepOutOfLog(["Asleep in the chair"]);
  await phone.getByLabel("I am worried").check();
  await phone.locator("summary", { hasText: "measure" }).click();
  await phone.getByLabel("Breaths a minute").fill("22");
  await phone.getByLabel("Oxygen saturation").fill("95");
  await phone.getByLabel("They breathe").selectOption("air");
  await phone.getByLabel("Blood pressure").fill("118");
  await phone.getByLabel("Pulse").fill("102");
  await phone.getByLabel("How awake are they?").selectOption("alert");
  await phone.getByLabel("Temperature").fill("37.5");
  await phone.getByRole("button", { name: "Save what I see" }).click();
  await phone.getByText("NEWS2: 4.").first().waitFor();
  await phone.getByText("I am worried about them.").waitFor();
  await walk.judge(phone);
  await walk.photograph("sbard", { page: phone, whole: true });
}

async function decided(walk, phone) {
  await phone.getByLabel("Who did you speak to?").fill("Sister Kay, community team");
  await phone.getByLabel("What did you ask for?").fill("A visit this morning");
  await phone.getByLabel("Community nurses or response team").check();
  await phone.getByLabel("What was advised and agreed?").fill("They come within two hours.");
  await phone.getByLabel("By what time?").fill("11.45pm");
  await phone.getByRole("button", { name: "Save what was decided" }).click();
  await phone.getByText("checks how they are by").waitFor();
  await walk.judge(phone);
}

/** Somebody looks again, and says what came of it; all of it is on one sheet of paper. */
async function over(walk, phone) {
  await phone.locator("summary", { hasText: "Look again" }).click();
  await phone.getByRole("button", { name: "Save what I see now" }).click();
  await phone.getByText("Saved.").waitFor();
  await phone.getByLabel("How are they now, and what was it?").fill("Awake and drinking; too little water in the heat.");
  await phone.getByRole("button", { name: "This is over" }).click();
  await phone.getByText("What came of it:").waitFor();
  await walk.judge(phone);
  await walk.photograph("over", { page: phone, whole: true });
  await phone.getByRole("link", { name: "On paper" }).click();
  await phone.locator(".paper").waitFor();
  await walk.judge(phone);
  await walk.photograph("paper", { page: phone, whole: true });
}
