"""Mentions to the entities they stand for."""

from kg.analysis import Analysis
from kg.linking import documents, events, groups, latin, metonyms, names, nominals, organs, people, treaties

__all__ = ["link"]


def link(analysis: Analysis) -> Analysis:
    """Names first, then what needs them: organs, people, nominals, documents, events, metonyms."""
    for step in (names, organs, people, nominals, treaties, groups, documents, events, latin, metonyms):
        step.link(analysis)
    return analysis
