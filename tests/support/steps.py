"""The steps of a backtracking search, counted: what `re` does out of sight, done again in Python.

`Stepper(pattern)` finds what `re` finds (it says so if it does not) and counts one step for each character, place or
alternative looked at. Against `re` itself it counts too much where that skips ahead by a literal prefix; such skips are
linear. Its own cost is Python's: for short texts only.
"""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from re import _constants as ops  # type: ignore[attr-defined]  # isort: skip
from re import _parser as parser  # type: ignore[attr-defined]  # isort: skip

Groups = dict[int, tuple[int, int]]
Then = Callable[[int], int]  # what is tried next, from a place: where the whole match ends, or FAILED
Step = Callable[[int, Then], int]
FAILED = -1
DEPTH = 100_000  # a step of the search is a call


class Stepper:
    """One pattern; `steps` goes up with every call."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        tree = parser.parse(pattern, flags)
        self.flags = tree.state.flags
        self.steps = 0
        self.text, self.start, self.end = "", 0, 0
        self.groups: Groups = {}
        self.tests: dict[int, Callable[[str], bool]] = {}
        self.run = self._sequence(list(tree))
        self.tree = list(tree)
        self.firsts: dict[str, bool] = {}
        self.nullable = self._begins(self.tree, "")[1]

    def search(self, text: str, pos: int, endpos: int) -> tuple[int, int] | None:
        """The first match between two places."""
        self.text, self.end = text, min(endpos, len(text))
        for start in range(pos, self.end + 1):
            self.steps += 1
            if not self.nullable and (start == self.end or not self._may_begin(text[start])):
                continue
            self.start, self.groups = start, {}
            with _deep():
                end = self.run(start, _whole)
            if end != FAILED:
                return start, end
        return None

    def match(self, text: str, pos: int, endpos: int, *, full: bool = False) -> tuple[int, int] | None:
        """The match at a place, or of all between two places."""
        self.text, self.end = text, min(endpos, len(text))
        self.start, self.groups = pos, {}
        self.steps += 1
        with _deep():
            end = self.run(pos, (lambda at: at if at == self.end else FAILED) if full else _whole)
        return None if end == FAILED else (pos, end)

    def _may_begin(self, char: str) -> bool:
        if char not in self.firsts:
            self.firsts[char] = self._begins(self.tree, char)[0]
        return self.firsts[char]

    def _begins(self, nodes: Sequence[Any], char: str) -> tuple[bool, bool]:
        """Whether a match of some nodes may begin with a character, and whether it may be empty."""
        for op, value in nodes:
            if op in (ops.LITERAL, ops.NOT_LITERAL, ops.IN, ops.ANY):
                if char and self._single(op, value)(char):
                    return True, False
                return False, False
            can, empty = self._begins_one(op, value, char)
            if can or not empty:
                return can, empty
        return False, True

    def _begins_one(self, op: Any, value: Any, char: str) -> tuple[bool, bool]:
        if op is ops.BRANCH:
            found = [self._begins(list(one), char) for one in value[1]]
            return any(can for can, _ in found), any(empty for _, empty in found)
        if op is ops.SUBPATTERN:
            return self._begins(list(value[3]), char)
        if op is ops.ATOMIC_GROUP:
            return self._begins(list(value), char)
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
            can, empty = self._begins(list(value[2]), char)
            return can, empty or value[0] == 0
        return op is ops.GROUPREF, True

    def _single(self, op: Any, value: Any) -> Callable[[str], bool]:
        """The test of one character, remembered by character."""
        known: dict[str, bool] = {}
        folds = bool(self.flags & re.IGNORECASE)

        def test(char: str) -> bool:
            if char not in known:
                forms = {char, char.lower(), char.upper()} if folds else {char}
                known[char] = any(_fits(op, value, one, self.flags) for one in forms)
            return known[char]

        return test

    def _sequence(self, nodes: Sequence[Any]) -> Step:
        if not nodes:
            return lambda at, then: then(at)
        first = self._node(*nodes[0])
        if len(nodes) == 1:
            return first
        rest = self._sequence(nodes[1:])
        return lambda at, then: first(at, lambda here: rest(here, then))

    def _node(self, op: Any, value: Any) -> Step:
        if op in (ops.LITERAL, ops.NOT_LITERAL, ops.IN, ops.ANY):
            return self._char(self._single(op, value))
        if op is ops.BRANCH:
            return self._branch([list(one) for one in value[1]])
        if op is ops.SUBPATTERN:
            return self._group(value[0], self._sequence(list(value[3])))
        if op is ops.ATOMIC_GROUP:
            inner = self._sequence(list(value))
            return lambda at, then: FAILED if (end := inner(at, _whole)) == FAILED else then(end)
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
            return self._repeat(op, *value)
        if op in (ops.ASSERT, ops.ASSERT_NOT):
            return self._look(value[0], list(value[1]), wanted=op is ops.ASSERT)
        if op is ops.AT:
            return lambda at, then: then(at) if self._counted(self._at(value, at)) else FAILED
        if op is ops.GROUPREF:
            return lambda at, then: self._again(value, at, then)
        raise NotImplementedError(f"{op} in a pattern; teach tests/support/steps.py to count it")

    def _counted(self, found: bool) -> bool:
        self.steps += 1
        return found

    def _char(self, test: Callable[[str], bool]) -> Step:
        def step(at: int, then: Then) -> int:
            self.steps += 1
            return then(at + 1) if at < self.end and test(self.text[at]) else FAILED

        return step

    def _branch(self, nodes: list[list[Any]]) -> Step:
        """Every alternative counts; those that cannot begin so are not entered."""
        runs = [self._sequence(one) for one in nodes]
        open_to: dict[str, list[Step]] = {}

        def step(at: int, then: Then) -> int:
            self.steps += len(runs)
            char = self.text[at] if at < self.end else ""
            if char not in open_to:
                begins = [self._begins(one, char) for one in nodes]
                open_to[char] = [run for run, (can, empty) in zip(runs, begins, strict=True) if can or empty]
            for run in open_to[char]:
                if (end := run(at, then)) != FAILED:
                    return end
            return FAILED

        return step

    def _group(self, number: int | None, inner: Step) -> Step:
        if number is None:
            return inner

        def step(at: int, then: Then) -> int:
            before = self.groups.get(number)

            def closed(end: int) -> int:
                self.groups[number] = (at, end)
                return then(end)

            found = inner(at, closed)
            if found == FAILED and before:
                self.groups[number] = before
            return found

        return step

    def _repeat(self, op: Any, least: int, most: Any, nodes: Any) -> Step:
        limit = sys.maxsize if most is ops.MAXREPEAT else int(most)
        inner = list(nodes)
        if len(inner) == 1 and inner[0][0] in (ops.LITERAL, ops.NOT_LITERAL, ops.IN, ops.ANY):
            return self._run_of(op, least, limit, self._single(*inner[0]))
        if op is ops.POSSESSIVE_REPEAT:
            return self._possessive(least, limit, self._sequence(inner))
        return self._many(least, limit, self._sequence(inner), greedy=op is ops.MAX_REPEAT)

    def _run_of(self, op: Any, least: int, limit: int, test: Callable[[str], bool]) -> Step:
        """A run of single characters: no recursion, as in `re`."""

        def step(at: int, then: Then) -> int:
            far, highest = at, min(self.end, at + limit)
            if op is ops.MIN_REPEAT:
                highest = min(self.end, at + least)
            while far < highest and test(self.text[far]):
                far += 1
            self.steps += far - at + 1
            if op is ops.POSSESSIVE_REPEAT:
                return then(far) if far - at >= least else FAILED
            if op is ops.MAX_REPEAT:
                for end in range(far, at + least - 1, -1):
                    self.steps += 1
                    if (found := then(end)) != FAILED:
                        return found
                return FAILED
            while far - at >= least:
                self.steps += 1
                if (found := then(far)) != FAILED:
                    return found
                if far - at >= limit or far >= self.end or not test(self.text[far]):
                    return FAILED
                far += 1
            return FAILED

        return step

    def _possessive(self, least: int, limit: int, inner: Step) -> Step:
        def step(at: int, then: Then) -> int:
            times = 0
            while times < limit and (end := inner(at, _whole)) not in (FAILED, at):
                at, times = end, times + 1
            return then(at) if times >= least else FAILED

        return step

    def _many(self, least: int, limit: int, inner: Step, *, greedy: bool) -> Step:
        def more(at: int, times: int, then: Then) -> int:
            self.steps += 1

            def after(here: int) -> int:  # an empty turn goes round no more
                return more(here, times + 1, then) if here > at or times < least else FAILED

            if times < least:
                return inner(at, after)
            if not greedy and (found := then(at)) != FAILED:
                return found
            if times < limit and (found := inner(at, after)) != FAILED:
                return found
            return then(at) if greedy else FAILED

        return lambda at, then: more(at, 0, then)

    def _look(self, direction: int, nodes: list[Any], *, wanted: bool) -> Step:
        inner = self._sequence(nodes)
        width = parser.SubPattern(parser.State(), nodes).getwidth()[0] if direction < 0 else 0

        def step(at: int, then: Then) -> int:
            self.steps += 1
            start = at - width
            found = start >= 0 and inner(start, lambda end: end if direction > 0 or end == at else FAILED) != FAILED
            return then(at) if found is wanted else FAILED

        return step

    def _at(self, where: Any, at: int) -> bool:
        text, many = self.text, bool(self.flags & re.MULTILINE)
        if where in (ops.AT_BEGINNING, ops.AT_BEGINNING_STRING):
            return at == 0 or (many and where is ops.AT_BEGINNING and text[at - 1] == "\n")
        if where is ops.AT_END_STRING:
            return at == self.end
        if where is ops.AT_END:
            last = at == self.end - 1 and text[at] == "\n"
            return at == self.end or last or (many and text[at] == "\n")
        before, after = (0 <= place < self.end and _word(text[place]) for place in (at - 1, at))
        return (before != after) is (where is ops.AT_BOUNDARY)

    def _again(self, number: int, at: int, then: Then) -> int:
        start, end = self.groups.get(number, (0, -1))
        size = end - start
        self.steps += max(1, size)
        same = size >= 0 and self.text.startswith(self.text[start:end], at) and at + size <= self.end
        return then(at + size) if same else FAILED


@contextmanager
def _deep() -> Iterator[None]:
    """For this search only: to the rest of the process an endless recursion is an error, and no end of it."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, DEPTH))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def _whole(at: int) -> int:
    return at


def _word(char: str) -> bool:
    return char.isalnum() or char == "_"


CATEGORIES: dict[Any, Callable[[str], bool]] = {
    ops.CATEGORY_DIGIT: str.isdecimal,
    ops.CATEGORY_NOT_DIGIT: lambda char: not char.isdecimal(),
    ops.CATEGORY_SPACE: str.isspace,
    ops.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    ops.CATEGORY_WORD: _word,
    ops.CATEGORY_NOT_WORD: lambda char: not _word(char),
}


def _fits(op: Any, value: Any, char: str, flags: int) -> bool:
    if op is ops.LITERAL:
        return ord(char) == value
    if op is ops.NOT_LITERAL:
        return ord(char) != value
    if op is ops.ANY:
        return char != "\n" or bool(flags & re.DOTALL)
    if op is ops.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    if op is ops.CATEGORY:
        return CATEGORIES[value](char)
    negated = value[0][0] is ops.NEGATE
    return any(_fits(*item, char, flags) for item in value[1 if negated else 0 :]) is not negated
