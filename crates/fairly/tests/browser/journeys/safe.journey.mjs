// A health task is delegated, refused, signed off and done; a paramedic opens the emergency sheet and is stopped; a worker does not
// say that they are back, and a colleague looks after them.
export const server = ["demo", "--today", "2026-03-04"];

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

export default async function (walk) {
  const { assert } = walk;
  const planner = await walk.someone(PHONE);
  await walk.signInAs("plan", planner);
  const team = /\/team\/[^/]+/.exec(planner.url())?.[0];
  assert.ok(team, `signing in leads to a team: ${planner.url()}`);
  const addresses = await planner.evaluate(async () => (await fetch("/demo/addresses.json")).json());
  const { worker, visit } = await somebodyWithADay(walk, addresses);
  await delegated(walk, { planner, team, worker, visit });
  await paramedic(walk, { planner, sheet: addresses.emergency_sheets[0] });
  await notBack(walk, { planner, team });
}

/** A worker with a visit still to come today, on their own phone. */
async function somebodyWithADay(walk, { people }) {
  const phone = await walk.someone(PHONE);
  for (const { who, address } of people.filter(({ who }) => who.includes("another worker"))) {
    await walk.visit(new URL(address).pathname, phone);
    const bundle = await phone.evaluate(async () => (await fetch("/phone/bundle")).json());
    const visit = bundle.visits?.find((one) => one.start.slice(0, 10) === "2026-03-04" && one.said.length === 0 && one.crew === 1 && !one.health_tasks);
    if (visit) return { worker: { phone, called: bundle.worker_called, id: bundle.worker, who }, visit };
  }
  throw new Error("nobody has a visit left today");
}

/** The task is handed over; the phone refuses it; the nurse signs; the phone says how it is done. */
async function delegated(walk, { planner, team, worker, visit }) {
  const { assert } = walk;
  const tasks = `${team}/people/${visit.person}/health-tasks`;
  await walk.visit(tasks, planner);
  await planner.locator("summary", { hasText: "Another task" }).click();
  await planner.getByLabel("What is delegated?").last().fill("Catheter bag");
  await planner.getByLabel("How is it done?").last().fill("Gloves on. Empty it before it is two thirds full; note how much.");
  walk.keepOutOfLog(["Catheter", "two thirds full", "Petra Nye"]);
  await planner.getByLabel("Which nurse teaches it and signs?").last().selectOption("new");
  await planner.getByLabel("The nurse’s name and team").last().fill("Nurse Petra Nye");
  await planner.getByLabel("The nurse’s number").last().fill("01632 960778");
  for (const box of await planner.locator("details[open] input[name=visits]").all()) await box.check();
  await walk.judge(planner);
  await planner.getByRole("button", { name: "Save this task" }).last().click();
  await planner.getByText("Nobody is signed off for this yet").waitFor();
  await walk.judge(planner);
  await walk.photograph("task", { page: planner, whole: true });

  await worker.phone.goto(`/phone#visit/${visit.id}`);
  await worker.phone.getByText("Nurse Petra Nye has not signed you off").waitFor();
  await walk.judge(worker.phone);
  await walk.photograph("refused", { page: worker.phone, whole: true });

  await planner.locator("summary", { hasText: "Sign a worker off" }).click();
  await planner.locator("details[open]").getByLabel("Worker", { exact: true }).selectOption(worker.id);
  await planner.getByRole("button", { name: "Sign them off" }).click();
  await planner.getByText("The rota can send them from now on").waitFor();
  await walk.judge(planner);

  await worker.phone.reload();
  await worker.phone.locator("summary", { hasText: "catheter bag" }).click();
  await worker.phone.getByText("Empty it before it is two thirds full").waitFor();
  await worker.phone.getByRole("button", { name: "I have arrived", exact: true }).click();
  await worker.phone.locator(".stands").getByText("Arrived").waitFor();
  await walk.judge(worker.phone);
  await walk.photograph("signed-off", { page: worker.phone, whole: true });

  const nurse = await walk.someone(PHONE);
  await walk.visit("/demo/nurse", nurse);
  await nurse.getByRole("link", { name: "Health tasks", exact: true }).click();
  await nurse.getByRole("button", { name: /^Withdraw it from/ }).first().click();
  await nurse.getByText("They do not do it from now on").waitFor();
  await walk.judge(nurse);
  await walk.photograph("nurse", { page: nurse, whole: true });
  const board = await nurse.request.get(`${team}/board`);
  assert.equal(board.status(), 403, "the nurse sees the tasks and not the board");
}

/** Without an account and without scripts: who they are first, then the sheet; and it leaves the screen once it is closed. */
async function paramedic(walk, { planner, sheet }) {
  const { assert } = walk;
  const door = await walk.someone({ ...PHONE, javaScriptEnabled: true });
  await walk.visit(new URL(sheet.address).pathname, door);
  assert.ok(!(await door.content()).includes("Penicillin"), "nothing before they say who they are");
  await door.getByLabel("Your name").fill("Kay Lowe");
  await door.getByLabel("Your service").fill("North West Ambulance Service");
  walk.keepOutOfLog(["Kay Lowe", "Penicillin"]);
  await walk.photograph("door", { page: door, whole: true });
  await door.getByRole("button", { name: "Open the sheet" }).click();
  await door.getByText("Penicillin").waitFor();
  await walk.judge(door);
  await walk.photograph("sheet", { page: door, whole: true });

  const bare = await walk.someone({ ...PHONE, javaScriptEnabled: false });
  await bare.goto(new URL(sheet.address).pathname);
  await bare.getByLabel("Your name").fill("Kay Lowe");
  await bare.getByLabel("Your service").fill("North West Ambulance Service");
  await bare.getByRole("button", { name: "Open the sheet" }).click();
  await bare.getByText("Penicillin").waitFor();

  await planner.goto("/notices");
  await planner.getByRole("link", { name: /An emergency sheet was opened/ }).first().click();
  await planner.getByText("is reading this sheet").first().waitFor();
  await walk.judge(planner);
  await walk.photograph("reading", { page: planner, whole: true });
  await planner.getByRole("button", { name: "Close it now" }).first().click();
  await planner.getByText("nobody sees the sheet").waitFor();
  const again = await bare.reload();
  assert.equal(again.status(), 404, "the sheet leaves a screen without scripts too");
  await bare.getByText("This code opens nothing.").waitFor();
  walk.findings.splice(0, walk.findings.length, ...walk.findings.filter((one) => !one.includes("404")));
  await planner.getByRole("button", { name: "Make a code to print" }).click();
  await planner.getByText("shown this once").waitFor();
  await walk.judge(planner);
  await walk.photograph("code", { page: planner, whole: true });
}

/** A worker goes on alone, and colleagues read by when they are back; then they say that they are. */
async function notBack(walk, { planner, team }) {
  const other = await walk.someone(PHONE);
  await walk.signInAs("asked to swap", other);
  await walk.visit(`${team}/lone-working`, other);
  await other.getByLabel("Back by").fill("11.55pm");
  await other.getByLabel("Who is asked first?").selectOption({ index: 1 });
  await walk.judge(other);
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await other.getByText("You said that you are back by 11.55pm.").waitFor();
  await walk.judge(other);
  await walk.photograph("alone", { page: other, whole: true });
  await walk.visit(`${team}/today`, planner);
  await planner.getByText("works alone, and is back by 11.55pm").waitFor();
  await other.getByRole("button", { name: "I am back" }).click();
  await other.getByText("Nobody is asked any longer").waitFor();
  await walk.judge(other);
}
