"""Latin names in brackets: what the mention before them stands for."""

from kg.annotation.document import Analysis
from kg.annotation.entities import add_alias

__all__ = ["link"]


def link(analysis: Analysis) -> None:
    """日本放送协会（NHK）: two names of one thing."""
    for first, second in zip(analysis.mentions, analysis.mentions[1:], strict=False):
        if second.subtype == "acronym" and first.span in analysis.links:
            key = analysis.links[second.span] = analysis.links[first.span]
            add_alias(analysis, key, analysis.text[second.span.start : second.span.end])
