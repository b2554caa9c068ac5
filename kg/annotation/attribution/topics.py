"""The topics a stretch of text names: expressions of the thesaurus, and words that make one beside an entity."""

from collections.abc import Iterator
from functools import cache

import ahocorasick_rs

from kg.annotation.document import Analysis
from kg.model import Span
from kg.model.keys import kind_of
from kg.ontology import Ontology
from kg.ontology.compiled import index_of
from kg.ontology.lexicons.topics import Together
from kg.text.pattern_index import PatternIndex
from kg.text.script import fold

CHINESE = ("zh-hans", "zh-hant")
OTHER = "other"  # the topic of what has no topic: no word tells it
MOST = 3

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
    linked = list(analysis.linked(span))
    people = [mention.span for mention, _ in linked if mention.kind == "person"]
    blocked: list[Span] = []
    found: list[tuple[int, str]] = []
    for index, start, end in automaton.find_matches_as_indexes(analysis.folded[span.start : span.end]):
        place = Span(span.start + start, span.start + end)
        if not names[index]:
            blocked.append(place)
        elif not _part_of_name(people, place):
            found.append((place.start, names[index]))
    treaties = [mention.span for mention, _ in linked if mention.kind == "treaty"]
    found += _together(analysis, span, [key for _, key in linked], [*treaties, *blocked])
    instruments = tuple(dict.fromkeys(key for mention, key in linked if mention.kind == "treaty"))
    return tuple(dict.fromkeys(topic for _, topic in sorted(found)))[:MOST], instruments


def _together(analysis: Analysis, span: Span, keys: list[str], hidden: list[Span]) -> Iterator[tuple[int, str]]:
    """The topics that a word makes beside an entity, each with the place of the word."""
    text = analysis.folded[span.start : span.end]
    for one in hidden:
        start, end = one.start - span.start, one.end - span.start
        text = text[:start] + "\0" * (end - start) + text[end:]
    rows = analysis.ontology.lexicons.topics.together
    for number in _words_together(analysis.ontology).possible(text):
        row = rows[number]
        word = row.patterns.pattern.search(text)
        rivals = {key for other in rows if other is not row for key in other.keys} - {*row.keys}
        if word and (_beside(row, keys) or (rivals.isdisjoint(keys) and _under_title(analysis, row, span))):
            yield span.start + word.start(), row.topic


@cache
def _words_together(ontology: Ontology) -> PatternIndex:
    return index_of("topics", [(row.patterns.regex, 0) for row in ontology.lexicons.topics.together])


def _beside(row: Together, keys: list[str]) -> bool:
    return any(key in row.keys or kind_of(key) in row.kinds for key in keys)


def _under_title(analysis: Analysis, row: Together, span: Span) -> bool:
    title = analysis.document.blocks[0].span
    if title.overlaps(span):
        return False
    if ("title",) not in analysis.known:
        analysis.known["title",] = [key for _, key in analysis.linked(title)], topics(analysis, title)[0]
    keys, named = analysis.known["title",]
    return _beside(row, keys) or any(topic in row.titled for topic in named)


def _part_of_name(people: list[Span], place: Span) -> bool:
    """萨德 in 法克里萨德; not 纳瓦尔尼, who is a topic himself."""
    return any(one.holds(place) and one != place for one in people)


def _expressions(ontology: Ontology) -> dict[str, str]:
    """Folded expression -> top concept of the thesaurus, 高浓铀 -> fissile-material; blockers -> nothing."""
    concepts = ontology.concepts("topic")
    found: dict[str, str] = {}
    for iri, about in sorted(concepts.items()):
        top: str = iri
        while broader := [node.text for node in concepts.get(top, {}).get("broader", ())]:
            top = broader[0]
        labels = [one.text for one in about["prefLabel"] if one.language in CHINESE]
        for text in (*labels, *(one.text for one in about["hiddenLabel"])):
            found[fold(text)] = top.rsplit("/", 1)[1]
    blockers = dict.fromkeys(ontology.lexicons.topics.blockers.words, "")
    return blockers | {text: topic for text, topic in found.items() if topic != OTHER}
