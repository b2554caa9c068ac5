"""Quotations whose speaker and cue come after them: “…。…。”傅聪说。 and “…，”X说，“…。”"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.analysis import Analysis
from kg.attribution.cues import Cue, find_cues
from kg.attribution.spans import CLOSE, OPEN, trim
from kg.model import Block, Span

__all__ = ["Quotation", "closes_later", "inside_quotation", "post_posed"]

CLOSING = re.compile(r"[”」]\s*")
LATER = re.compile(r"[”」]|(?<!\n)[“「]")  # a paragraph of a long quotation may begin with an opening mark again
AFTER = re.compile(r"[。！!]|$|，\s*[“「]|[：:]\s*[“「]|，(?:并|还|且)")
LONGEST = 60  # characters between the closing mark and the end of the cue


@dataclass(frozen=True, slots=True)
class Quotation:
    """One sentence of a quotation, the cue after it, and where that cue's sentence part ends."""

    content: Span
    cue: Cue
    end: int


def inside_quotation(text: str, start: int, at: int, opened: int = 0) -> bool:
    """Whether a quotation opened since `start` (or `opened` before) is still open."""
    stretch = text[start:at]
    return opened + stretch.count("“") + stretch.count("「") > stretch.count("”") + stretch.count("」")


def closes_later(text: str, end: int) -> bool:
    """Whether a quotation open at the end of a block is closed in a later one before another opens inside a line.

    Else a mark was only misprinted (…战争。“), and nothing goes on.
    """
    found = LATER.search(text, end)
    return found is not None and found.group().strip() in CLOSE[:2]


def post_posed(analysis: Analysis, block: Block) -> Iterator[Quotation]:
    """Every sentence of every quotation of a block that is followed by its speaker and a plain cue, and nothing else."""
    text = analysis.quoting
    for closing in CLOSING.finditer(text, *block.span):
        opening = max(text.rfind(mark, block.span.start, closing.start()) for mark in OPEN[:2])
        whole = opening == block.span.start or text[closing.start() - 1] in "。！？!?，,…"
        if opening < 0 or closing.start() - opening < 5 or not whole:
            continue
        for cue in find_cues(analysis, Span(closing.end(), min(block.span.end, closing.end() + LONGEST)), posed=True):
            if (
                cue.source is None
                or cue.inherited
                or cue.source.start > closing.end() + 30
                or cue.verb.illocution != "open"
            ):
                break
            if AFTER.match(text, cue.span.end):
                yield from _sentences(analysis, Span(opening + 1, closing.start()), cue)
                break


def _sentences(analysis: Analysis, inside: Span, cue: Cue) -> Iterator[Quotation]:
    for sentence in analysis.sentences:
        if sentence.span.overlaps(inside):
            place = Span(max(sentence.span.start, inside.start), min(sentence.span.end, inside.end))
            content = trim(analysis.text, place)
            if content.end - content.start >= 2:
                yield Quotation(content, cue, cue.span.end if sentence.span.end > inside.end else sentence.span.end)
