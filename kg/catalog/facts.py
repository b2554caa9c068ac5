"""What the ontology says of things, for the catalog: its facts both ways, and the records that name them."""

from collections import defaultdict
from typing import Any, NamedTuple

from kg.catalog.things import SAME, ThingReader
from kg.model.namespaces import RDF, RDFS, SKOS
from kg.rdf.graph import RdfGraph

__all__ = ["Packed", "facts_of"]

TYPE = RDF + "type"
LABELS = (RDFS + "label", SKOS + "prefLabel")
NAMES = frozenset({*LABELS, *SAME, TYPE, *(SKOS + name for name in ("altLabel", "hiddenLabel", "inScheme", "topConceptOf"))})  # fmt: skip
OWN_NAMES = ("shortName", "acronym", "nominal", "metonym", "datelineForm", "key", "kind")

BACKGROUND = """SELECT ?s ?p ?o (isIRI(?o) AS ?iri) (LANG(?o) AS ?language)
WHERE { GRAPH <%s> { ?s ?p ?o } }"""

Packed = list[Any]  # property, text or number of a thing, language, inverse, parts


class Said(NamedTuple):
    """One statement."""

    property: str
    value: str
    is_thing: bool
    language: str


def facts_of(graph: RdfGraph, things: ThingReader) -> dict[str, list[Packed]]:
    """IRI of a thing -> its facts, packed."""
    names = NAMES | {things.namespace.term(name) for name in OWN_NAMES}
    said: dict[str, list[Said]] = defaultdict(list)
    labeled: set[str] = set()
    kinds: dict[str, str] = {}
    for row in graph.rows(BACKGROUND % things.namespace.graph("background")):
        subject, name = row["s"] or "", row["p"] or ""
        if name in LABELS:
            labeled.add(subject)
        if name == TYPE:
            kinds[subject] = min(row["o"] or "", kinds.get(subject, row["o"] or ""))
        if name not in names and subject.startswith(things.start):
            said[subject].append(Said(name, row["o"] or "", row["iri"] == "true", row["language"] or ""))
    for facts in said.values():
        facts.sort()
    return _packed(said, labeled, kinds, things)


def _packed(
    said: dict[str, list[Said]], labeled: set[str], kinds: dict[str, str], things: ThingReader
) -> dict[str, list[Packed]]:
    found: dict[str, list[Packed]] = defaultdict(list)
    owned = {one.value for subject in labeled & said.keys() for one in said[subject] if one.is_thing}

    def parts(record: str, without: str = "") -> list[Packed]:
        return [packed(fact, deep=False) for fact in said[record] if fact.value != without]

    def packed(fact: Said, *, deep: bool) -> Packed:
        if not fact.is_thing:
            return [things.number(fact.property), fact.value, fact.language, 0, []]
        if deep and fact.value in said and fact.value not in labeled:  # a record: what it says stands for it
            return [things.number(fact.property), "", "", 0, parts(fact.value)]
        return [things.number(fact.property), things.number(fact.value), "", 0, []]

    for subject in sorted(said):
        for fact in said[subject]:
            if subject in labeled:
                found[subject].append(packed(fact, deep=True))
            known = fact.is_thing and fact.value in labeled and fact.value.startswith(things.start)
            if known and subject in labeled:
                found[fact.value].append([things.number(fact.property), things.number(subject), "", 1, []])
            elif known and subject not in owned and subject in kinds:
                found[fact.value].append([things.number(kinds[subject]), "", "", 1, parts(subject, fact.value)])
    return found
