"""The tables of states, places, organizations and organs as triples, like those of the Turtle files."""

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.model import Entity
from kg.model.keys import EntityKey, name_of
from kg.model.namespaces import DCTERMS, RDF, RDFS, SKOS, Namespace
from kg.ontology.records import listed
from kg.text.script import fold

__all__ = [
    "LANGUAGES", "language_of", "named_in", "organ_tie", "organ_triples", "organization_triples", "table_triples",
]  # fmt: skip

LABEL, ALT = ox.NamedNode(RDFS + "label"), ox.NamedNode(SKOS + "altLabel")
TYPE, MATCH = ox.NamedNode(RDF + "type"), ox.NamedNode(SKOS + "exactMatch")
SOURCE = ox.NamedNode(DCTERMS + "source")
WIKIDATA = "http://www.wikidata.org/entity/"
CLDR = "names from Unicode CLDR, checked by hand"
LANGUAGES = ("zh-Hans", "zh-Hant", "en")


def table_triples(
    states: Iterable[Mapping[str, str]], places: Iterable[Mapping[str, str]], namespace: Namespace
) -> Iterator[ox.Triple]:
    """Class, labels in three languages, other names, codes and verification of every row."""
    for row in states:
        subject = ox.NamedNode(namespace.thing("state", row["key"]))
        yield from _named(subject, row, "State", namespace)
        if row["official_zh"]:
            yield ox.Triple(subject, ALT, ox.Literal(row["official_zh"], language="zh-Hans"))
        if row["wikidata"]:
            yield ox.Triple(subject, MATCH, ox.NamedNode(WIKIDATA + row["wikidata"]))
        if row["iso2"]:
            yield ox.Triple(subject, ox.NamedNode(namespace.term("iso2")), ox.Literal(row["iso2"]))
        yield ox.Triple(subject, SOURCE, ox.Literal(CLDR))
        for column, name in (("side_form", "shortName"), ("short", "shortName"), ("metonyms", "metonym")):
            for value in filter(None, row[column].split("|")):
                yield ox.Triple(subject, ox.NamedNode(namespace.term(name)), ox.Literal(value, language="zh-Hans"))
    for row in places:
        subject = ox.NamedNode(namespace.thing("place", row["key"]))
        yield from _named(subject, row, row["class"] or "Place", namespace)
        if row["state"]:
            inside = ox.NamedNode(namespace.term("inState"))
            yield ox.Triple(subject, inside, ox.NamedNode(namespace.thing("state", row["state"])))


def organization_triples(rows: Iterable[Mapping[str, str]], namespace: Namespace) -> Iterator[ox.Triple]:
    """Class, names, source and verification of organizations of which nothing else is known."""
    nominal, verification = (ox.NamedNode(namespace.term(name)) for name in ("nominal", "verification"))
    for row in rows:
        subject = ox.NamedNode(namespace.thing("org", row["key"]))
        yield ox.Triple(subject, TYPE, ox.NamedNode(namespace.term(row["class"])))
        yield from _labels(subject, row)
        for predicate, column in ((ALT, "other_names"), (nominal, "nominal")):
            for name, language in named_in(row[column]):
                yield ox.Triple(subject, predicate, ox.Literal(name, language=language))
        if row["wikidata"]:
            yield ox.Triple(subject, MATCH, ox.NamedNode(WIKIDATA + row["wikidata"]))
        if row["source"]:
            yield ox.Triple(subject, SOURCE, ox.Literal(row["source"]))
        yield ox.Triple(subject, verification, ox.NamedNode(namespace.term(row["verification"])))


def named_in(cell: str) -> Iterator[tuple[str, str]]:
    """The names of a cell with their languages, which a name may bear as in Turtle: 空中巴士公司@zh-Hant."""
    for name in listed(cell):
        text, _, language = name.rpartition("@")
        yield (text, language) if language in LANGUAGES else (name, language_of(name))


def language_of(name: str) -> str:
    """The language of a name by its characters."""
    if name.isascii():
        return "en"
    pairs = zip(name, fold(name), strict=True)
    return "zh-Hant" if any(one != folded for one, folded in pairs if "一" <= one <= "鿿") else "zh-Hans"


def _named(subject: ox.NamedNode, row: Mapping[str, str], kind: str, namespace: Namespace) -> Iterator[ox.Triple]:
    yield ox.Triple(subject, TYPE, ox.NamedNode(namespace.term(kind)))
    yield from _labels(subject, row)
    for name in filter(None, row["other_names"].split("|")):
        yield ox.Triple(subject, ALT, ox.Literal(name, language="en" if name.isascii() else "zh-Hans"))
    verified = row["verification"] or "unverified"
    yield ox.Triple(subject, ox.NamedNode(namespace.term("verification")), ox.NamedNode(namespace.term(verified)))


def _labels(subject: ox.NamedNode, row: Mapping[str, str]) -> Iterator[ox.Triple]:
    for column, language in zip(("zh_hans", "zh_hant", "en"), LANGUAGES, strict=True):
        if row[column]:
            yield ox.Triple(subject, LABEL, ox.Literal(row[column], language=language))


def organ_triples(organs: Iterable[Entity], namespace: Namespace) -> Iterator[ox.Triple]:
    """Class and names of organs that curated facts refer to."""
    for organ in organs:
        subject = ox.NamedNode(namespace.thing("org", name_of(organ.key)))
        yield ox.Triple(subject, TYPE, ox.NamedNode(namespace.term("GovernmentBody")))
        yield ox.Triple(subject, LABEL, ox.Literal(organ.label, language="zh-Hans"))
        yield ox.Triple(subject, LABEL, ox.Literal(organ.aliases[-1], language="en"))
        yield ox.Triple(subject, SOURCE, ox.Literal("entities/organs.csv"))


def organ_tie(organ: str, state: str, namespace: Namespace) -> ox.Triple:
    """Whose organ it is, by the keys of both."""
    subject, owner = (ox.NamedNode(namespace.thing(*EntityKey.parse(key))) for key in (organ, state))
    return ox.Triple(subject, ox.NamedNode(namespace.term("organOf")), owner)
