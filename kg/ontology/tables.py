"""The tables of states, places and organs as triples, like those of the Turtle files."""

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.model import Entity
from kg.model.keys import EntityKey, name_of
from kg.model.namespaces import DCTERMS, RDF, RDFS, SKOS, Namespace

__all__ = ["organ_tie", "organ_triples", "table_triples"]

LABEL, ALT = ox.NamedNode(RDFS + "label"), ox.NamedNode(SKOS + "altLabel")
TYPE, MATCH = ox.NamedNode(RDF + "type"), ox.NamedNode(SKOS + "exactMatch")
SOURCE = ox.NamedNode(DCTERMS + "source")
CLDR = "names from Unicode CLDR, checked by hand"


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
            yield ox.Triple(subject, MATCH, ox.NamedNode(f"http://www.wikidata.org/entity/{row['wikidata']}"))
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


def _named(subject: ox.NamedNode, row: Mapping[str, str], kind: str, namespace: Namespace) -> Iterator[ox.Triple]:
    yield ox.Triple(subject, TYPE, ox.NamedNode(namespace.term(kind)))
    for column, language in (("zh_hans", "zh-Hans"), ("zh_hant", "zh-Hant"), ("en", "en")):
        if row[column]:
            yield ox.Triple(subject, LABEL, ox.Literal(row[column], language=language))
    for name in filter(None, row["other_names"].split("|")):
        yield ox.Triple(subject, ALT, ox.Literal(name, language="en" if name.isascii() else "zh-Hans"))
    verified = row["verification"] or "unverified"
    yield ox.Triple(subject, ox.NamedNode(namespace.term("verification")), ox.NamedNode(namespace.term(verified)))


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
