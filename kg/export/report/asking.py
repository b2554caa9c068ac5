"""What a report is asked for, and what it does not find."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kg.catalog.catalog import Catalog
from kg.catalog.citing import words as citing
from kg.catalog.citing.telling import named
from kg.catalog.citing.words import Language, Words, read_table
from kg.errors import KGError
from kg.positions.filtering import Filter
from kg.positions.ledger import Position, everybodys
from kg.positions.subjects import Vocabulary, actors, members, near_actors, near_subjects, subjects
from kg.rdf.graph import RdfGraph

__all__ = ["Asked", "Known", "words_of"]

NEAR = 5  # things that are named


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Actors and subjects in any words: codes, keys, names in both scripts. Raises KGError for what is no date, or no subject.

    Without actors all who take a position are sides. `most` quotes of a side on a subject are shown, 0: all.
    """

    subjects: tuple[str, ...]
    actors: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    members: bool = False
    most: int = 8
    language: Language = "zh"

    def __post_init__(self) -> None:
        Filter(since=self.since, until=self.until)
        if not self.subjects:
            raise KGError("a report is on a treaty or topic; name at least one: --topic TPNW")


def words_of(language: Language) -> Words:
    """What a report says, and what citations say."""
    return Words(language, {**citing.table(), **read_table(Path(__file__).parent / "words.toml")})


@dataclass(slots=True)
class Found:
    """Keys in the order in which they were asked for, and what was asked for and is not there."""

    keys: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


class Known:
    """A graph as a report asks it."""

    def __init__(self, graph: RdfGraph, catalog: Catalog, asked: Asked) -> None:
        self.graph, self.catalog, self.asked = graph, catalog, asked
        self.vocabulary, self.words = Vocabulary(graph), words_of(asked.language)
        self._only = Filter(since=asked.since, until=asked.until)

    def name(self, key: str) -> str:
        entity = self.catalog.entity(key)
        return entity.ref.label(self.asked.language) if entity else self.vocabulary.labels.get(key, key)

    def named(self, key: str) -> str:
        """The same within a sentence: the United States."""
        entity = self.catalog.entity(key)
        return named(entity.ref, self.words) if entity else self.name(key)

    def sides(self) -> Found:
        """Those who are asked for, with the members of groups if these are wanted."""
        found = Found()
        for wanted in self.asked.actors:
            try:
                keys = sorted(actors(self.vocabulary, wanted))
            except KGError:
                found.missing.append(self._unknown("no_actor", wanted, near_actors(self.vocabulary, wanted)))
                continue
            found.keys += keys
            found.keys += sorted(members(self.vocabulary, keys)) if self.asked.members else []
        found.keys = list(dict.fromkeys(found.keys))
        return found

    def subjects(self) -> Found:
        found = Found()
        for wanted in self.asked.subjects:
            try:
                found.keys += sorted(subjects(self.vocabulary, wanted))
            except KGError:
                found.missing.append(self._unknown("no_subject", wanted, near_subjects(self.vocabulary, wanted)))
        found.keys = list(dict.fromkeys(found.keys))
        return found

    def positions(self, subject: str) -> list[Position]:
        """All on a subject, within the time that is asked for."""
        return [one for one in everybodys(self.vocabulary, subject) if self._only.dated(one["date"])]

    def silent(self, side: str, subject: str, others: Iterable[str]) -> str:
        """That a side says nothing on a subject, in how many claims, what it speaks of instead, and who speaks of it."""
        name = "silent_then" if self.asked.since or self.asked.until else "silent"
        told = self.words(name, n=self._claims[side], side=self.name(side), subject=self.name(subject))
        spoken = Counter(one["subject"] for one in self._all if side in (one["actor"], one["speaker"]))
        told += self._listed("speaks_of", _most(spoken))
        return told + self._listed("others", _most(Counter(others)))

    @cached_property
    def _claims(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for one in self.vocabulary.records.claims():
            if self._only.dated(one.date):
                found.update({ref.key for ref in (one.speaker, one.on_behalf_of) if ref and ref.key})
        return found

    @cached_property
    def _all(self) -> list[Position]:
        return everybodys(self.vocabulary)

    def _unknown(self, said: str, name: str, near: Iterable[str]) -> str:
        return self.words(said, name=name) + self._listed("near", near)

    def _listed(self, said: str, keys: Iterable[str]) -> str:
        names = [f"{self.name(key)} ({key})" for key in keys]
        return self.words(said, names=self.words("listed").join(names)) if names else ""


def _most(counted: Counter[str]) -> list[str]:
    return sorted(counted, key=lambda key: (-counted[key], key))[:NEAR]
