"""What the service and its data are, in the words of SPARQL 1.1 Service Description and VoID.

https://www.w3.org/TR/sparql11-service-description/, https://www.w3.org/TR/void/
"""

from collections.abc import Iterator

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.model.namespaces import DCTERMS, RDF, VOCABULARIES, XSD, Namespace
from kg.rdf.sparql.results import GRAPHS, RESULTS
from kg.serving.builds import Build
from kg.serving.negotiation import best
from kg.serving.requests import build_of

__all__ = ["described", "void"]

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"
# W3C's names of formats, https://www.w3.org/ns/formats/
NAMES = {
    "application/sparql-results+json": "SPARQL_Results_JSON", "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV", "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle", "application/n-triples": "N-Triples", "application/ld+json": "JSON-LD",
    "application/trig": "TriG", "application/n-quads": "N-Quads", "application/rdf+xml": "RDF_XML",
}  # fmt: skip
TITLE = ("谁就核武器说了什么", "Who says what about nuclear weapons")


async def void(request: Request) -> Response:
    """The description, at its well-known place."""
    media_type = best(request, tuple(GRAPHS))
    if media_type is None:
        raise HTTPException(406, f"the description is written as {', '.join(GRAPHS)}; ask for one of them")
    kind = f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
    return Response(described(request, media_type), media_type=kind)


def described(request: Request, media_type: str) -> bytes:
    """The description of the build that the request reads; its endpoint is the address under which it was asked."""
    build = build_of(request)
    here = str(request.base_url)
    statements = [*_service(here), *_dataset(here, build), *build.once("sparql.void", lambda: _counts(build))]
    prefixes = {**Namespace(build.base).prefixes(), "sd": SD, "void": VOID, "formats": FORMATS}
    quads = sorted({ox.Quad(*one) for one in statements}, key=str)
    return ox.serialize(quads, format=GRAPHS[media_type], prefixes=prefixes) or b""


Statement = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]


def _service(here: str) -> Iterator[Statement]:
    service = ox.NamedNode(here + "sparql")
    yield service, ox.NamedNode(RDF + "type"), ox.NamedNode(SD + "Service")
    yield service, ox.NamedNode(SD + "endpoint"), service
    yield service, ox.NamedNode(SD + "supportedLanguage"), ox.NamedNode(SD + "SPARQL11Query")
    yield service, ox.NamedNode(SD + "feature"), ox.NamedNode(SD + "UnionDefaultGraph")
    for one in (*(form.media_type for form in RESULTS), *GRAPHS):
        yield service, ox.NamedNode(SD + "resultFormat"), ox.NamedNode(FORMATS + NAMES[one])
    yield service, ox.NamedNode(SD + "defaultDataset"), ox.NamedNode(here + ".well-known/void#dataset")


def _dataset(here: str, build: Build) -> Iterator[Statement]:
    dataset = ox.NamedNode(here + ".well-known/void#dataset")
    yield dataset, ox.NamedNode(RDF + "type"), ox.NamedNode(SD + "Dataset")
    yield dataset, ox.NamedNode(RDF + "type"), ox.NamedNode(VOID + "Dataset")
    yield dataset, ox.NamedNode(VOID + "sparqlEndpoint"), ox.NamedNode(here + "sparql")
    yield dataset, ox.NamedNode(VOID + "uriSpace"), ox.Literal(build.base + "id/")
    yield dataset, ox.NamedNode(VOID + "exampleResource"), ox.NamedNode(build.namespace.thing("treaty", "NPT"))
    yield dataset, ox.NamedNode(DCTERMS + "title"), ox.Literal(TITLE[0], language="zh-Hans")
    yield dataset, ox.NamedNode(DCTERMS + "title"), ox.Literal(TITLE[1], language="en")
    yield dataset, ox.NamedNode(DCTERMS + "identifier"), ox.Literal(build.id)
    for one in VOCABULARIES.values():
        yield dataset, ox.NamedNode(VOID + "vocabulary"), ox.NamedNode(one)
    for one in GRAPHS:
        yield dataset, ox.NamedNode(VOID + "feature"), ox.NamedNode(FORMATS + NAMES[one])
    yield dataset, ox.NamedNode(VOID + "subset"), ox.NamedNode(build.base + "void#counts")


def _counts(build: Build) -> list[Statement]:
    """How much there is: statements, documents, and things of each class."""
    dataset = ox.NamedNode(build.base + "void#counts")
    said: list[Statement] = [(dataset, ox.NamedNode(RDF + "type"), ox.NamedNode(VOID + "Dataset"))]
    said.append((dataset, ox.NamedNode(VOID + "triples"), _number(len(build.graph))))
    said.append((dataset, ox.NamedNode(VOID + "documents"), _number(len(build.graph.documents))))
    classes = build.graph.rows("SELECT ?class (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?class } GROUP BY ?class")
    for row in classes:
        part = ox.NamedNode(f"{build.base}void#class-{row['class'].rpartition('#')[2].rpartition('/')[2]}")  # type: ignore[union-attr]
        said.append((dataset, ox.NamedNode(VOID + "classPartition"), part))
        said.append((part, ox.NamedNode(VOID + "class"), ox.NamedNode(str(row["class"]))))
        said.append((part, ox.NamedNode(VOID + "entities"), _number(int(row["n"] or 0))))
    return said


def _number(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=ox.NamedNode(XSD + "integer"))
