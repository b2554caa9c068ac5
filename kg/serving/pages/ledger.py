"""The positions of a build, made once behind the pages: it takes seconds, and no page waits for it that can ask for less."""

import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException

from kg.errors import KGError
from kg.positions.differences import differing
from kg.positions.filtering import Filter
from kg.positions.ledger import positions
from kg.serving.builds import Build

__all__ = [
    "STANCES",
    "Ledger",
    "Position",
    "Stances",
    "differences_on",
    "differences_whole",
    "ledger_of",
    "on_subject",
    "stances",
    "takers",
]

Position = dict[str, Any]
PATIENCE = 25.0  # seconds
STANCES = ("for", "against", "demand", "neutral")


class Ledger:
    """All positions of a build; a thread makes them as soon as the first page is asked for."""

    def __init__(self, build: Build) -> None:
        self._build, self._made = build, threading.Event()
        self._by_subject: dict[str, list[Position]] = defaultdict(list)
        self._all: list[Position] = []
        self._failure: KGError | None = None
        threading.Thread(target=self._make, daemon=True).start()

    def _make(self) -> None:
        try:
            self._all = positions(self._build.graph)
            for one in self._all:
                self._by_subject[one["subject"]].append(one)
        except KGError as error:
            self._failure = error
        finally:
            self._made.set()

    @property
    def is_made(self) -> bool:
        return self._made.is_set() and self._failure is None

    def whole(self) -> list[Position]:
        """All of them, when they are made; HTTP 503 if that takes too long to be waited for."""
        if not self._made.wait(PATIENCE):
            raise HTTPException(
                503, "the positions of this graph are being gathered; try again in a minute", {"retry-after": "30"}
            )
        if self._failure:
            raise self._failure
        return self._all

    def on(self, subject: str) -> list[Position] | None:
        """Those on a subject; None if that is not known yet, or it is no subject by itself."""
        return self._by_subject.get(subject) if self.is_made else None


def ledger_of(build: Build) -> Ledger:
    """That of a build."""
    return build.once("pages.ledger", lambda: Ledger(build))


def on_subject(build: Build, key: str) -> list[Position]:
    """The positions on a treaty or topic."""

    def asked() -> list[Position]:
        try:
            return positions(build.graph, Filter(topic=key))
        except KGError:  # nothing that anybody takes a position on
            return []

    found = ledger_of(build).on(key)
    return found if found is not None else build.once(f"pages.positions.{key}", asked)


def differences_on(build: Build, key: str) -> list[dict[str, Any]]:
    """Where two differ on it."""
    return build.once(f"pages.differences.{key}", lambda: differing(on_subject(build, key), build.graph.ontology))


def differences_whole(build: Build) -> list[dict[str, Any]]:
    """Where two differ on anything."""
    return build.once("pages.differences", lambda: differing(ledger_of(build).whole(), build.graph.ontology))


@dataclass(frozen=True, slots=True)
class Stances:
    """How many positions of each stance somebody has on something."""

    key: str
    numbers: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.numbers.values())


def takers(one: Position) -> tuple[str, ...]:
    """Whose position it is, as a list of somebody's positions takes it: on whose account it goes, and who says so."""
    return tuple(dict.fromkeys((one["actor"], *(report["speaker"] for report in one.get("told", ())))))


def stances(found: Iterable[Position], by: Callable[[Position], Iterable[str]] = takers) -> list[Stances]:
    """Those of everybody who takes them, or on each subject; who has most first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        for key in by(one):
            counts[key][one["stance"]] += 1
    rows = [Stances(key, {name: numbers.get(name, 0) for name in STANCES}) for key, numbers in counts.items()]
    return sorted(rows, key=lambda one: (-one.total, one.key))
