#!/usr/bin/env bash
# pyoxigraph 0.5.13: serialize(…, prefixes=…) takes prefixes for JSON-LD, and writes every IRI at full length.
#
# A good guess: as in Turtle and TriG, the prefixes shorten the names (in JSON-LD by an @context), or they are refused
# as they make no sense for the format.
# Seen: they are accepted and ignored. There is no @context; of a graph with long IRIs the file is more than twice as
# large as compact JSON-LD, and Turtle of the same triples with the same prefixes a third of it.
#
# Versions: pyoxigraph 0.5.13, Python 3.11. Exits non-zero if this changes.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pyoxigraph==0.5.13
"$place/venv/bin/python" - <<'PYTHON'
import json

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

BASE = "https://example.org/a/rather/long/base/"
PREFIXES = {"ex": BASE}
triples = [Triple(NamedNode(f"{BASE}thing{n}"), NamedNode(f"{BASE}name"), Literal(str(n))) for n in range(100)]
turtle, jsonld = (serialize(triples, format=one, prefixes=PREFIXES) for one in (RdfFormat.TURTLE, RdfFormat.JSON_LD))
print("bytes of Turtle", len(turtle), "of JSON-LD", len(jsonld), "; JSON-LD starts", jsonld[:80])
assert b"ex:thing1 ex:name" in turtle
assert b"@context" not in jsonld and b"ex:" not in jsonld and BASE.encode() in jsonld, "this has changed"
assert jsonld == serialize(triples, format=RdfFormat.JSON_LD), "this has changed"
assert len(json.loads(jsonld)) == 100
PYTHON
