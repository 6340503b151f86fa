// Starts a demonstration, signs in as everybody, and tries what nobody may do. Each attack says what must happen; whatever is
// answered, it is never a fault of the server's, never a name that was to be kept, never an echo that a browser would run.
import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { startServer } from "../browser/harness/server.mjs";
import { attacks } from "./attacks.mjs";

const ROLES = ["planner", "worker", "daughter", "council", "administrator"];

const [binary] = process.argv.slice(2);
const scratch = await mkdtemp(path.join(tmpdir(), "fairly-attack-"));
const server = await startServer(binary, ["demo"], scratch, path.join(scratch, "server.log"));

/** One request as it is written here: nothing is tidied up on the way, as a browser would. */
const send = ({ method = "GET", at, headers = {}, body = "", cookie = "" }) =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.origin);
    const all = { ...(cookie ? { cookie } : {}), ...(body ? { "content-length": Buffer.byteLength(body) } : {}), ...headers };
    const options = { hostname, port, method, path: at, headers: all, setDefaultHeaders: false, agent: false };
    if (!("host" in all)) options.headers = { host: `localhost:${port}`, ...all };
    const request = http.request(options, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part) => (text += part));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    // A body that is refused half-way ends the connection: that is an answer too.
    request.on("error", (why) => (body.length > 100_000 ? resolve({ status: 413, headers: {}, text: "" }) : reject(new Error(`${method} ${at.slice(0, 100)}: ${why.message}`))));
    request.end(body);
  });

const cookieOf = async (role) => {
  const answer = await send({ at: `/demo/${role}` });
  const cookie = answer.headers["set-cookie"]?.[0]?.split(";")[0];
  if (!cookie) throw new Error(`nobody comes in as ${role}: ${answer.status}`);
  return cookie;
};

const first = (text, pattern, what) => {
  const found = pattern.exec(text);
  if (!found) throw new Error(`there is no ${what} on the page`);
  return found[1];
};

let failed = 0;
try {
  const cookies = { nobody: "" };
  for (const role of ROLES) cookies[role] = await cookieOf(role);
  const board = await send({ at: "/", cookie: cookies.planner });
  const team = first(board.headers.location ?? board.text, /\/team\/([a-z0-9]+)/, "team");
  const people = await send({ at: `/team/${team}/people`, cookie: cookies.planner });
  const ids = [...new Set([...people.text.matchAll(/\/people\/([a-z0-9]{20,})/g)].map((found) => found[1]))];
  const workers = await send({ at: `/team/${team}/workers`, cookie: cookies.planner });
  const worker = first(workers.text, /\/workers\/([a-z0-9]{20,})/, "worker");
  const seen = await Promise.all(ids.map((id) => send({ at: `/team/${team}/people/${id}`, cookie: cookies.daughter })));
  const stranger = ids[seen.findIndex((page) => page.status !== 200)];
  if (!stranger) throw new Error("the daughter may see everyone: there is nobody to keep from them");

  const all = attacks({ team, person: stranger, worker, origin: server.origin });
  for (const attack of all) {
    const answer = await send({ ...attack, cookie: cookies[attack.as] });
    const wrong = [];
    if (!attack.held.includes(answer.status)) wrong.push(`answered ${answer.status}, not ${attack.held.join(" or ")}`);
    if (answer.status >= 500) wrong.push("a fault of the server's");
    if (answer.text.includes("<script>alert(1)")) wrong.push("the answer holds a script as it was sent");
    if (/[\u0000\u001b]/.test(answer.text)) wrong.push("the answer holds hidden characters");
    if (/root:x:0|BEGIN [A-Z ]*PRIVATE/.test(answer.text)) wrong.push("the answer holds a file of the machine's");
    if (/^(https?:)?\/\/(?!localhost)/.test(answer.headers.location ?? "")) wrong.push("it leads to another site");
    if (answer.status < 400 && answer.headers["content-type"]?.startsWith("text/html") && !answer.headers["content-security-policy"])
      wrong.push("a page without its content security policy");
    if (wrong.length > 0) {
      failed += 1;
      console.log(`FAIL ${attack.as}: ${attack.method ?? "GET"} ${attack.at.slice(0, 100)}: ${wrong.join("; ")}`);
    }
  }
  const after = await send({ at: "/sign-in" });
  if (after.status !== 200) throw new Error(`the server does not answer afterwards: ${after.status}`);
  console.log(`attacks: ${all.length - failed} of ${all.length} held off`);
} catch (why) {
  failed += 1;
  console.log(`FAIL ${why.stack ?? why}`);
} finally {
  const log = await server.stop();
  if (/panicked|<script>alert/.test(log)) {
    failed += 1;
    console.log("FAIL the log holds a panic or what a stranger sent");
  }
  await rm(scratch, { recursive: true, force: true });
}
process.exit(failed === 0 ? 0 : 1);
