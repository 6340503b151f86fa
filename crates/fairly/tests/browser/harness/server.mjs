// Starts the program on a free port with a database of its own, and keeps what it writes.
import { execFile, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

const PATIENCE = 300_000;

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
  const data = ["--data", path.join(scratch, "fairly.db")];
  const file = createWriteStream(logFile);
  let log = "";
  const write = (text) => file.write(text);
  const hear = (text) => {
    log += text;
    write(text);
  };
  const begin = (command) => start(binary, command, { scratch, data, origin, port, write, hear });
  let running = await begin(command);
  return {
    origin,
    said: () => running.said(),
    ways: () => ways(running.said()),
    /** Stops the program and starts it on the same data with another command, such as on another day. */
    again: async (command) => {
      await running.stop();
      running = await begin(command);
    },
    /** Runs another command on the same data, such as ["postcodes", FILE], and gives what it says. */
    run: (command) => execute(binary, [...command, ...data], { cwd: scratch }).then(({ stdout }) => stdout),
    /** A file for such a command; gives its path. */
    write: async (name, text) => {
      await writeFile(path.join(scratch, name), text);
      return path.join(scratch, name);
    },
    stop: async () => {
      await running.stop();
      file.end();
      return log;
    },
  };
};

/** One run of the program, once it answers. */
const start = async (binary, command, { scratch, data, origin, port, write, hear }) => {
  const place = [...data, "--listen", `127.0.0.1:${port}`];
  if (command[0] === "serve") place.push("--origin", origin);
  const child = spawn(binary, [...command, ...place], {
    cwd: scratch,
    env: { ...process.env, RUST_LOG: process.env.RUST_LOG ?? "info" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  // What it says to the one who started it names people; the log does not.
  child.stdout.on("data", (text) => {
    said += text;
    write(text);
  });
  child.stderr.on("data", hear);
  const ended = new Promise((resolve) => child.once("exit", resolve));

  const stop = async () => {
    child.kill("SIGTERM");
    const hard = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(hard);
  };

  const until = Date.now() + PATIENCE;
  while (!(await answers(origin))) {
    if (child.exitCode !== null) throw new Error(`the server ended at once:\n${said}`);
    if (Date.now() > until) {
      await stop();
      throw new Error(`the server did not answer in ${PATIENCE / 1000} s:\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { stop, said: () => said };
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
