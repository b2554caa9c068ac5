#!/usr/bin/env bash
# pyoxigraph 0.5.13: in a default graph that is the union of named graphs, a triple of two graphs is there twice.
#
# A good guess: the default graph of a query is an RDF graph, a set of triples; a union of graphs, or several FROM, is
# their merge (SPARQL 1.1, 13.2), so COUNT(*) over it counts a shared triple once, as rdflib does.
# Seen: it is counted once for each graph, with use_default_graph_as_union and with FROM alike; DISTINCT hides it, sums
# and counts do not. Reported upstream as oxigraph issue 1919 and mended there after this release.
#
# Versions: pyoxigraph 0.5.13, rdflib 7.6.0, Python 3.11. Exits non-zero if this changes.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyoxigraph==0.5.13
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import pyoxigraph
import rdflib

DATA = """<http://example.org/a> <http://example.org/signed> <http://example.org/t> <http://example.org/news1> .
<http://example.org/a> <http://example.org/signed> <http://example.org/t> <http://example.org/news2> .
"""
ASKED = "SELECT (COUNT(*) AS ?n) %s { ?s ?p ?o }"
FROM = "FROM <http://example.org/news1> FROM <http://example.org/news2>"

store = pyoxigraph.Store()
store.load(DATA, format=pyoxigraph.RdfFormat.N_QUADS)
dataset = rdflib.Dataset(default_union=True)
dataset.parse(data=DATA, format="nquads")
union = next(iter(store.query(ASKED % "", use_default_graph_as_union=True)))["n"].value
merged = next(iter(store.query(ASKED % FROM)))["n"].value
other = str(next(iter(dataset.query(ASKED % ""))).n)
print("Oxigraph, union:", union, "FROM twice:", merged, "rdflib, union:", other)
assert other == "1"
assert (union, merged) == ("2", "2"), "this has changed"
PYTHON
