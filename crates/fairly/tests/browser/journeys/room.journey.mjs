// Every page that the program declares fits: no sideways scroll at 320 pixels, nor with text twice as large.
import { everyPage } from "../harness/pages.mjs";
import { tooWide } from "../harness/room.mjs";

export const server = ["demo"];

const PEOPLE = ["whose turn it is to plan", "another worker", "the daughter", "whom the team supports", "of the council", "sets up teams"];

/** What no link leads to in a demonstration, and why. */
const NOT_LINKED = new Map([
  ["/assets/{version}/{path}", "a file, not a page"],
  ["/live/{team}", "a stream, not a page"],
  ["/openapi.json", "for programs"],
  ["/demo/{key}", "signs somebody in and leads on"],
  ["/demo/addresses.json", "for tools"],
  ["/calendar/{file}", "a calendar, not a page"],
  ["/erasures/before", "after somebody is chosen to be erased"],
  ["/erasures/receipt", "after somebody was erased"],
  ["/fhir/Observation", "for devices"],
  ["/emergency/{code}", "printed in a home, for a paramedic: the journey safe"],
  ["/emergency/{code}/{look}", "open for half an hour once somebody said who they are: the journey safe"],
  ["/phone/bundle", "for the phone, not a page"],
  ["/phone/manifest.webmanifest", "a file, not a page"],
  ["/phone/worker.js", "a file, not a page"],
  ["/team/{team}/people/{person}/unwell/{episode}", "while somebody is unwell: the journey of triage"],
  ["/team/{team}/people/{person}/unwell/{episode}/print", "while somebody is unwell: the journey of triage"],
  ["/tour/{tour}", "leads on to the first page of a tour"],
  ["/account/authenticator", "not in a demonstration: the journey of accounts"],
  ["/account/passkey", "not in a demonstration: the journey of accounts"],
  ["/account/prove", "not in a demonstration: the journey of accounts"],
  ["/team/{team}/visit/{visit}/pin", "opened by script, from the menu of a visit"],
  ["/design/visit/{visit}", "a sample of the panel"],
  ["/design/visit/{visit}/{deed}", "a sample of the panel"],
  ["/first-run", "only where there is nothing yet: the journey of accounts"],
  ["/invitation/{code}", "a link of its own: the journey of accounts"],
  ["/sign-in/code", "asks for a second proof: the journey of accounts"],
  ["/tablet", "the team's tablet: the journey of accounts"],
  ["/tablet/{worker}", "the team's tablet: the journey of accounts"],
]);
/** Pages that are reached by script or after something else, opened as whoever plans. */
const BY_HAND = ["/design", "/design/board", "/design/draft", "/sign-in", "/sign-in/password", "/sign-in/recovery"];

export default async function (walk) {
  const { findings } = walk;
  const lookers = [await walk.someone()];
  for (const who of PEOPLE) {
    const page = await walk.someone();
    await page.goto(walk.server.ways().find((way) => way.who.includes(who)).address);
    lookers.push(page);
  }
  const { all, missed } = await everyPage(lookers);
  const planner = all[1];
  planner.addresses.push(...BY_HAND);
  let opened = 0;
  for (const { page, addresses } of all) {
    for (const address of addresses) {
      await page.goto(address);
      findings.push(...(await tooWide(page)));
      opened += 1;
    }
  }
  console.log(`     ${opened} pages of every kind looked at`);
  const byHand = new Set(BY_HAND);
  for (const path of missed.filter((path) => !NOT_LINKED.has(path) && !byHand.has(path))) {
    findings.push(`no link leads to ${path}; if that is right, say why in room.journey.mjs`);
  }
}
