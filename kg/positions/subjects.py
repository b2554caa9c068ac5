"""What a user means by a word: which actors, and which instruments or topics."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import cached_property

from kg.errors import KGError
from kg.model.keys import kind_of, name_of
from kg.ontology.records import Name
from kg.rdf.graph import RdfGraph
from kg.rdf.records import EntityRecord, RecordReader
from kg.rdf.topics import Topic, topics
from kg.text.script import fold

__all__ = ["Vocabulary", "actors", "members", "near_actors", "near_subjects", "subjects"]

ACTORS = frozenset({"state", "group", "org", "person", "doc"})
INSTRUMENTS = frozenset({"treaty"})
GROUPS = frozenset({"group"})
SHOWN = 5  # near names in an error


class Vocabulary:
    """What things are called in a graph and its ontology: read once for all that a question asks of it."""

    def __init__(self, graph: RdfGraph) -> None:
        self.graph = graph

    @cached_property
    def records(self) -> RecordReader:
        return self.graph.records()

    @cached_property
    def topics(self) -> dict[str, Topic]:
        return topics(self.graph)

    @cached_property
    def entities(self) -> list[EntityRecord]:
        return self.records.entities()

    @cached_property
    def labels(self) -> dict[str, str]:
        """Key -> Chinese label of entities and topics."""
        found = {key: one.label for key, one in self.graph.ontology.entities.items()}
        found |= {one.key: one.label for one in self.entities}
        return found | {key: topic.label for key, topic in self.topics.items()}

    @cached_property
    def names(self) -> dict[str, set[str]]:
        """Key of an instrument, topic or group -> its names and expressions, folded and in lower case."""
        known = self.topics.items()
        found = {key: {one.casefold() for one in topic.expressions} | topic.names for key, topic in known}
        return self.names_of(INSTRUMENTS | GROUPS) | found

    @cached_property
    def keys(self) -> dict[str, None]:
        """Of all entities, each once."""
        named = (*(one.key for one in self._called), *(one.key for one in self.entities))
        return dict.fromkeys((*self.graph.ontology.entities, *named))

    @cached_property
    def _called(self) -> tuple[Name, ...]:
        return tuple(name for name in self.graph.ontology.names if name.form in ("name", "short"))

    def names_of(self, kinds: frozenset[str]) -> dict[str, set[str]]:
        """Key -> names, plainly written, of entities of some kinds."""
        curated = self.graph.ontology.entities
        found: dict[str, set[str]] = {key: set() for key in self.keys if kind_of(key) in kinds}
        for key, names in found.items():
            if one := curated.get(key):
                names |= {one.label, *one.aliases}
        for name in self._called:
            if name.key in found:
                found[name.key].add(name.text)
        for record in self.entities:
            if record.key in found:
                found[record.key].update((record.label, *record.aliases))
        return {key: {_plain(name) for name in names} for key, names in found.items()}


def actors(known: Vocabulary, wanted: str) -> frozenset[str]:
    """Keys of the actors that a key, a code (CHN, NATO) or a name may mean. Raises KGError."""
    if found := _entities(known, wanted, ACTORS):
        return found
    raise KGError(f"no actor {wanted!r}{_near(known, wanted, ACTORS)}; `kg query speakers` lists who says something")


def members(known: Vocabulary, groups: Iterable[str]) -> dict[str, list[str]]:
    """Member -> those of the groups that it is in, each by its key."""
    found: dict[str, list[str]] = {}
    for group in sorted(groups):
        for member in known.graph.ontology.members.get(group, ()):
            found.setdefault(member, []).append(group)
    return found


def subjects(known: Vocabulary, wanted: str) -> frozenset[str]:
    """Keys of the instruments, else the topics and groups, that a key, name, acronym or expression may mean.

    A part with which the names of one thing only begin means that: 新削减. Raises KGError.
    """
    called, word = known.topics, _plain(wanted)
    ways: tuple[Callable[[], frozenset[str]], ...] = (
        lambda: _entities(known, wanted, INSTRUMENTS),
        lambda: frozenset(key for key in called if word in _codes(key)) | _entities(known, wanted, GROUPS),
        lambda: frozenset(key for key, topic in called.items() if word in topic.names),
        lambda: frozenset(
            key for key, topic in called.items() if fold(wanted) in topic.expressions and key == topic.top
        ),
        lambda: _opened(known, word),
    )
    for way in ways:
        if found := way():
            return found
    near = _near(known, wanted, INSTRUMENTS | GROUPS | {"topic"})
    raise KGError(
        f"no instrument or topic {wanted!r}{near}; `kg query topics` and `kg query treaties` list what there is"
    )


def _opened(known: Vocabulary, word: str) -> frozenset[str]:
    """The instrument or topic that alone has a name beginning so; nothing for a single character, or if there are more."""
    called = known.names_of(INSTRUMENTS) | {key: set(topic.names) for key, topic in known.topics.items()}
    found = frozenset(key for key, names in called.items() if any(name.startswith(word) for name in names))
    return found if len(found) == 1 and len(word) > 1 else frozenset()


def _entities(known: Vocabulary, wanted: str, kinds: frozenset[str]) -> frozenset[str]:
    """Those of the code or key; if there is none, those of the name."""
    word = _plain(wanted)
    exact = frozenset(key for key in known.keys if kind_of(key) in kinds and word in _codes(key))
    return exact or frozenset(key for key, names in known.names_of(kinds).items() if word in names)


def near_actors(known: Vocabulary, wanted: str) -> list[str]:
    """Keys of actors with such a name, where none has just this."""
    return _nearest(known, wanted, ACTORS)


def near_subjects(known: Vocabulary, wanted: str) -> list[str]:
    """The same of instruments, topics and groups."""
    return _nearest(known, wanted, INSTRUMENTS | GROUPS | {"topic"})


def _near(known: Vocabulary, wanted: str, kinds: frozenset[str]) -> str:
    fits = _nearest(known, wanted, kinds)
    return f"; near: {', '.join(fits)}" if fits else ""


def _nearest(known: Vocabulary, wanted: str, kinds: frozenset[str]) -> list[str]:
    """The names that hold the word, else those that look most like it."""
    word, called = _plain(wanted), known.names_of(kinds)
    if "topic" in kinds:
        called |= {key: set(topic.names) for key, topic in known.topics.items()}
    fits = sorted(key for key, names in called.items() if word and any(word in name for name in names))[:SHOWN]
    if not fits:
        keys = {
            name[: size or None]: key
            for size in (0, len(word))  # the whole name, and as much of it as was given
            for key, names in sorted(called.items())
            for name in (*sorted(names), name_of(_plain(key)))
        }
        fits = list(dict.fromkeys(keys[name] for name in get_close_matches(word, sorted(keys), SHOWN)))
    return fits


def _codes(key: str) -> tuple[str, str]:
    """`treaty:tpnw` and `tpnw`."""
    key = _plain(key)
    return key, name_of(key)


def _plain(text: str) -> str:
    return fold(text).casefold().strip(" 《》“”")
