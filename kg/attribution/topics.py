"""The topics a stretch of text is about, by the expressions of the thesaurus."""

from functools import cache

import ahocorasick_rs

from kg.analysis import Analysis
from kg.folding import fold
from kg.model import Span
from kg.ontology import Ontology

CHINESE = ("zh-hans", "zh-hant")

__all__ = ["topics"]


@cache
def _matcher(ontology: Ontology) -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
    expressions = sorted(_expressions(ontology).items())
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


def _expressions(ontology: Ontology) -> dict[str, str]:
    """Folded expression -> top concept of the thesaurus: 高浓铀 -> fissile-material."""
    concepts = ontology.concepts("topic")
    found: dict[str, str] = {}
    for iri, about in sorted(concepts.items()):
        top: str = iri
        while broader := [node.text for node in concepts.get(top, {}).get("broader", ())]:
            top = broader[0]
        labels = [one.text for one in about["prefLabel"] if one.language in CHINESE]
        for text in (*labels, *(one.text for one in about["hiddenLabel"])):
            found[fold(text)] = top.rsplit("/", 1)[1]
    return found
