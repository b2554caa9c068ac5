"""Mentions to the entities they stand for."""

from kg.annotation.document import Analysis
from kg.annotation.linking import (
    conflicts,
    documents,
    groups,
    latin,
    meetings,
    metonyms,
    names,
    nominals,
    organs,
    people,
    resolutions,
    treaties,
)

__all__ = ["link"]


def link(analysis: Analysis) -> Analysis:
    """Names first, then what needs them: organs, people, nominals, documents, events, metonyms."""
    for step in (names, organs, people, nominals, treaties, groups, documents, resolutions, conflicts, meetings, latin, metonyms):
        step.link(analysis)
    return analysis
