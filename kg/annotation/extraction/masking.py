"""A sentence in which every mention is one mark, so that a rule can speak of kinds: <state>宣布退出<treaty>."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.annotation.document import Analysis
from kg.model import Mention, Span, limits
from kg.model.keys import kind_of

__all__ = ["CLASSES", "EVERY", "LISTS", "MARKS", "MaskedSentence", "mask", "needs", "parts", "verbs", "written"]

MARKS = {
    "state": "\ue000",
    "org": "\ue001",
    "group": "\ue002",
    "person": "\ue003",
    "treaty": "\ue004",
    "doc": "\ue005",
    "event": "\ue006",
    "place": "\ue007",
    "date": "\ue008",
    "arms": "\ue009",
    "matter": "\ue00a",
}
CLASSES = {
    "actor": ("state", "org", "group", "person"),
    "party": ("state", "org", "group"),
    **{kind: (kind,) for kind in MARKS},
}
EVERY = frozenset(MARKS.values())
MARK = re.compile(f"[{''.join(MARKS.values())}]")
PAUSES = "，；、"
LISTS = {
    "actors": "actor",
    "places": "place",
    "events": "event",
    "people": "person",
    "treaties": "treaty",
    "docs": "doc",
    "parties": "party",
    "states": "state",
}
VERB = re.compile(r"<verb:([^<>]+)>")
SLOT = re.compile(r"<(?:(subject|object|verb):)?([^<>]+)>")
SIDE = re.compile(r"(?<!\|)<(?:subject|object):([^<>]+)>(?![|?*])")  # not <object:state>|<place>
KEPT = re.compile('[^《》“”"「」 ]+')
LATIN = re.compile(r"[（(]\s*[A-Z][^（）()]{0,40}[）)]")


@dataclass(frozen=True, slots=True)
class MaskedSentence:
    """The marked text; for each of its characters where it comes from; for each mark the entity's key."""

    text: str
    starts: list[int]
    ends: list[int]
    keys: dict[int, str]

    def origin(self, at: int) -> Span:
        """Where in the document a character of the marked text comes from."""
        return Span(self.starts[at], self.ends[at])

    def with_subject(self, key: str, at: int) -> "MaskedSentence":
        """The same with a mark in front that the text leaves out; none for a person."""
        kind = kind_of(key)
        if kind not in ("state", "org", "group"):
            return self
        later = {place + 1: known for place, known in self.keys.items()}
        return MaskedSentence(MARKS[kind] + self.text, [at, *self.starts], [at, *self.ends], {0: key} | later)


def mask(analysis: Analysis, span: Span, more: Iterable[tuple[Span, str, str]] = ()) -> MaskedSentence:
    """Mentions, dates and titled people of a span as marks; marks of quotation and Latin brackets left out.

    `more` are other marks: place, kind and key; where a mention is, there are none.
    """
    pieces: dict[int, tuple[Span, str, str | None]] = {}
    taken: list[Span] = []
    for title in analysis.titles_in(span):
        if title.holder and title.holder in analysis.links:
            whole = Span(min(title.span.start, title.holder.start), max(title.span.end, title.holder.end))
            pieces[whole.start] = (whole, MARKS["person"], analysis.links[title.holder])
            taken.append(whole)
    for found in LATIN.finditer(analysis.text, *span):
        pieces[found.start()] = (Span(*found.span()), "", None)
        taken.append(Span(*found.span()))
    for mission in analysis.missions_in(span):
        if not any(other.overlaps(mission.span) for other in taken):
            taken.append(mission.span)
            key = analysis.links.get(mission.sender) if mission.sender else None
            pieces[mission.span.start] = (mission.span, MARKS[kind_of(key)] if key else "", key)
    for mention, key in analysis.acting(span):
        if not any(other.overlaps(mention.span) for other in taken):
            acts = None if mention.kind == "state" and _opens_a_name(analysis, mention, key) else key
            pieces[mention.span.start] = (mention.span, MARKS[mention.kind], acts)
            taken.append(mention.span)
    for one in analysis.dates_in(span):
        outer = Span(one.span.start - 1, one.span.end + 1)
        if span.holds(outer) and analysis.folded[outer.start] in "（(" and analysis.folded[one.span.end] in "）)":
            pieces[outer.start] = (outer, "", None)  # 周五（2日）is one date
            taken.append(outer)
        elif not any(other.overlaps(one.span) for other in taken):
            pieces[one.span.start] = (one.span, MARKS["date"], None)
    for place, kind, key in more:
        if not any(other.overlaps(place) for other in taken):
            pieces[place.start] = (place, MARKS[kind], key)
    return _assemble(analysis.folded, span, pieces)


def _opens_a_name(analysis: Analysis, mention: Mention, state: str) -> bool:
    """Whether a state only says whose the body right after it is, which acts alone: 也门|胡塞武装; not 伊|美代表团, of another."""
    body = next(
        (old for old in analysis.overlapping(Span(mention.span.end, mention.span.end + 1)) if old.kind == "org"), None
    )
    if body is None or body.span.start != mention.span.end or body.span not in analysis.links:
        return False
    return analysis.ontology.state_of(analysis.links[body.span]) in (None, state)


def _assemble(folded: str, span: Span, pieces: dict[int, tuple[Span, str, str | None]]) -> MaskedSentence:
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    keys: dict[int, str] = {}

    def plain(start: int, end: int) -> None:
        for found in KEPT.finditer(folded, start, end):
            text.append(found.group())
            starts.extend(range(*found.span()))
            ends.extend(range(found.start() + 1, found.end() + 1))

    at = span.start
    for start in sorted(pieces):
        where, char, key = pieces[start]
        if start < at or start >= span.end:
            continue
        plain(at, start)
        if char:
            if key:
                keys[len(starts)] = key
            text.append(char)
            starts.append(where.start)
            ends.append(where.end)
        at = where.end
    plain(at, span.end)
    return MaskedSentence("".join(text), starts, ends, keys)


def parts(marked: MaskedSentence) -> Iterator[MaskedSentence]:
    """A marked text as it is; a list of very many names in parts, each up to a pause if there is one; nothing without names."""
    start, end = 0, len(marked.text)
    places = [found.start() for found in MARK.finditer(marked.text)]
    while marked.keys and start < end:
        first = bisect_left(places, start)
        limit = places[first + limits.MARKS] if first + limits.MARKS < len(places) else end
        pause = max(marked.text.rfind(char, places[first], limit) for char in PAUSES) + 1 if limit < end else limit
        stop = pause or limit
        if stop - start == end:
            yield marked
        elif part := {at - start: key for at, key in marked.keys.items() if start <= at < stop}:
            yield MaskedSentence(marked.text[start:stop], marked.starts[start:stop], marked.ends[start:stop], part)
        start = stop


def needs(pattern: str) -> tuple[frozenset[str], ...]:
    """For each side that a pattern must have, the marks one of which it takes."""
    kinds = [found[1].split("|") for found in SIDE.finditer(pattern)]
    return tuple(frozenset(MARKS[one] for kind in wanted for one in CLASSES[LISTS.get(kind, kind)]) for wanted in kinds)


def verbs(pattern: str) -> str | None:
    """What the verb of a pattern may be, as a regular expression; None if it has no verb."""
    found = VERB.search(pattern)
    return found.group(1) if found else None


def written(pattern: str) -> str:
    """A rule's pattern as a regular expression over marked text, of which lines are lines. Raises KeyError for a kind that there is not."""

    def slot(found: re.Match[str]) -> str:
        role, kinds = found.groups()
        inside = kinds if role == "verb" else "|".join(_kind(kind) for kind in kinds.split("|"))
        return f"(?P<{role}>{inside})" if role else f"(?:{inside})"

    # [^，。；<] : no mark at all between; [^，。；] : none either, unless the rule names the kind.
    text = SLOT.sub(slot, re.sub(r"\$$", "(?=[，。；]|$)", pattern.replace("；<]", "；]")))
    return text.replace("[^，。；]", f"[^，。；{''.join(MARKS.values())}]")


def _kind(name: str) -> str:
    if name in LISTS:
        one = _kind(LISTS[name])
        return f"{one}(?:(?:[、和与及同]|以及)?{one})*"
    return "[" + "".join(MARKS[kind] for kind in CLASSES[name]) + "]"
