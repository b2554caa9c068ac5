#!/usr/bin/env bash
# rdflib 7.6.0: the FILTER of an OPTIONAL does not see the variables outside as soon as the OPTIONAL holds a sub-SELECT.
#
# A good guess: the FILTER of an OPTIONAL is the condition of the left join (SPARQL 1.1, 18.2.2.6), so it sees the
# variables of both sides, whatever the pattern inside is made of. It does so with a plain pattern, and in Oxigraph
# with both.
# Seen: with a sub-SELECT inside, the OPTIONAL never matches. There is no error; its variables stay unbound.
#
# Versions: rdflib 7.6.0, pyoxigraph 0.5.13, Python 3.11. Exits non-zero if this changes.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$place/venv/bin/python" - <<'PYTHON'
import pyoxigraph
import rdflib

DATA = "@prefix : <http://example.org/> . :early :from 1 . :late :to 2 ."
ASKED = "PREFIX : <http://example.org/> SELECT ?start ?end { ?a :from ?start OPTIONAL { %s FILTER(?end > ?start) } }"
PATTERNS = {"plain": "?b :to ?end", "sub-SELECT": "{ SELECT ?end { ?b :to ?end } }"}

graph = rdflib.Graph().parse(data=DATA, format="turtle")
store = pyoxigraph.Store()
store.load(DATA, format=pyoxigraph.RdfFormat.TURTLE)
found = {}
for name, pattern in PATTERNS.items():
    found["rdflib", name] = [str(row.end) for row in graph.query(ASKED % pattern)]
    found["Oxigraph", name] = [str(row["end"] and row["end"].value) for row in store.query(ASKED % pattern)]
for key, rows in found.items():
    print(*key, rows)
assert found["Oxigraph", "plain"] == found["Oxigraph", "sub-SELECT"] == found["rdflib", "plain"] == ["2"]
assert found["rdflib", "sub-SELECT"] == ["None"], "this has changed"
PYTHON
