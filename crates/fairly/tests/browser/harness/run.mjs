// Runs journeys one after the other, each with the server it asks for, and tells what held.
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { openBrowser } from "./browser.mjs";
import { toldIn, townNames } from "./names.mjs";
import { startServer } from "./server.mjs";
import { Walk } from "./walk.mjs";

const [root, binary, ...wanted] = process.argv.slice(2);
const here = path.dirname(new URL(import.meta.url).pathname);
const folder = path.join(here, "..", "journeys");
const output = path.join(root, "target", "browser");

const journeys = (await readdir(folder))
  .filter((file) => file.endsWith(".journey.mjs"))
  .map((file) => file.slice(0, -".journey.mjs".length))
  .filter((name) => wanted.length === 0 || wanted.includes(name))
  .sort();
if (journeys.length === 0) {
  console.error(`No journey is called ${wanted.join(" or ")}.`);
  process.exit(2);
}

const names = await townNames(root);

/** One journey; returns what went wrong, if anything. */
const walk = async (name) => {
  const journey = await import(pathToFileURL(path.join(folder, `${name}.journey.mjs`)));
  const scratch = await mkdtemp(path.join(tmpdir(), "fairly-browser-"));
  const findings = [];
  let server = null;
  let browser = null;
  let trip = null;
  try {
    server = await startServer(binary, journey.server ?? ["demo"], scratch, path.join(output, `${name}.log`));
    browser = await openBrowser(process.env.CHROMIUM, scratch);
    trip = new Walk({ name, server, browser, screenshots: path.join(output, "screenshots"), findings });
    await trip.begin();
    await journey.default(trip);
  } catch (why) {
    findings.push(`${why.stack ?? why}`);
    await trip?.photograph("failed").catch(() => {});
  } finally {
    await browser?.close();
    const log = (await server?.stop()) ?? "";
    if (server && !log.includes('"answered"')) findings.push("the log holds no answer: nothing can be said of it");
    for (const word of toldIn(log, [...names, ...(trip?.unsaid ?? [])])) {
      findings.push(`the log says "${word}", which describes a person`);
    }
    await rm(scratch, { recursive: true, force: true });
  }
  return findings;
};

await mkdir(path.join(output, "screenshots"), { recursive: true });
let failed = 0;
for (const name of journeys) {
  const began = Date.now();
  const findings = await walk(name);
  console.log(`${findings.length === 0 ? "ok  " : "FAIL"} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  for (const finding of findings) console.log(`     ${finding.replaceAll("\n", "\n     ")}`);
  failed += findings.length === 0 ? 0 : 1;
}
console.log(`browser journeys: ${journeys.length - failed} hold, ${failed} do not`);
process.exit(failed === 0 ? 0 : 1);
