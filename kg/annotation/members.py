"""Groups that only stand for their states: 美英, 两国."""

from kg.annotation.document import Analysis
from kg.annotation.entities import curated_entity
from kg.model.keys import EntityKey, kind_of

__all__ = ["members"]


def members(analysis: Analysis, key: str) -> list[str]:
    """The states of a group that the text made of them; anything else as it is."""
    if kind_of(key) != "group" or key in analysis.ontology.entities:
        return [key]
    states = [one for one in EntityKey.parse(key).states if one in analysis.ontology.entities]
    return [curated_entity(analysis, one) for one in states] or [key]
