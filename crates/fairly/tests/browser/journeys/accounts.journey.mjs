// From an empty place to a team whose people sign in: first run, invitation, passkey, second proof, recovery code,
// devices, the team's tablet. Every page of the way is judged and photographed.
import { createHmac } from "node:crypto";

export const server = ["serve"];

const PASSWORD = "kettle bicycle moss";

export default async function (walk) {
  walk.mustFit = true;
  walk.keepOutOfLog(["Grace", "grace@", "Oakfield", "Elm Road", "Amara", PASSWORD]);
  await refused(walk);
  const grace = walk.page;
  await firstRun(walk, grace);
  const link = await invite(walk, grace);
  const amara = await walk.someone({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await acceptByPasskey(walk, amara, link);
  await comeBackByPasskey(walk, amara);
  await letBackIn(walk, grace, amara);
  const app = await setUpAuthenticator(walk, grace);
  const codes = await printRecoveryCodes(walk, grace);
  await signOutEverywhere(walk, grace, app, codes);
  await tablet(walk, grace);
}

/** Nobody gets in without a way, and is told the same whoever she says she is. */
async function refused(walk) {
  const { page, assert } = walk;
  await walk.visit("/sign-in");
  await walk.photograph("sign-in");
  await page.getByLabel("Your sign-in name").fill("nobody@example.org");
  await page.getByRole("button", { name: "Continue" }).click();
  await walk.judge();
  await page.getByLabel("Your password").fill("not this one");
  const answer = page.waitForResponse((one) => one.request().method() === "POST");
  await page.getByRole("button", { name: "Sign in" }).click();
  assert.equal((await answer).status(), 422);
  await walk.judge();
  assert.match(await page.locator(".error-summary").innerText(), /do not go together/);
  walk.findings = forgive(walk.findings);
}

/** A browser says in its console that a form was answered 422, which is what it should be answered. */
const forgive = (findings) => {
  const kept = findings.filter((finding) => !finding.includes("status of 422"));
  findings.splice(0, findings.length, ...kept);
  return findings;
};

async function firstRun(walk, page) {
  const { assert } = walk;
  const began = Date.now();
  const link = /open (\S+\/invitation\/\S+)/.exec(walk.server.said())?.[1];
  assert.ok(link, "an empty place says where it begins");
  await walk.visit(new URL(link).pathname);
  await walk.photograph("begin");
  await page.getByLabel("What people here call you").fill("Grace Adu");
  await page.getByLabel("The name you will sign in with").fill("grace@example.org");
  await page.getByText("Choose a password instead").click();
  await page.getByLabel("A new password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/first-run");
  await walk.judge();
  await walk.photograph("first-run", { whole: true });
  await page.getByLabel("What is your organisation called?").fill("Oakfield Care");
  await page.getByLabel("Type of organisation").selectOption({ label: "community interest company" });
  await page.getByLabel("What is the first team called?").fill("Elm Road");
  await page.getByRole("button", { name: "Open the board" }).click();
  await page.waitForURL("**/team/*/board");
  assert.ok(Date.now() - began < 300_000, "under five minutes");
  assert.match(await page.locator("body").innerText(), /Elm Road/);
  await walk.judge();
  await walk.photograph("empty-board");
  const again = await page.goto(new URL(link).pathname);
  assert.equal(again.status(), 404, "the link that begins works once");
  forgiveMissing(walk);
}

const forgiveMissing = ({ findings }) => {
  const kept = findings.filter((finding) => !finding.includes("status of 404"));
  findings.splice(0, findings.length, ...kept);
};

async function invite(walk, page) {
  await walk.visit("/account");
  await walk.photograph("account", { whole: true });
  await page.getByRole("link", { name: "Invite somebody" }).click();
  await page.getByText("Somebody who sets up teams and accounts").click();
  await page.getByLabel("What are they called?").fill("Amara");
  await page.getByRole("button", { name: "Make a link" }).click();
  await walk.judge();
  await walk.photograph("invitations", { whole: true });
  return new URL(await page.locator(".secret code").innerText()).pathname;
}

/** A device that makes passkeys and unlocks them for whoever asks. */
async function authenticator(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function acceptByPasskey(walk, page, link) {
  await authenticator(page);
  await walk.visit(link, page);
  await walk.photograph("invitation", { page });
  await page.getByLabel("The name you will sign in with").fill("amara");
  await page.getByRole("button", { name: "Use a passkey from now on" }).click();
  await page.waitForURL((address) => !address.pathname.startsWith("/invitation"));
  await walk.visit("/account", page);
  walk.assert.match(await page.locator("#passkeys ~ ul, section:has(#passkeys)").first().innerText(), /Chrome on Linux/);
}

async function comeBackByPasskey(walk, page) {
  await page.evaluate(() => fetch("/sign-out", { method: "POST" }));
  // Led to the door, where the browser may offer its passkey by itself before the button is pressed; both lead back.
  const doors = [];
  page.on("framenavigated", (frame) => doors.push(new URL(frame.url()).pathname));
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click({ timeout: 2_000 }).catch(() => {});
  await page.waitForURL("**/account");
  walk.assert.ok(doors.includes("/sign-in"), "she was signed out");
  await walk.judge(page);
}

/** Amara lost everything: Grace makes her a way back, she is told, and by it she comes in with a password. */
async function letBackIn(walk, grace, amara) {
  await walk.visit("/account", grace);
  await grace.getByRole("link", { name: "Let somebody back in" }).click();
  await walk.judge(grace);
  await walk.photograph("accounts", { page: grace });
  await grace.getByRole("button", { name: "Let Amara back in" }).click();
  await walk.judge(grace);
  const link = new URL(await grace.locator(".secret code").innerText()).pathname;
  await walk.visit("/account", amara);
  await amara.getByText("Grace Adu made a way back into your account.").waitFor();
  await walk.photograph("told", { page: amara });
  const lost = await walk.someone();
  await walk.visit(link, lost);
  await lost.getByText("Choose a password instead").click();
  await lost.getByLabel("A new password").fill(`${PASSWORD} heron`);
  await lost.getByRole("button", { name: "Save this password" }).click();
  await lost.waitForURL("**/account");
  await lost.getByText("You are back, by the way that Grace Adu made.").waitFor();
  await walk.judge(lost);
  await lost.getByRole("button", { name: "I have read this" }).click();
  await lost.waitForURL("**/account#history");
  await lost.getByText("Every earlier way in ended.").waitFor();
  await walk.photograph("account-history", { page: lost, whole: true });
  await amara.goto("/account");
  walk.assert.match(amara.url(), /\/sign-in\?next=/, "where she was signed in, she is no more");
  await lost.context().close();
}

/** What an app shows: RFC 6238 by hand. */
const shown = (secret, offset = 0) => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replaceAll(/\s/g, "")].map((one) => letters.indexOf(one).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + offset));
  const sum = createHmac("sha1", key).update(step).digest();
  const at = sum[19] & 15;
  return String((sum.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
};

async function setUpAuthenticator(walk, page) {
  await walk.visit("/account/authenticator");
  await walk.photograph("authenticator");
  const secret = await page.locator(".secret code").innerText();
  // The code of the half minute before is taken too, so that the next sign-in need not wait for a new one.
  await page.getByLabel("The six digits that the app shows now").fill(shown(secret, -1));
  await page.getByRole("button", { name: "Set it up" }).click();
  await page.waitForURL("**/account*");
  return secret;
}

async function printRecoveryCodes(walk, page) {
  await page.getByRole("button", { name: "Print ten new codes" }).click();
  await walk.judge();
  await walk.photograph("recovery-codes", { whole: true });
  const codes = await page.locator(".codes code").allInnerTexts();
  walk.assert.equal(codes.length, 10);
  return codes;
}

const signIn = async (page) => {
  await page.goto("/sign-in");
  await page.getByLabel("Your sign-in name").fill("grace@example.org");
  await page.getByRole("button", { name: "Continue" }).click();
};

const byPassword = async (page) => {
  await signIn(page);
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/sign-in/code");
};

/** In by app on one device, by recovery codes on another, and out on both from the first. */
async function signOutEverywhere(walk, page, secret, codes) {
  const laptop = await walk.someone();
  await byPassword(laptop);
  await walk.judge(laptop);
  await laptop.getByLabel("The six digits in your authenticator app").fill(shown(secret));
  await laptop.getByRole("button", { name: "Sign in" }).click();
  await laptop.waitForURL((address) => !address.pathname.startsWith("/sign-in"));

  const borrowed = await walk.someone();
  await signIn(borrowed);
  await borrowed.getByText("use a recovery code").click();
  await walk.judge(borrowed);
  await borrowed.getByLabel("One of your recovery codes").fill(codes[0].toLowerCase());
  await borrowed.getByRole("button", { name: "Sign in" }).click();
  await borrowed.getByLabel("The six digits in your authenticator app").fill(codes[1]);
  await borrowed.getByRole("button", { name: "Sign in" }).click();
  await borrowed.waitForURL("**/account");
  walk.assert.match(await borrowed.locator("body").innerText(), /8 of yours are unused/);

  await walk.visit("/account", page);
  await walk.photograph("devices", { page, whole: true });
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await page.waitForURL("**/account#devices");
  for (const other of [laptop, borrowed]) {
    await other.goto("/account");
    walk.assert.match(other.url(), /\/sign-in\?next=/, "signed out");
    await other.context().close();
  }
}

async function tablet(walk, page) {
  await walk.visit("/account/pin");
  await page.getByLabel("Your PIN at the team's tablet").fill("1357");
  await page.getByRole("button", { name: "Save this PIN" }).click();
  await page.waitForURL("**/account*");
  await page.getByRole("link", { name: "The team's tablets" }).click();
  await page.getByLabel("Where does it hang?").fill("Office wall");
  await walk.judge();
  await page.getByRole("button", { name: "Make this device the team's tablet" }).click();
  await page.waitForURL("**/tablet");
  await walk.judge();
  await walk.photograph("tablet");
  await page.getByRole("link", { name: /Grace/ }).click();
  await page.getByLabel("Your PIN").fill("1357");
  await walk.judge();
  await page.getByRole("button", { name: "Come in" }).click();
  await page.waitForURL("**/team/*/board");
  const account = await page.goto("/account");
  walk.assert.equal(account.status(), 404, "a tablet shows nobody's account");
  await walk.visit("/");
  await walk.photograph("at-tablet");
  await page.getByRole("button", { name: "I am done" }).click();
  await page.waitForURL("**/tablet");
  await page.goBack();
  walk.assert.match(page.url(), /\/tablet$/, "nobody comes back to what she saw, and the tablet waits for the next face");
  forgiveMissing(walk);
}
