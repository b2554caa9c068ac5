"""Groups that only stand for their states: 美英, 两国."""

from kg.annotation.document import Analysis
from kg.annotation.entities import curated_entity

__all__ = ["members"]


def members(analysis: Analysis, key: str) -> list[str]:
    """The states of a group that the text made of them; anything else as it is."""
    if not key.startswith("group:") or key in analysis.ontology.entities:
        return [key]
    states = [f"state:{code}" for code in key.removeprefix("group:").split("-")]
    return [curated_entity(analysis, one) for one in states if one in analysis.ontology.entities] or [key]
