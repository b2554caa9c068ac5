"""Paragraphs without a cue that plainly continue the speech of the paragraph before."""

import re
from collections.abc import Iterator

from kg.analysis import Analysis
from kg.attribution.spans import trim
from kg.attribution.speakers import on_behalf_of
from kg.attribution.utterance import Utterance
from kg.model import Block, Span

__all__ = ["continued"]

OPENING = 12  # characters within which the next paragraph names the speaker again
REPORTED = re.compile(r"报道|记者|举行了|发表了|会见|据|表示|说|称|指出")


def continued(analysis: Analysis, number: int, block: Block, spoken: list[Utterance]) -> Iterator[Utterance]:
    """The sentences of such a paragraph as utterances of an official who spoke, not in quotation marks, right before."""
    lines = [one for one in analysis.sentences if one.block == number]
    if not spoken or not lines or REPORTED.search(analysis.folded, *block.span):
        return
    before = spoken[-1]
    near = analysis.document.blocks[number - 1].span
    if analysis.document.blocks[number - 1].role != "paragraph":
        return
    principal = on_behalf_of(analysis, before.speaker)
    if (
        not near.holds(before.content)
        or before.quotation == "direct"
        or not principal
        or not principal.startswith("state:")
    ):
        return
    if any(block.span.holds(one.span) for one in analysis.dates) or any(
        mention.kind in ("person", "place") for mention in analysis.between(block.span)
    ):
        return
    if any(char.isdigit() for char in analysis.folded[slice(*block.span)]) or not _resumed(
        analysis, number, before.speaker
    ):
        return
    for line in lines:
        yield Utterance(
            trim(analysis.text, line.span), before.speaker, None, None, "open", "continued", "continued", 0.6
        )


def _resumed(analysis: Analysis, number: int, speaker: str) -> bool:
    """Whether the speech plainly goes on after the paragraph: its speaker is named again at once, or the text ends."""
    following = [block for block in analysis.document.blocks[number + 1 :] if block.role == "paragraph"]
    if not following:
        return True
    opening = Span(following[0].span.start, min(following[0].span.end, following[0].span.start + OPENING))
    return any(key == speaker for _, key in analysis.linked(opening))
