"""Sentences as pairs of characters: the search of SQLite finds no Chinese word in a text without blanks, and so none of two characters."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.text.script import fold

__all__ = ["Query", "pairs", "queries"]


class Query(NamedTuple):
    """A question in SQL; `:words`, `:side` … in it are asked for."""

    name: str
    zh: str
    en: str
    sql: str


def pairs(text: str) -> str:
    """Each character with the next one, the last of a run alone; of a text in traditional characters also in simplified ones.

    >>> pairs("核共享 NPT")
    '核共 共享 享 NP PT T'
    """
    folded = fold(text)
    ways = (text,) if folded == text else (text, folded)
    runs = [run for way in ways for run in way.split()]
    return " ".join(run[at : at + 2] for run in runs for at in range(len(run)))


@cache
def queries() -> tuple[Query, ...]:
    """The saved questions: two lines of comment say each in Chinese and English."""
    found = []
    for path in sorted((Path(__file__).parent / "queries").glob("*.sql")):
        zh, en, *sql = path.read_text(encoding="utf-8").splitlines()
        found.append(Query(path.stem, zh.removeprefix("-- "), en.removeprefix("-- "), "\n".join(sql)))
    return tuple(found)
