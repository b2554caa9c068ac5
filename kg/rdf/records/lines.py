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
    """Statements in memory, by their subjects and by their properties; a statement that stands twice counts once."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._about: dict[str, dict[str, list[str]]] = defaultdict(dict)
        self._pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for one in statements:
            subject, predicate, value = one.split(" ", 2)
            self._about[subject].setdefault(predicate, []).append(value)
            self._pairs[predicate].append((subject, value))
        self._subjects: dict[str, dict[str, list[str]]] = {}  # property -> value -> subjects, of those asked for

    def about(self, subject: Subject) -> Objects:
        said = self._about.get(str(subject), {})
        return {predicate[1:-1]: [_term(value) for value in values] for predicate, values in said.items()}

    def objects(self, subject: Subject, predicate: str) -> Sequence[Term]:
        return once([_term(value) for value in self._about.get(str(subject), {}).get(f"<{predicate}>", ())])

    def subjects(self, predicate: str, value: Term) -> list[Subject]:
        known = self._subjects.get(predicate)
        if known is None:
            known = self._subjects[predicate] = defaultdict(list)
            for subject, one in self._pairs.get(f"<{predicate}>", ()):
                known[one].append(subject)
        return subjects_in_order(ox.NamedNode(one[1:-1]) for one in known.get(str(value), ()))

    def pairs(self, predicate: str, within: str = "") -> list[tuple[Subject, Term]]:
        found = (pair for pair in self._pairs.get(f"<{predicate}>", ()) if within in pair[0])
        return pairs_in_order((ox.NamedNode(subject[1:-1]), _term(value)) for subject, value in found)

    def counts(self, predicate: str) -> Mapping[Term, int]:
        found = Counter(value for _, value in set(self._pairs.get(f"<{predicate}>", ())))
        return {_term(value): number for value, number in found.items()}

    def said(self, things: Collection[Subject], predicates: Iterable[str]) -> Iterator[tuple[Subject, Objects]]:
        wanted = [(name, f"<{name}>") for name in predicates]
        for one in things:
            known = self._about.get(str(one), {})
            yield one, {name: [_term(value) for value in known[written]] for name, written in wanted if written in known}


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
