"""Many regular expressions over many short texts: which of them need be asked at all, by strings they cannot match without.

Of a pattern is read what every match must hold (谈判|磋商: one of two strings); one search for all these strings together
tells which patterns a text may match. Where a pattern says nothing of the kind, it is always asked. The idea is Russ
Cox's (regular expression matching with a trigram index); the answer is never wrong, only more or less of a help.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import ahocorasick_rs

from re import _constants as ops  # type: ignore[attr-defined]  # isort: skip
from re import _parser as parser  # type: ignore[attr-defined]  # isort: skip

__all__ = ["VERSION", "PatternIndex", "required"]

VERSION = "1"  # another one wherever `required` gives other strings for a pattern: what it gave may be kept
MOST = 64  # strings that are told apart; where there are more, they are cut off or given up
REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
LOOKS = (ops.AT, ops.ASSERT, ops.ASSERT_NOT)  # they take no character of their own

Strings = frozenset[str]
NOTHING: Strings = frozenset({""})


class PatternIndex:
    """Patterns by number, each by the strings that it requires. Texts must be given whole: what a lookahead sees may be asked for, too."""

    def __init__(self, needed: Iterable[Strings | None]) -> None:
        self._always: list[int] = []
        self._patterns: dict[str, list[int]] = {}
        for number, strings in enumerate(needed):
            if strings is None:
                self._always.append(number)
            for one in strings or ():
                self._patterns.setdefault(one, []).append(number)

    @cached_property
    def _automaton(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(list(self._patterns))

    @cached_property
    def _numbers(self) -> list[list[int]]:
        return list(self._patterns.values())

    def possible(self, text: str) -> list[int]:
        """The numbers of the patterns that may match somewhere in a text, in order."""
        found = {index for index, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True)}
        return sorted({*self._always, *(number for index in found for number in self._numbers[index])})


def required(pattern: str, flags: int = 0) -> Strings | None:
    """Strings of which every match of a regular expression holds one; None if there are none, or too many."""
    tree = parser.parse(pattern, flags)
    if tree.state.flags & re.IGNORECASE:
        return None
    whole, needed = _sequence(tree)
    return _better(needed, whole)


def _better(one: Strings | None, other: Strings | None) -> Strings | None:
    """The set that says more: the one whose shortest string is longer; none that holds the empty string."""
    sets = [strings for strings in (one, other) if strings and "" not in strings]
    return max(sets, key=lambda strings: (min(map(len, strings)), -len(strings)), default=None)


def _sequence(tree: Any) -> tuple[Strings | None, Strings | None]:
    """All that a sequence can match, if it is not much, and what every match of it holds."""
    whole: Strings | None = NOTHING
    run, needed = NOTHING, None  # the run of what is known in full, up to here
    for op, value in tree:
        part, inside = _one(op, value)
        needed = _better(needed, inside)
        joined = (
            frozenset(a + b for a in run for b in part) if part is not None and len(run) * len(part) <= MOST else None
        )
        if joined is None:
            needed, whole = _better(needed, run), None
            run = part if part is not None else NOTHING
        else:
            run = joined
    return (run if whole is not None else None), _better(needed, run)


def _one(op: Any, value: Any) -> tuple[Strings | None, Strings | None]:
    if op is ops.LITERAL:
        return frozenset({chr(value)}), None
    if op in LOOKS:
        return NOTHING, None
    if op is ops.IN:
        known = all(kind is ops.LITERAL for kind, _ in value) and len(value) <= MOST
        return (frozenset(chr(code) for _, code in value) if known else None), None
    if op is ops.SUBPATTERN:
        return (None, None) if value[1] & re.IGNORECASE else _sequence(value[3])
    if op is ops.ATOMIC_GROUP:
        return _sequence(value)
    if op is ops.BRANCH:
        return _branch(value[1])
    if op in REPEATS:
        least, most, inner = value
        whole, needed = _sequence(inner)
        if least == most == 1:
            return whole, needed
        if least == 0:
            return (whole | NOTHING if most == 1 and whole is not None else None), None
        return None, _better(needed, whole)
    return None, None


def _branch(trees: Sequence[Any]) -> tuple[Strings | None, Strings | None]:
    """One of several: all that any can match, and a string for each."""
    wholes, needs = [], []
    for whole, needed in map(_sequence, trees):
        wholes.append(whole)
        needs.append(_better(needed, whole))
    whole = frozenset[str]().union(*(one for one in wholes if one is not None))
    needed = frozenset[str]().union(*(one for one in needs if one is not None))
    return (
        whole if len(whole) <= MOST and None not in wholes else None,
        needed if None not in needs else None,
    )
