"""Vocabularies, and the minting of IRIs."""

import hashlib
import os
from functools import cache
from urllib.parse import quote

from kg.errors import KGError

__all__ = [
    "DCTERMS",
    "DEFAULT_BASE",
    "KINDS",
    "MODEL_VERSION",
    "OA",
    "OWL",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SKOS",
    "VOCABULARIES",
    "XSD",
    "Namespace",
    "base_iri",
    "digest",
]

DEFAULT_BASE = "https://w3id.org/nuclear-kg/"
# Of the graph's shape. 2: propositions as records, each triple in one named graph, an empty default graph.
MODEL_VERSION = "2"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
SCHEMA = "https://schema.org/"


# Prefix -> namespace of the vocabularies of others that the graph uses.
VOCABULARIES = {
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "owl": OWL,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "oa": OA,
    "prov": PROV,
    "schema": SCHEMA,
}
# The kinds of things and concepts that have a prefix of their own, since a slash in a prefixed name has to be escaped, and
# engines disagree on what the escape means: `treaty:NPT` is `…id/treaty/NPT` in all of them.
KINDS = (
    "state", "group", "org", "person", "treaty", "doc", "event", "place", "post", "article", "illocution", "topic", "arms", "status",
    "document", "claim", "utterance", "relation", "proposition", "evidence",
)  # fmt: skip


def base_iri(given: str | None = None) -> str:
    """The base of all IRIs: the one given, else `KG_BASE_IRI`, else the default; it ends in `/`. Raises KGError."""
    base = given or os.environ.get("KG_BASE_IRI") or DEFAULT_BASE
    base = base if base.endswith("/") else base + "/"
    if not _is_base(base):
        raise KGError(f"{base!r} is no base of IRIs; give one like https://example.org/, with no ?, # or blank in it")
    return base


@cache
def _is_base(base: str) -> bool:
    """Whether `<id/x>` in a file of the ontology is what we take it for: the base and `id/x` behind it."""
    if base == DEFAULT_BASE:
        return True
    import pyoxigraph as ox

    try:
        (triple,) = ox.parse(b"<id/x> a <id/x> .", ox.RdfFormat.TURTLE, base_iri=base)
    except ValueError:
        return False
    return str(triple.subject) == f"<{base}id/x>"


def digest(*parts: str, size: int = 16) -> str:
    """The first `size` hex digits of sha256 over the parts: a stable key for what has no name of its own."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:size]


class Namespace:
    """The project's own names under one base."""

    def __init__(self, base: str | None = None) -> None:
        self.base = base_iri(base)

    def term(self, name: str) -> str:
        """A class or property of the ontology: `…ontology#Claim`."""
        return f"{self.base}ontology#{name}"

    def thing(self, kind: str, key: str) -> str:
        """A thing: `…id/state/CHN`. Characters that an IRI may not hold are percent-encoded; Chinese stays."""
        safe = "".join(c if c.isalnum() or c in "-._~" else quote(c, safe="") for c in key)
        return f"{self.base}id/{kind}/{safe}"

    def concept(self, scheme: str, name: str) -> str:
        """A concept of `concepts.ttl`: `…id/illocution/criticize`, `…id/topic/no-first-use`."""
        return self.thing(scheme, name)

    def graph(self, *parts: str) -> str:
        """A named graph: `…graph/background`, `…graph/document/<id>`."""
        return f"{self.base}graph/" + "/".join(parts)

    def prefixes(self) -> dict[str, str]:
        """Prefix -> namespace: `kg:` for classes and properties, one for each kind of thing, and those of others."""
        return {"kg": self.term(""), **{kind: self.thing(kind, "") for kind in KINDS}, **VOCABULARIES}
