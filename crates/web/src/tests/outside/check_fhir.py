"""Judges FHIR resources with pyrofile-validator: `check_fhir.py DEFINITIONS FILE FOLDER`, where FILE is a list of resources.

Prints the codes of what is wrong with each. FOLDER is for files that it needs.
"""

import json
import pathlib
import subprocess
import sys


def package(definitions, folder):
    """The base definitions of FHIR R4 as a package that pyrofile reads."""
    into = folder / "r4" / "package"
    into.mkdir(parents=True, exist_ok=True)
    (into / "package.json").write_text(json.dumps({"name": "r4", "version": "4.0.1", "fhirVersions": ["4.0.1"]}))
    for part in ("types", "resources"):
        bundle = json.loads((definitions / f"profiles-{part}.json").read_text())
        for entry in bundle["entry"]:
            resource = entry["resource"]
            if resource["resourceType"] == "StructureDefinition":
                (into / f"StructureDefinition-{resource['id']}.json").write_text(json.dumps(resource))
    return into


def judged(resource, number, folder):
    file, told = folder / f"{number}.json", folder / f"{number}.told.json"
    file.write_text(json.dumps(resource))
    command = [str(pathlib.Path(sys.executable).parent / "pyrofile"), "file", "-c", str(folder / "config.json")]
    done = subprocess.run([*command, "--json-output", str(told), str(file)], text=True, capture_output=True, cwd=folder)
    if not told.exists():
        sys.exit(f"pyrofile: {done.stdout}{done.stderr}")
    return told.read_text()


def wrong(told):
    """Everything that is an error, wherever pyrofile tells it."""
    if isinstance(told, list):
        return [one for part in told for one in wrong(part)]
    if not isinstance(told, dict):
        return []
    here = [told.get("message", str(told))] if told.get("severity") in ("error", "fatal") else []
    return here + [one for part in told.values() for one in wrong(part)]


def main(definitions, file, folder):
    folder = pathlib.Path(folder)
    config = {"localPackagePaths": [str(package(pathlib.Path(definitions), folder))], "terminology": {"mode": "off"}}
    (folder / "config.json").write_text(json.dumps(config))
    resources = json.loads(pathlib.Path(file).read_text())
    print(json.dumps([wrong(json.loads(judged(one, number, folder))) for number, one in enumerate(resources)]))


main(*sys.argv[1:])
