"""Parties named inside a post: 共和党 in 首席共和党成员."""

from collections.abc import Iterator
from functools import cache

from kg.analysis import Analysis
from kg.model import Mention, Span
from kg.ontology import Ontology

__all__ = ["ORDER", "recognize"]

ORDER = 11


@cache
def _parties(ontology: Ontology) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in ontology.names:
        if name.kind == "org" and name.text.endswith("党"):
            found[name.text] = (*found.get(name.text, ()), name.key)
    return found


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """The party whose name a listed post holds, if one does."""
    parties = _parties(analysis.ontology)
    for token in analysis.tokens:
        if token.category == "post" and "党" in token.text:
            for name, keys in parties.items():
                at = token.text.find(name)
                if at >= 0:
                    start = token.span.start + at
                    yield Mention(Span(start, start + len(name)), "org", "name", keys, "party-in-post")
