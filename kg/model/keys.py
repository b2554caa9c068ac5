"""Keys of entities, `kind:name`: nobody else takes one apart or puts one together.

A key says what kind of thing it names and nothing else: what an organization is an organ of, or who is in a group that
the ontology describes, is asked of the ontology and never read off the spelling.
"""

from collections.abc import Iterable
from typing import NamedTuple, Self

__all__ = ["EntityKey", "kind_of", "name_of"]


class EntityKey(NamedTuple):
    """`state:CHN` as its parts; `str()` of it is the key."""

    kind: str
    name: str

    @classmethod
    def parse(cls, key: str) -> Self:
        """The parts of a key. What has no colon, as the speaker `this`, is all kind."""
        kind, _, name = key.partition(":")
        return cls(kind, name)

    @classmethod
    def for_group(cls, members: Iterable[str]) -> Self:
        """Of a group that only a text makes, of the keys of its members in this order: 美英 is group:USA-GBR."""
        return cls("group", "-".join(map(name_of, members)))

    @property
    def states(self) -> tuple[str, ...]:
        """The keys that `for_group` was given, if they were states'."""
        return tuple(str(EntityKey("state", code)) for code in self.name.split("-")) if self.kind == "group" else ()

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}"


def kind_of(key: str) -> str:
    """`state` of `state:CHN`."""
    return key.partition(":")[0]


def name_of(key: str) -> str:
    """`CHN` of `state:CHN`."""
    return key.partition(":")[2]
