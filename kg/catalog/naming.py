"""What things are called, as the catalog is searched: names in any script and case, and Chinese ones in letters."""

import sqlite3
from collections.abc import Iterable

from kg.catalog.search_words import matching, plain, squeezed, tokens
from kg.catalog.spelling import PART, has_spelling, letters, spellings
from kg.catalog.things import SHOWN, Thing
from kg.model.keys import name_of

__all__ = ["named", "write_names"]

CODED = ("state", "org", "group", "treaty", "topic")  # kinds whose keys are codes that people know: CHN, P5
RANK = "CASE WHEN plain = ? THEN 0 WHEN substr(plain, 1, ?) = ? THEN 1 ELSE 2 END AS fits"
INSIDE = f"""SELECT name.thing, {RANK} FROM name_search JOIN name ON name.id = name_search.rowid
    WHERE name_search MATCH ?"""
SPELLED = f"""SELECT thing, CASE WHEN fit < {PART} AND spelling <> ? THEN 1 ELSE fit END AS fits FROM spelled
    WHERE spelling >= ? AND spelling < ?"""


def write_names(base: sqlite3.Connection, things: Iterable[Thing]) -> None:
    """Fill the tables of names."""
    spelled = has_spelling()
    number = 0
    for one in things:
        called = [one.zh, one.en, *(text for _, text in one.labels), *one.aliases, *one.expressions]
        called += [one.key, name_of(one.key)] if one.kind in CODED else []
        names = list(dict.fromkeys(way for text in called for way in (plain(text), squeezed(text)) if way))
        numbers = range(number + 1, number + len(names) + 1)
        number += len(names)
        rows = list(zip(numbers, names, strict=True))
        base.executemany("INSERT INTO name VALUES (?, ?, ?)", [(row, one.id, name) for row, name in rows])
        base.executemany(
            "INSERT INTO name_search (rowid, tokens) VALUES (?, ?)", [(row, tokens(name)) for row, name in rows]
        )
        if spelled and one.kind in SHOWN:
            base.executemany(
                "INSERT INTO spelled VALUES (?, ?, ?)",
                [(way, one.id, fit) for way, fit in sorted(_spelled(names).items())],
            )


def _spelled(names: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in names:
        for spelling, fit in spellings(name).items():
            found[spelling] = min(fit, found.get(spelling, fit))
    return found


def named(wanted: list[str]) -> tuple[str, list[str | int]]:
    """SQL for the things with a name that holds all the words, or begins so in letters, with how well it fits: 0 is best."""
    whole = " ".join(wanted)
    parts = [INSIDE]
    values: list[str | int] = [whole, len(whole), whole, matching(wanted)]
    run = squeezed(whole)
    if run and run != whole:
        parts.append(INSIDE)
        values += [run, len(run), run, matching([run])]
    if typed := letters(run):
        parts.append(SPELLED)
        values += [typed, typed, f"{typed}\x7f"]
    return " UNION ALL ".join(parts), values
