"""Where two actors differ on one subject, side by side; never who is right."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import combinations
from operator import itemgetter
from typing import Any

from kg.ontology import Ontology
from kg.positions.filtering import EVERYTHING, Filter
from kg.positions.ledger import positions
from kg.positions.rules import Rules, rules
from kg.positions.similarity import likeness
from kg.positions.stance import contradict, holds, opposed
from kg.positions.subjects import Vocabulary, actors, members
from kg.rdf.graph import RdfGraph

__all__ = ["COLUMNS", "SHORT", "differences", "differing"]

Position = dict[str, Any]
Pair = tuple[Position, Position]
Side = Callable[[Position], Hashable]

SIDE = ("actor", "actor_label", "stance", "polarity", "content", "document", "title", "date", "start", "end", "claim")
COLUMNS = (
    "subject", "subject_label", "how", "words",
    *(f"one_{name}" for name in SIDE), *(f"other_{name}" for name in SIDE), "likeness", "days", "pairs",
)  # fmt: skip
SHORT = (
    "subject_label", "words", "one_date", "one_actor_label", "one_content", "one_document",
    "other_date", "other_actor_label", "other_content", "other_document",
)  # fmt: skip
WORDS = {"stance": "立场不同 / differ in stance", "polarity": "说法不同 / differ in polarity"}
NOBODY = object()  # a side that no position takes
UNDATED = 10**6  # days between two claims of which one has no date


def differences(graph: RdfGraph, only: Filter = EVERYTHING) -> list[dict[str, Any]]:
    """One record for two actors, a subject and how they differ, with the two sentences that are nearest in time.

    By `stance`: one is for and the other against the instrument or a target of both; on a topic, in near words. By
    `polarity`: one says in like words what the other says is not so. `pairs` counts the pairs of claims there are;
    `likeness` (0 to 1) is that of the wording. If an actor is asked for, one of the two is that actor. Raises KGError.
    """
    known = Vocabulary(graph)
    who = frozenset[str]().union(*(actors(known, one) for one in only.actors))
    if only.members:
        who |= members(known, who).keys()
    found = positions(graph, replace(only, actor=None, members=False))
    return differing(found, graph.ontology, who if only.actors else None)


def differing(
    found: Iterable[Position], ontology: Ontology, who: Collection[str] | None = None
) -> list[dict[str, Any]]:
    """The same of positions that were found already; with `who` given, one of the two is one of these actors."""
    by_subject: dict[str, dict[str, list[Position]]] = defaultdict(lambda: defaultdict(list))
    for position in found:
        by_subject[position["subject"]][position["actor"]].append(position)
    return [
        record
        for _, by_actor in sorted(by_subject.items())
        for one, other in combinations(sorted(by_actor), 2)
        if who is None or one in who or other in who
        for record in _records(by_actor[one], by_actor[other], rules(ontology))
    ]


def _records(one: list[Position], other: list[Position], by: Rules) -> Iterator[dict[str, Any]]:
    ways: tuple[tuple[str, Side, Side, Callable[[Position, Position, Rules], bool]], ...] = (
        ("stance", itemgetter("stance"), lambda position: by.opposite(position["stance"]) or NOBODY, opposed),
        ("polarity", partial(holds, rules=by), partial(_unsaid, by=by), contradict),
    )
    for how, side, against, differ in ways:
        pairs = [pair for pair in _facing(one, other, side, against) if differ(*pair, by)]
        if pairs:
            nearest = min(pairs, key=partial(_rank, by=by))
            yield _record(nearest, how, len(pairs), by)


def _facing(one: list[Position], other: list[Position], side: Side, against: Side) -> Iterator[Pair]:
    """The pairs of the product of which the second is on the side that is against the first: most take none."""
    camps: dict[Hashable, list[Position]] = defaultdict(list)
    for position in other:
        camps[side(position)].append(position)
    for position in one:
        for facing in camps.get(against(position), ()):
            yield position, facing


def _unsaid(position: Position, by: Rules) -> Hashable:
    said = holds(position, by)
    return NOBODY if said is None else not said


def _rank(pair: Pair, by: Rules) -> tuple[float, ...]:
    """Nearest in time first, then the surest, then the order of the texts."""
    one, other = pair
    return _days(pair), -one["confidence"] - other["confidence"], -likeness(one["content"], other["content"], by)


def _days(pair: Pair) -> int:
    """Days between the two; of a month or year its first."""
    found = [date.fromisoformat((one["date"].partition("/")[0] + "-01-01")[:10]) for one in pair if one["date"]]
    return abs((found[0] - found[1]).days) if len(found) == len(pair) else UNDATED


def _record(pair: Pair, how: str, pairs: int, by: Rules) -> dict[str, Any]:
    one, other = pair
    days = _days(pair)
    return {
        "subject": one["subject"],
        "subject_label": one["subject_label"],
        "how": how,
        "words": WORDS[how],
        **{f"one_{name}": one[name] for name in SIDE},
        **{f"other_{name}": other[name] for name in SIDE},
        "likeness": round(likeness(one["content"], other["content"], by), 2),
        "days": None if days == UNDATED else days,
        "pairs": pairs,
    }
