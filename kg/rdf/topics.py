"""The topics of a graph: their names in every language, and the expressions that tell a narrower one."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.model.namespaces import SKOS
from kg.rdf.graph import RdfGraph
from kg.text.script import fold

__all__ = ["Topic", "topics"]

KINDS = {"hiddenLabel": "expression", "prefLabel": "label", "altLabel": "short"}


@dataclass(frozen=True, slots=True)
class Topic:
    """A concept of the thesaurus. Claims carry its `top` only; of a narrower one its expressions tell."""

    key: str  # topic:plutonium
    label: str
    top: str  # topic:fissile-material
    names: frozenset[str]  # its labels and short names, folded, in lower case
    expressions: frozenset[str]  # folded; its own and those of the topics below it


def topics(graph: RdfGraph) -> dict[str, Topic]:
    """Every topic by its key."""
    broader: dict[str, str] = {}
    label: dict[str, str] = {}
    names: dict[str, set[str]] = {}
    expressions: dict[str, set[str]] = {}
    triples = graph.records().triples
    rows = sorted(
        (subject.value, kind, name.value, name.language or "")
        for property_, kind in KINDS.items()
        for subject, name in triples.pairs(SKOS + property_, within="/id/topic/")
        if isinstance(subject, ox.NamedNode) and isinstance(name, ox.Literal)
    )
    above = {
        subject.value: thing.value
        for subject, thing in triples.pairs(SKOS + "broader")
        if isinstance(subject, ox.NamedNode) and isinstance(thing, ox.NamedNode)
    }
    for topic, *_ in rows:
        broader[_key(topic)] = _key(above.get(topic, ""))
    for topic, kind, name, language in rows:
        key = _key(topic)
        if kind == "label":
            names.setdefault(key, set()).add(fold(name).casefold())
            label[key] = name if language.lower() == "zh-hans" else label.get(key, name)
        if kind == "short":
            names.setdefault(key, set()).add(fold(name).casefold())
        if kind == "expression" or kind == "label" and language.lower() == "zh-hans":
            for one in _line(key, broader):
                expressions.setdefault(one, set()).add(fold(name))
    return {
        key: Topic(
            key,
            label.get(key, key),
            list(_line(key, broader))[-1],
            frozenset(names.get(key, ())),
            frozenset(expressions.get(key, ())),
        )
        for key in broader
    }


def _key(iri: str) -> str:
    return f"topic:{iri.rpartition('/')[2]}" if iri else ""


def _line(key: str, broader: dict[str, str]) -> Iterator[str]:
    """The topic and all above it."""
    while key:
        yield key
        key = broader.get(key, "")
