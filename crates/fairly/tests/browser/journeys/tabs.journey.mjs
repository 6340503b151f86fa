// Two tabs with one form: neither undoes the other, and where both wrote the same, both are shown. Then a pin for somebody's
// home, set by a click and moved by the arrow keys.
export const server = ["demo"];

export default async function (walk) {
  const { page } = walk;
  await walk.signInAs("whose turn it is to plan");
  const team = /\/team\/[^/]+/.exec(page.url())[0];
  const person = await somebody(walk, team);
  await twoTabs(walk, person);
  await aWorkersTimes(walk, team);
  await aPin(walk, person);
}

async function somebody(walk, team) {
  const { page } = walk;
  await walk.visit(`${team}/people`);
  return page.locator("ul.people a.name").first().getAttribute("href");
}

/** Opens a page in another tab of the same browser. */
const anotherTab = async (walk, address) => {
  const tab = await walk.page.context().newPage();
  await tab.goto(address);
  return tab;
};

async function twoTabs(walk, person) {
  const { assert, page } = walk;
  walk.keepOutOfLog(["01632 960 111", "01632 960 222", "the blue mug"]);
  await walk.visit(`${person}/details`);
  const second = await anotherTab(walk, `${person}/details`);
  const third = await anotherTab(walk, `${person}/details`);
  await page.getByLabel("Phone").fill("01632 960 111");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved.").first().waitFor();
  await second.getByLabel("Before you go in").fill("Tea in the blue mug.");
  await second.getByRole("button", { name: "Save", exact: true }).click();
  await second.getByText("Saved.").first().waitFor();
  await walk.visit(`${person}?purpose=covering`);
  assert.match(await page.locator("main").innerText(), /01632 960 111/, "the second tab leaves the phone number of the first");
  assert.match(await page.locator("main").innerText(), /blue mug/);
  await third.getByLabel("Phone").fill("01632 960 222");
  await third.getByRole("button", { name: "Save", exact: true }).click();
  await third.getByText("Now it says “01632 960 111”, and you wrote “01632 960 222”.").first().waitFor();
  await walk.judge(third);
  await walk.photograph("both-wrote", { page: third, whole: true });
  await third.getByRole("button", { name: "Save", exact: true }).click();
  await third.getByText("Saved.").first().waitFor();
  await walk.visit(`${person}?purpose=covering`);
  assert.match(await page.locator("main").innerText(), /01632 960 222/, "saved again, it is meant");
  await second.close();
  await third.close();
}

/** One day each of a worker's times, in two tabs. */
async function aWorkersTimes(walk, team) {
  const { assert, page } = walk;
  await walk.visit(`${team}/workers`);
  const worker = await page.locator("ul.people a.name").first().getAttribute("href");
  await walk.visit(`${worker}/terms`);
  const second = await anotherTab(walk, `${worker}/terms`);
  await page.locator("#monday-0-from").fill("5.05am");
  await page.locator("#monday-0-to").fill("5.50am");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved.").first().waitFor();
  await second.locator("#thursday-0-from").fill("5.10am");
  await second.locator("#thursday-0-to").fill("5.55am");
  await second.getByRole("button", { name: "Save", exact: true }).click();
  await second.getByText("Saved.").first().waitFor();
  await walk.visit(`${worker}/terms`);
  assert.equal(await page.locator("#monday-0-from").inputValue(), "5.05am");
  assert.equal(await page.locator("#thursday-0-from").inputValue(), "5.10am");
  await second.close();
}

/** A click sets it, the arrow keys move it, and the nearest street is said. */
async function aPin(walk, person) {
  const { assert, page } = walk;
  await walk.visit(`${person}/place`);
  await walk.photograph("pin", { whole: true });
  const map = page.locator("svg[data-pin]");
  const written = () => page.locator("input[name=at]").inputValue();
  const before = await written();
  const box = await map.boundingBox();
  await map.click({ position: { x: box.width / 4, y: box.height / 4 } });
  const clicked = await written();
  assert.notEqual(clicked, before);
  await map.press("ArrowRight");
  await map.press("Shift+ArrowDown");
  const [north, east] = (await written()).split(",").map(Number);
  const [northBefore, eastBefore] = clicked.split(",").map(Number);
  assert.ok(east > eastBefore && north < northBefore, "right is east, and down is south");
  await page.getByText(/^The pin is by /).waitFor();
  await walk.judge();
  await page.getByRole("button", { name: "Wider" }).click();
  await page.getByRole("button", { name: "Closer" }).waitFor();
  assert.equal(await written(), `${north.toFixed(6)}, ${east.toFixed(6)}`, "another look leaves the pin where it was put");
  await walk.judge();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").first().waitFor();
}
