"""What a user means by a word: which actors, and which instruments or topics."""

from collections.abc import Iterable
from difflib import get_close_matches

from kg.errors import KGError
from kg.model.keys import kind_of, name_of
from kg.rdf.graph import RdfGraph
from kg.rdf.topics import topics
from kg.text.script import fold

__all__ = ["actors", "labels", "members", "names", "subjects"]

ACTORS = frozenset({"state", "group", "org", "person", "doc"})
INSTRUMENTS = frozenset({"treaty"})
GROUPS = frozenset({"group"})
SHOWN = 5  # near names in an error


def actors(graph: RdfGraph, wanted: str) -> frozenset[str]:
    """Keys of the actors that a key, a code (CHN, NATO) or a name may mean. Raises KGError."""
    if found := _entities(graph, wanted, ACTORS):
        return found
    raise KGError(f"no actor {wanted!r}{_near(graph, wanted, ACTORS)}; `kg query speakers` lists who says something")


def members(graph: RdfGraph, groups: Iterable[str]) -> dict[str, list[str]]:
    """Member -> those of the groups that it is in, each by its key."""
    found: dict[str, list[str]] = {}
    for group in sorted(groups):
        for member in graph.ontology.members.get(group, ()):
            found.setdefault(member, []).append(group)
    return found


def subjects(graph: RdfGraph, wanted: str) -> frozenset[str]:
    """Keys of the instruments, else the topics and groups, that a key, name, acronym or expression may mean.

    A part with which the names of one thing only begin means that: 新削减. Raises KGError.
    """
    known, word = topics(graph), _plain(wanted)
    for found in (
        _entities(graph, wanted, INSTRUMENTS),
        frozenset(key for key in known if word in _codes(key)) | _entities(graph, wanted, GROUPS),
        frozenset(key for key, topic in known.items() if word in topic.names),
        frozenset(key for key, topic in known.items() if fold(wanted) in topic.expressions and key == topic.top),
        _opened(graph, word),
    ):
        if found:
            return found
    near = _near(graph, wanted, INSTRUMENTS | GROUPS | {"topic"})
    raise KGError(
        f"no instrument or topic {wanted!r}{near}; `kg query topics` and `kg query treaties` list what there is"
    )


def _opened(graph: RdfGraph, word: str) -> frozenset[str]:
    """The instrument or topic that alone has a name beginning so; nothing for a single character, or if there are more."""
    called = _names(graph, INSTRUMENTS) | {key: set(topic.names) for key, topic in topics(graph).items()}
    found = frozenset(key for key, names in called.items() if any(name.startswith(word) for name in names))
    return found if len(found) == 1 and len(word) > 1 else frozenset()


def labels(graph: RdfGraph) -> dict[str, str]:
    """Key -> Chinese label of entities and topics."""
    found = {key: one.label for key, one in graph.ontology.entities.items()}
    found |= {one["key"]: one["label"] for one in graph.entities}
    return found | {key: topic.label for key, topic in topics(graph).items()}


def names(graph: RdfGraph) -> dict[str, set[str]]:
    """Key of an instrument, topic or group -> its names and expressions, folded and in lower case."""
    found = {key: {one.casefold() for one in topic.expressions} | topic.names for key, topic in topics(graph).items()}
    return _names(graph, INSTRUMENTS | GROUPS) | found


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
    """The names that hold the word, else those that look most like it."""
    word, called = _plain(wanted), _names(graph, kinds)
    if "topic" in kinds:
        called |= {key: set(topic.names) for key, topic in topics(graph).items()}
    fits = sorted(key for key, names in called.items() if word and any(word in name for name in names))[:SHOWN]
    if not fits:
        keys = {
            name[: size or None]: key
            for size in (0, len(word))  # the whole name, and as much of it as was given
            for key, names in sorted(called.items())
            for name in (*sorted(names), name_of(_plain(key)))
        }
        fits = list(dict.fromkeys(keys[name] for name in get_close_matches(word, sorted(keys), SHOWN)))
    return f"; near: {', '.join(fits)}" if fits else ""


def _codes(key: str) -> tuple[str, str]:
    """`treaty:tpnw` and `tpnw`."""
    key = _plain(key)
    return key, name_of(key)


def _plain(text: str) -> str:
    return fold(text).casefold().strip(" 《》“”")
