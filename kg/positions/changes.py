"""What became of a position: first said, repeated, worded anew, reversed, or no longer said."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from kg.positions.rules import Rules
from kg.positions.similarity import alike
from kg.positions.stance import contradict, opposed

__all__ = ["dropped", "mark"]

Position = dict[str, Any]


def mark(said: Iterable[Position], rules: Rules) -> None:
    """Set `change` and `earlier` (the claim it is measured by) of one actor's positions on one subject, in order.

    first: nothing on the subject before, or no side taken on it. reversed: on the other side than the actor was last, on
    an earlier day, and on each of the two days it took that side only. repeated: the same stance in like words.
    new-wording: otherwise worded, or of no side. undated: no date to tell by.
    """
    before: list[Position] = []
    for date, group in groupby(said, key=lambda one: one["date"]):
        day = list(group)
        for at, one in enumerate(day):
            one["change"], one["earlier"] = _change(one, before, day, day[:at], rules) if date else ("undated", None)
        before += day


def _change(
    one: Position, before: list[Position], day: list[Position], today: list[Position], rules: Rules
) -> tuple[str, str | None]:
    earlier = [*before, *today]
    if not earlier:
        return "first", None
    if turned := _turned(one, before, day, rules):
        return "reversed", turned["claim"]
    same = [old for old in earlier if old["stance"] == one["stance"]]
    alikes = [old for old in same if alike(old["content"], one["content"], rules)]
    if like := [old for old in alikes if not contradict(old, one, rules)]:
        return "repeated", like[-1]["claim"]
    if rules.opposite(one["stance"]) and not any(rules.opposite(old["stance"]) for old in earlier):
        return "first", None
    return "new-wording", (same or earlier)[-1]["claim"]


def _turned(one: Position, before: list[Position], day: list[Position], rules: Rules) -> Position | None:
    """The earlier position that this one reverses."""
    last = next((old for old in reversed(before) if opposed(old, one, rules)), None)
    if last is None or any(opposed(one, now, rules) for now in day):
        return None
    return None if any(opposed(last, old, rules) for old in before if old["date"] >= last["date"]) else last


def dropped(said: Iterable[Position], days: Mapping[str, set[tuple[str, str]]], documents: int) -> list[Position]:
    """The last record of each position that takes a side or demands something and is not in the later documents.

    A position is an actor's stance on a subject. It counts as dropped if at least so many documents in which the
    actor says anything (`days`: actor -> dates and names) are of later days, and it is in none of them. `silent` is
    their number; `silent_on_subject` that of those in which the actor speaks of the subject all the same.
    """
    last: dict[tuple[str, str, str], Position] = {}
    spoken: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for one in said:
        if one["date"]:
            last[one["actor"], one["subject"], one["stance"]] = one
            spoken[one["actor"], one["subject"]].add((one["date"], one["document"]))
    found = []
    for (actor, subject, taken), one in last.items():
        later = {day for day in days[actor] if day[0] > one["date"]}
        if taken != "neutral" and len(later) >= documents:
            silent = {"silent": len(later), "silent_on_subject": len(later & spoken[actor, subject])}
            found.append({**one, "change": "dropped", **silent})
    return found
