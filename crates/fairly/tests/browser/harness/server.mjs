// Starts the program on a free port with a database of its own, and keeps what it writes.
import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import net from "node:net";
import path from "node:path";

const PATIENCE = 120_000;

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Starts `binary` with a command such as ["serve"]; resolves once it answers. */
export const startServer = async (binary, command, scratch, logFile) => {
  const port = await freePort();
  // "localhost" rather than the number, for passkeys need a name.
  const origin = `http://localhost:${port}`;
  const place = ["--data", path.join(scratch, "fairly.db"), "--listen", `127.0.0.1:${port}`];
  if (command[0] === "serve") place.push("--origin", origin);
  const child = spawn(binary, [...command, ...place], {
    cwd: scratch,
    env: { ...process.env, RUST_LOG: process.env.RUST_LOG ?? "info" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const file = createWriteStream(logFile);
  let said = "";
  let log = "";
  child.stdout.on("data", (data) => {
    said += data;
    file.write(data);
  });
  child.stderr.on("data", (data) => {
    log += data;
    file.write(data);
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));

  const stop = async () => {
    child.kill("SIGTERM");
    const hard = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(hard);
    file.end();
    return log;
  };

  const until = Date.now() + PATIENCE;
  while (!(await answers(origin))) {
    if (child.exitCode !== null) throw new Error(`the server ended at once:\n${said}${log}`);
    if (Date.now() > until) {
      await stop();
      throw new Error(`the server did not answer in ${PATIENCE / 1000} s:\n${said}${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { origin, stop, said: () => said, ways: () => ways(said) };
};

/** The ways in that a demonstration prints, as [{ who, address }]. */
const ways = (said) =>
  said
    .split("\n")
    .map((line) => /^\s*(.*?)\s+https?:\/\/[^/]+(\/demo\/\S+)/.exec(line))
    .filter((found) => found !== null)
    .map(([, who, address]) => ({ who, address }));

const answers = async (origin) => {
  try {
    await fetch(origin, { redirect: "manual" });
    return true;
  } catch {
    return false;
  }
};
