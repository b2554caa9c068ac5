"""What an edge says in plain values, the same in every file of a network; and dates as days."""

import re
from calendar import monthrange
from functools import lru_cache
from typing import Any

from kg.model.namespaces import digest

__all__ = ["edge_values", "spell"]

DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")  # 2022, 2022-01, 2022-01-21


def edge_values(source: str, target: str, key: str, data: dict[str, Any]) -> dict[str, Any]:
    """Texts and numbers by name, several joined by "; "; the id is one for this edge in all files.

    `first` and `last` are days: those on which the earliest date begins and the latest ends.
    """
    evidence = data["evidence"]
    bounds = [one for date in data["dates"] for one in spell(date)]
    return {
        "id": digest(source, target, key),
        "kind": data["kind"],
        "predicate": data["predicate"],
        "label": data["label"],
        "label_en": data["label_en"],
        "polarity": data["polarity"],
        "modality": data["modality"],
        "claimed_by": "; ".join(data.get("claimed_by", ())),
        "weight": data["weight"],
        "years": "; ".join(f"{year}: {number}" for year, number in data.get("years", {}).items()),
        "outlets": data.get("outlets", 1),
        "documents": len({passage.document for passage in evidence}),
        "dates": "; ".join(data["dates"]),
        "first": min((begin for begin, _ in bounds), default=""),
        "last": max((end for _, end in bounds), default=""),
        "quote": evidence[0].quote if evidence else "",
        "title": evidence[0].title if evidence else "",
    }


@lru_cache(maxsize=4096)
def spell(date: str) -> tuple[tuple[str, str], ...]:
    """The first and last day of a date, `2022`, `2022-01`, `2022-01-21` or `A/B`; nothing where it is none.

    >>> spell("2022-02/2022-03-04")
    (('2022-02-01', '2022-03-04'),)
    """
    begin, _, end = date.partition("/")
    end = end or begin
    if not DAY.fullmatch(begin) or not DAY.fullmatch(end):
        return ()
    if len(end) == 7:
        month = int(end[5:])
        if not 1 <= month <= 12:
            return ()
        end = f"{end}-{monthrange(int(end[:4]), month)[1]:02}"
    first, last = f"{begin}-01-01"[:10] if len(begin) == 4 else f"{begin}-01"[:10], f"{end}-12-31"[:10]
    return ((first, last),) if first <= last else ()
