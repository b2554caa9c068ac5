"""Where a sentence ends, and a clause: told once, for the stages, for ingestion and for the views."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from kg.model import Document, Sentence, Span

__all__ = [
    "CLAUSE_MARKS",
    "CLOSING",
    "GAP",
    "STOPS",
    "STOP_MARKS",
    "clauses",
    "is_heading",
    "sentence_around",
    "sentences",
    "told_in",
]

STOP_MARKS = "。！？!?"
CLAUSE_MARKS = "，,；;：:"
CLOSING = "”’」』）)"
GAP = "\x1f"  # a character that is not known, in a text of which only quotes are; no canonical text holds it
FAR = 2_000  # characters on either side: no sentence is looked for beyond

# Closing marks belong to the sentence they close: …军备竞赛。” | …怎么回事？」
# A full stop of another script counts right after a Chinese character that begins nothing Latin: …袭击事件.我们也…
STOPS = re.compile(
    r"[。！？!?]+[”’」』）)\"]*|(?<!…)…{2,}+(?:[”’」』]+|(?=\s|$))|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])[”’」』]*"
)
CLAUSE_ENDS = re.compile(rf"[{CLAUSE_MARKS}{STOP_MARKS}](?!(?<=\d[:：,])\d)")  # 3:30 and 1,500 are in one clause
LINE_MARKS = f"\n{GAP}"
LINE_ENDS = re.compile(f"[{LINE_MARKS}]")
LONGEST = 400  # characters: what goes on longer is a table or a list, and is read in parts
HEADING = 80  # characters of a heading at most
PAUSES = "，；、,; "  # after which such a part may end


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of every block, in order, without surrounding blanks."""
    for number, block in enumerate(document.blocks):
        start, end = block.span
        for stop in STOPS.finditer(document.text, start, end):
            yield from _parts(document.text, start, stop.end(), number)
            start = stop.end()
        yield from _parts(document.text, start, end, number)


def clauses(text: str, span: Span) -> Iterator[Span]:
    """The stretches between commas, semicolons, colons and stops of a span, without these marks."""
    start = span.start
    for mark in CLAUSE_ENDS.finditer(text, span.start, span.end):
        if mark.start() > start:
            yield Span(start, mark.start())
        start = mark.end()
    if start < span.end:
        yield Span(start, span.end)


def is_heading(text: str, block: Span) -> bool:
    """Whether a block of a text is short and holds no full stop, as headings do."""
    return block.end - block.start <= HEADING and STOPS.search(text, *block) is None


def sentence_around(text: str, span: Span) -> Span:
    """The sentence that holds a span of a canonical text, or those that it runs over, without surrounding blanks.

    A sentence ends where `sentences` ends it, and with its line; where a text is known in pieces, with its piece.
    """
    first, last = max(0, span.start - FAR), min(len(text), span.end + FAR)
    start = max(first, *(text.rfind(mark, first, span.start) + 1 for mark in LINE_MARKS))
    found = LINE_ENDS.search(text, span.end, last)
    end = found.start() if found else last
    stops = _stops(text, start, end)
    reached = bisect_left(stops, span.end)
    passed = bisect_right(stops, span.start, 0, reached)
    start, end = stops[passed - 1] if passed else start, stops[reached] if reached < len(stops) else end
    return next((one.span for one in _trimmed(text, start, end, 0)), span)


@lru_cache(maxsize=512)
def _stops(text: str, start: int, end: int) -> tuple[int, ...]:
    """Where the sentences of a stretch end: many spans lie on one line."""
    return tuple(stop.end() for stop in STOPS.finditer(text, start, end))


def told_in(text: str, content: Span, *others: Span) -> Span:
    """The sentences in which a claim is told: that of its content, with what lies between it and others on its line."""
    near = [
        one for one in others if not LINE_ENDS.search(text, min(one.end, content.end), max(one.start, content.start))
    ]
    start, end = min(one.start for one in (content, *near)), max(one.end for one in (content, *near))
    return sentence_around(text, Span(start, end))


def _parts(text: str, start: int, end: int, block: int) -> Iterator[Sentence]:
    """The stretch as one sentence; one that is too long in parts, each up to a pause if there is one."""
    while end - start > LONGEST:
        limit = start + LONGEST
        pause = max(text.rfind(mark, limit - LONGEST // 2, limit) for mark in PAUSES) + 1
        yield from _trimmed(text, start, pause or limit, block)
        start = pause or limit
    yield from _trimmed(text, start, end, block)


def _trimmed(text: str, start: int, end: int, block: int) -> Iterator[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Sentence(Span(start, end), block)
