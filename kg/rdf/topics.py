"""The topics of a graph: their names in every language, and the expressions that tell a narrower one."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.rdf.graph import RdfGraph
from kg.text.script import fold

__all__ = ["Topic", "topics"]

TOPICS = """SELECT ?topic ?broader ?name (LANG(?name) AS ?language) ?kind WHERE {
  VALUES (?property ?kind) { (skos:prefLabel "label") (skos:altLabel "short") (skos:hiddenLabel "expression") }
  ?topic ?property ?name FILTER(CONTAINS(STR(?topic), "/id/topic/")) OPTIONAL { ?topic skos:broader ?broader }
} ORDER BY ?topic ?kind ?name ?language"""


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
    rows = [{column: value or "" for column, value in row.items()} for row in graph.rows(TOPICS)]
    for row in rows:
        broader[_key(row["topic"])] = _key(row["broader"])
    for row in rows:
        key, name = _key(row["topic"]), row["name"]
        if row["kind"] == "label":
            names.setdefault(key, set()).add(fold(name).casefold())
            label[key] = name if row["language"] == "zh-hans" else label.get(key, name)
        if row["kind"] == "short":
            names.setdefault(key, set()).add(fold(name).casefold())
        if row["kind"] == "expression" or row["kind"] == "label" and row["language"] == "zh-hans":
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
