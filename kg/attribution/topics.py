"""The topics a stretch of text is about, by the expressions of the thesaurus."""

from functools import cache

import ahocorasick_rs

from kg.analysis import Analysis
from kg.model import Span
from kg.ontology import Ontology

__all__ = ["topics"]


@cache
def _matcher(ontology: Ontology) -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
    expressions = sorted(ontology.topic_expressions.items())
    automaton = ahocorasick_rs.AhoCorasick(
        [text for text, _ in expressions], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    return automaton, [topic for _, topic in expressions]


def topics(analysis: Analysis, span: Span) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Topics (at most three, in the order met) and the instruments mentioned."""
    automaton, names = _matcher(analysis.ontology)
    hits = automaton.find_matches_as_indexes(analysis.folded[span.start : span.end])
    found = tuple(dict.fromkeys(names[index] for index, _, _ in hits))[:3]
    instruments = tuple(dict.fromkeys(key for mention, key in analysis.linked(span) if mention.kind == "treaty"))
    return found, instruments
