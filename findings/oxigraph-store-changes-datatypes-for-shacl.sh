#!/usr/bin/env bash
# pyoxigraph 0.5.13 and pySHACL 0.40.1: data that conform to a shape do not conform any more after a stay in the store.
#
# A good guess: a store gives literals back with the datatype they had, or at least with the same value in a datatype
# that a consumer of the vocabulary expects: the Web Annotation vocabulary gives oa:start the range
# xsd:nonNegativeInteger.
# Seen: "12"^^xsd:nonNegativeInteger goes in and "12"^^xsd:integer comes out (so with all types derived from integer).
# Parser and serializer alone keep the type; only the store changes it. A shape with sh:datatype
# xsd:nonNegativeInteger, which the file passed, fails on the dump.
#
# Versions: pyoxigraph 0.5.13, pyshacl 0.40.1, rdflib 7.6.0, Python 3.11. Exits non-zero if this changes.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pyoxigraph==0.5.13 pyshacl==0.40.1 rdflib==7.6.0
"$place/venv/bin/python" - <<'PYTHON'
from pyoxigraph import RdfFormat, Store, parse, serialize
from pyshacl import validate
from rdflib import Graph

DATA = b"""@prefix oa: <http://www.w3.org/ns/oa#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<http://example.org/at> oa:start "12"^^xsd:nonNegativeInteger ."""
SHAPE = """@prefix oa: <http://www.w3.org/ns/oa#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
[] a sh:NodeShape ; sh:targetSubjectsOf oa:start ; sh:property [ sh:path oa:start ; sh:datatype xsd:nonNegativeInteger ] ."""


def conforms(text: bytes) -> bool:
    data, shapes = (Graph().parse(data=one, format="turtle") for one in (text, SHAPE))
    return bool(validate(data, shacl_graph=shapes)[0])


store = Store()
store.load(DATA, format=RdfFormat.TURTLE)
streamed = serialize(parse(DATA, RdfFormat.TURTLE), format=RdfFormat.TURTLE)
stored = serialize((quad.triple for quad in store), format=RdfFormat.TURTLE)
print("streamed:", streamed.decode().strip(), "\nstored:  ", stored.decode().strip())
assert conforms(DATA) and conforms(streamed)
assert not conforms(stored), "this has changed"
PYTHON
