"""Blocks into sentences."""

import re
from collections.abc import Iterator

from kg.model import Document, Sentence, Span

__all__ = ["clauses", "sentences"]

# Closing marks belong to the sentence they close: …军备竞赛。” | …怎么回事？」
# A full stop of another script counts right after a Chinese character that begins nothing Latin: …袭击事件.我们也…
STOPS = re.compile(
    r"[。！？!?]+[”’」』）)\"]*|(?<!…)…{2,}+(?:[”’」』]+|(?=\s|$))|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])[”’」』]*"
)
CLAUSE_ENDS = re.compile(r"[，,；;：:。！？!?]")
LONGEST = 400  # characters: what goes on longer is a table or a list, and is read in parts
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
