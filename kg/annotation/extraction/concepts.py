"""Expressions of arms and topics in a text: 高浓铀, 核军备竞赛; the narrowest concept each names."""

from collections.abc import Iterator
from functools import cache

import ahocorasick_rs

from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology
from kg.text.script import fold

__all__ = ["concept_matches"]


def concept_matches(analysis: Analysis, span: Span) -> Iterator[tuple[Span, str]]:
    """The place and concept of each expression in a span: `arms:fissile-material`, `topic:arms-race`.

    Arms win over topics: 首先使用核武器 is a topic, and what is used are weapons.
    """
    arms = list(_matches(analysis, span, "arms"))
    yield from arms
    yield from (one for one in _matches(analysis, span, "topic") if not any(one[0].overlaps(arm) for arm, _ in arms))


def _matches(analysis: Analysis, span: Span, scheme: str) -> Iterator[tuple[Span, str]]:
    automaton, names = _matcher(analysis.ontology, scheme)
    for index, start, end in automaton.find_matches_as_indexes(analysis.folded[span.start : span.end]):
        yield Span(span.start + start, span.start + end), names[index]


@cache
def _matcher(ontology: Ontology, scheme: str) -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
    found = dict(_expressions(ontology, scheme))
    texts = sorted(found)
    automaton = ahocorasick_rs.AhoCorasick(texts, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return automaton, [found[text] for text in texts]


def _expressions(ontology: Ontology, scheme: str) -> Iterator[tuple[str, str]]:
    """Broader concepts first, so that a narrower one that shares an expression wins."""
    concepts = ontology.concepts(scheme)
    for iri, about in sorted(concepts.items(), key=lambda one: (bool(one[1].get("broader")), one[0])):
        key = f"{scheme}:{iri.rpartition('/')[2]}"
        for label in (*about["prefLabel"], *about["hiddenLabel"]):
            if label.language in ("zh-hans", "zh-hant"):
                yield fold(label.text), key
