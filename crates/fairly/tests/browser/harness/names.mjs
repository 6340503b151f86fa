// What may never stand in a log: the names from which the demonstration draws its people, workers and streets.
import { readFile } from "node:fs/promises";
import path from "node:path";

const LISTS = [
  ["crates/town/src/care/names.rs", ["SURNAMES", "WOMEN", "MEN"]],
  ["crates/town/src/place/names.rs", ["FIRST"]],
];

/** All names that an invented town may have. */
export const townNames = async (root) => {
  const names = [];
  for (const [file, lists] of LISTS) {
    const text = await readFile(path.join(root, file), "utf8");
    for (const list of lists) {
      const body = text.match(new RegExp(`const ${list}: [^=]+= \\[([^;]+)\\];`))?.[1];
      if (!body) throw new Error(`${file} has no list ${list} any more; the log cannot be searched for its names`);
      names.push(...[...body.matchAll(/"([^"]+)"/g)].map(([, name]) => name));
    }
  }
  return names;
};

/** Those of the words that stand in the log as words of their own. */
export const toldIn = (log, words) => {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return [...new Set(log.match(new RegExp(`(?<![\\w])(${escaped.join("|")})(?![\\w])`, "gu")) ?? [])];
};
