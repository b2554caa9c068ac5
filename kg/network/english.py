"""English names of posts and dated meetings, composed of what their Chinese names consist of."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from kg.ontology import Ontology
from kg.text.script import fold

__all__ = ["Composer"]

DATED = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")  # 2019年12月6日维也纳会议
FILLERS = "的"


class Composer:
    """Composes only where every part has its English: part of a name would mislead."""

    def __init__(self, ontology: Ontology, known: Iterable[tuple[str, str]]) -> None:
        """`known` are Chinese names with their English: of states, organizations, places."""
        lexicon = ontology.lexicons.english
        self._lasts = {"post": _folded(lexicon.posts), "event": _folded(lexicon.meetings)}
        self._known = _folded({zh: en for zh, en in known if zh and en})

    def of(self, kind: str, label: str) -> str:
        """`post`, 美国国务卿 -> Secretary of State, United States; empty where a part is unknown, and for other kinds."""
        if kind not in self._lasts:
            return ""
        rest, when = fold(label), ""
        if kind == "event":
            dated = DATED.match(rest)
            if not dated:
                return ""
            when, rest = _day(*dated.groups()), rest[dated.end() :]
        last = next((rest[at:] for at in range(len(rest)) if rest[at:] in self._lasts[kind]), "")
        whose = self._parts(rest[: len(rest) - len(last)].strip(FILLERS))
        if not last or whose is None or (kind == "post" and not whose):
            return ""
        return ", ".join(filter(None, (self._lasts[kind][last], *whose, when)))

    def _parts(self, text: str) -> list[str] | None:
        """The English of the names that a text consists of, the nearest to its end first; None if it has others too."""
        found: list[str] = []
        while text:
            name = next((text[at:] for at in range(len(text)) if text[at:] in self._known), "")
            if not name:
                return None
            if not found or self._known[name] not in found[-1]:  # 中国外交部: the ministry's name tells whose it is
                found.append(self._known[name])
            text = text[: len(text) - len(name)]
        return found


def _folded(names: Mapping[str, str]) -> dict[str, str]:
    return {fold(zh): en for zh, en in names.items()}


def _day(year: str, month: str | None, day: str | None) -> str:
    if not month or not 1 <= int(month) <= 12:
        return year
    called = date(2000, int(month), 1).strftime("%b")
    return " ".join(filter(None, (day, called, year)))
