"""The topics a stretch of text is about, by the expressions of the thesaurus."""

from functools import cache

import ahocorasick_rs

from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology
from kg.text.script import fold

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
    people = [mention.span for mention, _ in analysis.linked(span) if mention.kind == "person"]
    whole = (index for index, start, end in hits if not _part_of_name(people, span.start + start, span.start + end))
    found = tuple(dict.fromkeys(names[index] for index in whole))[:3]
    instruments = tuple(dict.fromkeys(key for mention, key in analysis.linked(span) if mention.kind == "treaty"))
    return found, instruments


def _part_of_name(people: list[Span], start: int, end: int) -> bool:
    """萨德 in 法克里萨德; not 纳瓦尔尼, who is a topic himself."""
    return any(one.start <= start and end <= one.end and one != Span(start, end) for one in people)


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
