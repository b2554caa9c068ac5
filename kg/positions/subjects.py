"""What a user means by a word: which actors, and which instruments or topics."""

from kg.errors import KGError
from kg.model.keys import kind_of, name_of
from kg.rdf.graph import RdfGraph
from kg.rdf.topics import topics
from kg.text.script import fold

__all__ = ["actors", "labels", "names", "subjects"]

ACTORS = frozenset({"state", "group", "org", "person", "doc"})
INSTRUMENTS = frozenset({"treaty"})
SHOWN = 5  # near names in an error


def actors(graph: RdfGraph, wanted: str) -> frozenset[str]:
    """Keys of the actors that a key, a code (CHN, NATO) or a name may mean. Raises KGError."""
    if found := _entities(graph, wanted, ACTORS):
        return found
    raise KGError(f"no actor {wanted!r}{_near(graph, wanted, ACTORS)}; `kg query speakers` lists who says something")


def subjects(graph: RdfGraph, wanted: str) -> frozenset[str]:
    """Keys of the instruments, else the topics, that a key, name, acronym or expression may mean. Raises KGError."""
    known, word = topics(graph), _plain(wanted)
    for found in (
        _entities(graph, wanted, INSTRUMENTS),
        frozenset(key for key in known if word in _codes(key)),
        frozenset(key for key, topic in known.items() if word in topic.names),
        frozenset(key for key, topic in known.items() if fold(wanted) in topic.expressions and key == topic.top),
    ):
        if found:
            return found
    near = _near(graph, wanted, INSTRUMENTS)
    raise KGError(
        f"no instrument or topic {wanted!r}{near}; `kg query topics` and `kg query treaties` list what there is"
    )


def labels(graph: RdfGraph) -> dict[str, str]:
    """Key -> Chinese label of entities and topics."""
    found = {key: one.label for key, one in graph.ontology.entities.items()}
    found |= {one["key"]: one["label"] for one in graph.entities}
    return found | {key: topic.label for key, topic in topics(graph).items()}


def names(graph: RdfGraph) -> dict[str, set[str]]:
    """Key of an instrument or topic -> its names and expressions, folded and in lower case."""
    found = {key: {one.casefold() for one in topic.expressions} | topic.names for key, topic in topics(graph).items()}
    return _names(graph, INSTRUMENTS) | found


def _entities(graph: RdfGraph, wanted: str, kinds: frozenset[str]) -> frozenset[str]:
    """Those of the code or key; if there is none, those of the name."""
    word, known = _plain(wanted), _names(graph, kinds)
    exact = frozenset(key for key in known if word in _codes(key))
    return exact or frozenset(key for key, names in known.items() if word in names)


def _names(graph: RdfGraph, kinds: frozenset[str]) -> dict[str, set[str]]:
    found = {key: {one.label, *one.aliases} for key, one in graph.ontology.entities.items()}
    for name in graph.ontology.names:
        if name.form in ("name", "short"):
            found.setdefault(name.key, set()).add(name.text)
    for record in graph.entities:
        found.setdefault(record["key"], set()).update((record["label"], *record["aliases"]))
    return {key: {_plain(name) for name in known} for key, known in found.items() if kind_of(key) in kinds}


def _near(graph: RdfGraph, wanted: str, kinds: frozenset[str]) -> str:
    word, known = _plain(wanted), _names(graph, kinds)
    fits = sorted(key for key, names in known.items() if word and any(word in name for name in names))[:SHOWN]
    return f"; near: {', '.join(fits)}" if fits else ""


def _codes(key: str) -> tuple[str, str]:
    """`treaty:tpnw` and `tpnw`."""
    key = _plain(key)
    return key, name_of(key)


def _plain(text: str) -> str:
    return fold(text).casefold().strip(" 《》“”")
