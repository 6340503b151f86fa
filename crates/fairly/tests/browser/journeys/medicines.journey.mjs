// A painkiller as needed is agreed and given once: it is not given again too soon, and it is in the record of the month.
export const server = ["demo", "--today", "2026-03-04"];

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

export default async function (walk) {
  const { assert } = walk;
  const phone = await walk.someone(PHONE);
  await walk.signInAs("plan", phone);
  const team = /\/team\/[^/]+/.exec(phone.url())?.[0];
  assert.ok(team, `signing in leads to a team: ${phone.url()}`);
  await walk.visit(`${team}/people`, phone);
  await phone.locator("ul.people a.name").first().click();
  await phone.getByRole("link", { name: "Medicines", exact: true }).click();
  await agreed(walk, phone);
  await given(walk, phone);
  await phone.getByRole("link", { name: "The record of this month" }).click();
  await phone.getByText("Knees sore").waitFor();
  await walk.judge(phone);
  await walk.photograph("month", { page: phone, whole: true });
  await phone.context().close();
}

async function agreed(walk, phone) {
  await phone.locator("summary", { hasText: "Another medicine" }).click();
  await phone.getByLabel("Name, form and strength").fill("Ibuprofen 200 mg tablets");
  walk.keepOutOfLog(["Ibuprofen"]);
  await phone.getByLabel("How much, and how?").fill("1 tablet with food");
  await phone.getByLabel("at least how many hours apart?").fill("4");
  await phone.getByLabel("at most how many in 24 hours?").fill("3");
  await walk.judge(phone);
  await phone.getByRole("button", { name: "Save this medicine" }).click();
  await phone.getByText("Saved.").waitFor();
}

/** The form for a dose as needed is open; afterwards it says from when on there may be another. */
async function given(walk, phone) {
  await phone.getByLabel("Why?").last().fill("Knees sore; better in an hour.");
  await phone.getByRole("button", { name: "Save", exact: true }).last().click();
  await phone.getByText("Not before").waitFor();
  await walk.judge(phone);
  await walk.photograph("day", { page: phone, whole: true });
}
