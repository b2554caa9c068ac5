"""Mentions to the entities they stand for."""

from kg.annotation.document import Analysis
from kg.annotation.linking import (
    abbreviations,
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
    sides,
    treaties,
)

__all__ = ["link"]


def link(analysis: Analysis) -> Analysis:
    """Sides by the states they are called after, names, then what needs them: organs, people, nominals, documents, events, metonyms."""
    for step in (
        sides,
        names,
        organs,
        people,
        nominals,
        treaties,
        groups,
        resolutions,
        documents,
        conflicts,
        meetings,
        latin,
        abbreviations,
        metonyms,
    ):
        step.link(analysis)
    return analysis
