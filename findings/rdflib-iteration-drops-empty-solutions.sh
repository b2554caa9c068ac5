#!/usr/bin/env bash
# rdflib 7.6.0: iterating over the result of a SELECT leaves out solutions in which no selected variable is bound.
#
# A good guess: a result has as many rows as len() says, and as its CSV and JSON have; a solution in which an OPTIONAL
# bound nothing is a row of Nones.
# Seen: len(result) is 2 and the JSON has two bindings, but `for row in result` gives one row. So a count made by
# iterating, or a comparison with another engine row by row, is short by the solutions that say "there is none".
#
# Versions: rdflib 7.6.0, Python 3.11. Exits non-zero if this changes.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
"$place/venv/bin/python" - <<'PYTHON'
import json

import rdflib

DATA = "@prefix : <http://example.org/> . :one a :Claim ; :target :alpha . :two a :Claim ."
ASKED = "PREFIX : <http://example.org/> SELECT ?target { ?claim a :Claim OPTIONAL { ?claim :target ?target } }"

result = rdflib.Graph().parse(data=DATA, format="turtle").query(ASKED)
told, iterated = len(result), len(list(result))
bindings = len(json.loads(result.serialize(format="json"))["results"]["bindings"])
print("len:", told, "bindings in JSON:", bindings, "rows by iteration:", iterated)
assert told == bindings == 2
assert iterated == 1, "this has changed"
PYTHON
