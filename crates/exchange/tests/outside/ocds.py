"""What libcoveocds finds in an Open Contracting package: the package on standard input, the folder of schemas as an argument.

The checker wants the standard as the zip file of its repository; it is made of the schemas and codelists of the folder."""

import io
import json
import os
import sys
import zipfile

try:
    from libcoveocds.api import ocds_json_output
    from libcoveocds.config import LibCoveOCDSConfig
except ImportError:
    print("null")
    sys.exit()

folder = sys.argv[1]
package = json.load(sys.stdin)
standard = io.BytesIO()
with zipfile.ZipFile(standard, "w") as made:
    made.writestr("standard/", "")
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            made.write(path, os.path.join("standard", "schema", os.path.relpath(path, folder)))
    # Only records with versions need it; it only has to be there.
    nothing = json.dumps({"$schema": "http://json-schema.org/draft-04/schema#"})
    made.writestr("standard/schema/versioned-release-validation-schema.json", nothing)
config = LibCoveOCDSConfig()
config.config.update({"context": "api", "standard_zip": standard.getvalue()})
said = ocds_json_output(json_data=package, lib_cove_ocds_config=config)
kept = ["validation_errors", "additional_fields", "conformance_errors", "additional_closed_codelist_values"]
kept += ["additional_open_codelist_values", "json_deref_error", "additional_checks"]
print(json.dumps({name: said[name] for name in kept if said.get(name)}))
