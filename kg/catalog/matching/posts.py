"""Who held a post on a day: 美国国务卿 with a date is a person."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from kg.catalog.matching.names import KnownNames
from kg.catalog.matching.spelling import plain
from kg.ontology.records import Tenure

__all__ = ["Holder", "Posts", "covers"]


class Holder(NamedTuple):
    """A person in a post."""

    person: str
    tenure: Tenure
    by_name: bool  # or by another word for the post: 外长 for 国务卿


def covers(tenure: Tenure, date: str) -> bool:
    """Whether a post was held at some time of a day, month or year, as far as its dates tell."""

    def precise(bound: str) -> int:
        return min(len(bound), len(date))

    start, end = tenure.start or "", tenure.end or ""
    return start[: precise(start)] <= date[: precise(start)] and (
        not end or end[: precise(end)] >= date[: precise(end)]
    )


class Posts:
    """The known posts by all that they may be called: each name of the state or body with each word for the post."""

    def __init__(self, names: KnownNames) -> None:
        self.names = names
        self.ontology = names.ontology

    def held(self, spelled: str) -> tuple[Holder, ...]:
        """Everybody who is known to have held a post of that plain spelling, with the state or body before it."""
        return self._held.get(spelled, ())

    def same(self, post: str, other: str) -> bool:
        """Whether two plain posts are one in a state, by name or by meaning."""
        return post == other or other in self._same.get(post, ())

    @cached_property
    def _same(self) -> dict[str, tuple[str, ...]]:
        """Post -> the posts of its meaning."""
        rows = (tuple(map(plain, row.split())) for row in self.ontology.lexicons.matching.posts.same)
        return {post: row for row in rows for post in row}

    @cached_property
    def _held(self) -> dict[str, tuple[Holder, ...]]:
        found: dict[str, dict[Holder, None]] = defaultdict(dict)
        for person, tenures in self.ontology.tenures.items():
            for tenure in tenures:
                for called, by_name in self._called(tenure):
                    found[called].setdefault(Holder(person, tenure, by_name))
        return {called: tuple(holders) for called, holders in found.items()}

    def _called(self, tenure: Tenure) -> Iterator[tuple[str, bool]]:
        """All that a post may be called, and whether by its own name."""
        post, whose = plain(tenure.post), tenure.of
        if not whose:
            return
        state = self.ontology.state_of(whose)
        sides = (*self._names(whose), *(self._names(state) if state and state != whose else ()))
        for word in self._same.get(post, (post,)):
            for side in sides:
                yield side + word, word == post
                if word.startswith(side):  # 联合国秘书长 of the United Nations
                    yield word, word == post

    def _names(self, key: str) -> tuple[str, ...]:
        """The plain names of a state or body; of an organ that only the table makes, from there."""
        if names := self.names.forms_of(key):
            return names
        organ = self.ontology.organ_entity(key)
        return tuple(map(plain, (organ.label, *organ.aliases))) if organ else ()
