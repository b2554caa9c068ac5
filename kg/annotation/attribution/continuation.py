"""Paragraphs without a cue that plainly continue the speech of the paragraph before."""

import re
from collections.abc import Iterator
from itertools import islice

from kg.annotation.attribution.principals import principal_of
from kg.annotation.attribution.spans import CLOSE, OPEN, trim
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.document import Analysis
from kg.model import Block, Span
from kg.model.keys import kind_of

__all__ = ["continued"]

FEW = 4  # paragraphs back to the quotation that goes on
LONG = 30  # characters of a paragraph that is a quotation and no headline
QUOTES = re.compile(r"[“「][^“”「」]*[”」]")
OPENING = 12  # characters within which the next paragraph names the speaker again


def continued(analysis: Analysis, number: int, block: Block, spoken: list[Utterance]) -> Iterator[Utterance]:
    """The sentences of such a paragraph as utterances of an official who spoke, not in quotation marks, right before."""
    lines = analysis.by_block.get(number, [])
    if spoken and lines and _quotes_on(analysis, number, block, spoken[-1]):
        yield from (_goes_on(analysis, line.span, spoken[-1].speaker) for line in lines)
        return
    if (
        not spoken
        or not lines
        or analysis.ontology.lexicons.grammar.narration.anywhere.pattern.search(analysis.folded, *block.span)
    ):
        return
    before = spoken[-1]
    near = analysis.document.blocks[number - 1].span
    if analysis.document.blocks[number - 1].role != "paragraph":
        return
    principal = principal_of(analysis, before.speaker)
    if not near.holds(before.content) or before.quotation == "direct" or not principal or kind_of(principal) != "state":
        return
    if analysis.ontology.lexicons.grammar.nouns.of_several.pattern.match(analysis.folded, block.span.start):
        return  # 三国承诺…
    if any(key == before.speaker for _, key in analysis.linked(block.span)):
        return  # 多家媒体刊登了这份公告
    if "。" not in analysis.folded[slice(*block.span)]:
        return  # a line between paragraphs: 又一场危机？
    if analysis.dates_in(block.span) or any(
        mention.kind in ("person", "place") for mention in analysis.between(block.span)
    ):
        return
    if any(char.isdigit() for char in analysis.folded[slice(*block.span)]) or not _resumed(
        analysis, number, before.speaker
    ):
        return
    yield from (_goes_on(analysis, line.span, before.speaker) for line in lines)


def _goes_on(analysis: Analysis, span: Span, speaker: str) -> Utterance:
    return Utterance(trim(analysis.text, span), speaker, None, None, "open", "continued", "continued", 0.6)


def _quotes_on(analysis: Analysis, number: int, block: Block, before: Utterance) -> bool:
    """Whether a paragraph that is one quotation, with nobody named to say it, goes on with the one quoted just before."""
    text = analysis.quoting[block.span.start : block.span.end].strip()
    near = analysis.document.blocks[max(0, number - FEW)].span.start <= before.content.start
    quoted = before.quotation in ("direct", "continued") and near
    return (
        quoted and text[:1] in OPEN and text[-1:] in CLOSE and len(text) > LONG and QUOTES.fullmatch(text) is not None
    )


def _resumed(analysis: Analysis, number: int, speaker: str) -> bool:
    """Whether the speech plainly goes on after the paragraph: its speaker is named again at once, or the text ends."""
    later = islice(analysis.document.blocks, number + 1, None)
    following = next((block.span for block in later if block.role == "paragraph"), None)
    if not following:
        return True
    opening = Span(following.start, min(following.end, following.start + OPENING))
    return any(key == speaker for _, key in analysis.linked(opening))
