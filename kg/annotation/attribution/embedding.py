"""Claims inside claims: the words of one that another reports."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.annotation.document import Analysis
from kg.model import Claim, Span

__all__ = ["embedded"]

NEAR = 60  # claims on each side among which the one that holds another is looked for


def embedded(analysis: Analysis, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, those in another's words tied to what that speaker says of his own in the same paragraph."""
    outer: dict[int, Claim] = {}
    for number, claim in enumerate(claims):
        if claim.relayed_by:
            block = analysis.block_of(claim.content.span.start).span
            if found := _nearest(claim, block, claims[max(0, number - NEAR) : number + NEAR]):
                outer[number] = found
    for number, claim in enumerate(claims):
        yield replace(claim, embedded_in=outer[number]) if number in outer else claim


def _nearest(inner: Claim, block: Span, claims: Sequence[Claim]) -> Claim | None:
    """The claim of the relaying speaker that holds the inner one, else the last before it, else the next after it."""
    own = [one for one in claims if one.speaker == inner.relayed_by and block.holds(one.content.span)]
    span = inner.content.span
    holding = [one for one in own if one.content.span.holds(span)]
    before = [one for one in own if one.content.span.end <= span.start]
    after = [one for one in own if one.content.span.start >= span.end]
    return next(iter([*holding, *reversed(before), *after]), None)
