"""Records read from statements as text: each term becomes an object when somebody asks for it."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import pyoxigraph as ox

from kg.rdf.records.triples import Objects, Subject, Term, once, pairs_in_order, subjects_in_order
from kg.rdf.terms import Statement

__all__ = ["LineTriples"]

ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
CHARACTERS = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


class LineTriples:
    """Statements in memory, by their subjects; a statement that stands twice counts once."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        # Subject -> property, value, property, value …: a list in a dict for each property would take three times the room.
        self._about: dict[str, list[str]] = defaultdict(list)
        terms: dict[str, str] = {}  # each once: properties, things and numbers come again and again
        for one in statements:
            subject, predicate, value = one.split(" ", 2)
            said = self._about[terms.setdefault(subject, subject)]
            said += terms.setdefault(predicate, predicate), terms.setdefault(value, value)
        self._subjects: dict[str, dict[str, list[str]]] = {}  # property -> value -> subjects, of those asked for

    def about(self, subject: Subject) -> Objects:
        found: dict[str, list[Term]] = {}
        for predicate, value in _said(self._about.get(str(subject), ())):
            found.setdefault(predicate[1:-1], []).append(_term(value))
        return found

    def objects(self, subject: Subject, predicate: str) -> Sequence[Term]:
        asked = f"<{predicate}>"
        return once([_term(value) for name, value in _said(self._about.get(str(subject), ())) if name == asked])

    def subjects(self, predicate: str, value: Term) -> list[Subject]:
        known = self._subjects.get(predicate)
        if known is None:
            known = self._subjects[predicate] = defaultdict(list)
            for subject, one in self._pairs(predicate):
                known[one].append(subject)
        return subjects_in_order(ox.NamedNode(one[1:-1]) for one in known.get(str(value), ()))

    def pairs(self, predicate: str, within: str = "") -> list[tuple[Subject, Term]]:
        found = (pair for pair in self._pairs(predicate) if within in pair[0])
        return pairs_in_order((ox.NamedNode(subject[1:-1]), _term(value)) for subject, value in found)

    def counts(self, predicate: str) -> Mapping[Term, int]:
        found = Counter(value for _, value in set(self._pairs(predicate)))
        return {_term(value): number for value, number in found.items()}

    def said(self, things: Collection[Subject], predicates: Iterable[str]) -> Iterator[tuple[Subject, Objects]]:
        wanted = {f"<{name}>": name for name in predicates}
        for one in things:
            found: dict[str, list[Term]] = {}
            for predicate, value in _said(self._about.get(str(one), ())):
                if (name := wanted.get(predicate)) is not None:
                    found.setdefault(name, []).append(_term(value))
            yield one, found

    def _pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        """Every subject of a property, with a value: few properties are asked so, and each once or twice."""
        asked = f"<{predicate}>"
        for subject, some in self._about.items():
            if asked in some:  # looked for as a whole first: most subjects have no such property
                yield from ((subject, value) for name, value in _said(some) if name == asked)


def _said(some: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(some[::2], some[1::2], strict=True)


@lru_cache(maxsize=1 << 14)
def _node(text: str) -> ox.NamedNode:
    return ox.NamedNode(text[1:-1])


def _term(text: str) -> Term:
    if text[0] == "<":
        return _node(text)
    quoted, _, rest = text.rpartition('"')
    value = quoted[1:]
    if "\\" in value:
        value = ESCAPE.sub(_character, value)
    if not rest:
        return ox.Literal(value)
    if rest[0] == "@":
        return ox.Literal(value, language=rest[1:])
    return ox.Literal(value, datatype=_node(rest[2:]))


def _character(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else CHARACTERS.get(found[3], found[3])
