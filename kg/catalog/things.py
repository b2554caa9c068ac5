"""Whatever a graph names, with its labels and what the ontology says of it, read once for the catalog."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import pyoxigraph as ox

from kg.model.keys import EntityKey
from kg.model.kinds import KINDS
from kg.model.namespaces import OWL, RDF, RDFS, SCHEMA, SKOS
from kg.rdf.graph import RdfGraph
from kg.rdf.iris import entity_iri

__all__ = ["SAME", "SHOWN", "UNNAMED", "Thing", "ThingReader"]

CHINESE_FIRST = ("zh-hans", "zh-cn", "zh", "", "zh-hant", "zh-tw", "zh-hk", "en")
SAME = (OWL + "sameAs", SKOS + "exactMatch", SCHEMA + "sameAs")
LABELS = (RDFS + "label", SKOS + "prefLabel")
UNLISTED = ("document", "software", "activity", "scheme")  # kinds that have a label and no page of an entity
UNNAMED = "unnamed"
SHOWN = frozenset({*KINDS, "topic"})  # kinds that a search finds where none is asked for


@dataclass(slots=True)
class Thing:
    """One thing and its number in the catalog."""

    id: int
    key: str
    iri: str
    kind: str
    zh: str
    en: str
    types: list[str]
    labels: list[tuple[str, str]]
    aliases: list[str]
    expressions: list[str]  # by which texts tell a topic: to be searched, not to be shown
    links: list[str]
    listed: int  # 0 without a label of its own, 2 if a search finds it where no kind is asked for

    @property
    def shown(self) -> list[object]:
        """What is shown on its page beside its labels and facts."""
        return [self.types, self.labels, self.aliases, self.links]


class ThingReader:
    """Numbers for things, given as they are met."""

    def __init__(self, graph: RdfGraph) -> None:
        self.records = graph.records()
        self.namespace = self.records.namespace
        self.start = f"{self.namespace.base}id/"
        self.things: dict[str, Thing] = {}  # by IRI
        curated = graph.ontology.entities.values()
        self.keys = {entity_iri(one, self.namespace).value: one.key for one in curated}
        self.keys[self.namespace.thing("group", UNNAMED)] = UNNAMED  # as records call whoever has no name

    def number(self, iri: str) -> int:
        """The number of a thing."""
        found = self.things.get(iri)
        if found is None:
            found = self.things[iri] = self._read(iri, len(self.things) + 1)
        return found.id

    def of_key(self, iri: str) -> str:
        self.number(iri)
        return self.things[iri].key

    def curated(self) -> Iterator[str]:
        """IRIs of all that has a label in the graph: entities, topics, illocutions, posts, classes and properties."""
        terms = self.namespace.term("")
        pairs = (pair for name in LABELS for pair in self.records.triples.pairs(name))
        for iri in sorted({subject.value for subject, _ in pairs}):
            kind = iri.removeprefix(self.start).partition("/")[0]
            if iri.startswith(self.start) and kind not in UNLISTED or iri.startswith(terms):
                yield iri

    def _read(self, iri: str, number: int) -> Thing:
        said = self.records.triples.about(ox.NamedNode(iri))
        labels = sorted({pair for name in LABELS for pair in map(_worded, said.get(name, ())) if pair[1]})
        by_language = dict(reversed(labels))
        aliases = {
            text
            for name in (SKOS + "altLabel", self.namespace.term("shortName"), self.namespace.term("acronym"))
            for _, text in map(_worded, said.get(name, ()))
        } | {text for _, text in labels}
        key, kind = self._key(iri, said, by_language)
        zh = next((by_language[one] for one in CHINESE_FIRST if one in by_language), "")
        en = by_language.get("en", "")
        return Thing(
            id=number, key=key, iri=iri, kind=kind, zh=zh or unquote(_last(iri)), en=en,
            types=sorted({_last(str(_worded(one)[1])) for one in said.get(RDF + "type", ())}),
            labels=labels,
            aliases=sorted(aliases - {zh, en} - {""}),
            expressions=sorted({_worded(one)[1] for one in said.get(SKOS + "hiddenLabel", ())} - aliases),
            links=sorted({_worded(one)[1] for name in SAME for one in said.get(name, ())}),
            listed=(2 if kind in SHOWN else 1) if labels else 0,
        )  # fmt: skip

    def _key(self, iri: str, said: Any, labels: dict[str, str]) -> tuple[str, str]:
        """Key and kind: those of the graph, else of the ontology, else made of the IRI; a person's of the Chinese label."""
        kind, _, name = iri.removeprefix(self.start).partition("/")
        if not iri.startswith(self.start) or not name:
            return f"term:{_last(iri)}", "term"
        own = [_worded(one)[1] for one in said.get(self.namespace.term("key"), ())]
        if own or iri in self.keys:
            return min(own, default=self.keys.get(iri, "")), kind
        if kind == "person" and "zh-hans" in labels:
            name = labels["zh-hans"]
        return str(EntityKey(kind, unquote(name))), kind


def _worded(term: Any) -> tuple[str, str]:
    language = (term.language or "").lower() if isinstance(term, ox.Literal) else ""
    return language, "" if isinstance(term, ox.Triple) else term.value


def _last(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]
