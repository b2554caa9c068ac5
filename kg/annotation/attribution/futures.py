"""Futures that promise nothing: what only will come, what is expected, and what is about nobody."""

import re
from functools import cache

from kg.annotation.attribution.sides import Side, subject_side
from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology
from kg.text.segmentation import words
from kg.text.sentences import clauses

__all__ = ["is_foretold", "promises_nothing"]

AHEAD = 6  # characters that are cut to see what a word is
NOUNS = ("noun", "time", "place")


def promises_nothing(analysis: Analysis, masked: str, span: Span, at: int, side: Side) -> bool:
    """Whether 将 and the like have a subject that is nobody (这次访问将…) or tell what is expected, so that nothing is promised."""
    end = at - span.start
    ending = (one for one in analysis.ontology.lexicons.grammar.adverbials.will if masked[:end].endswith(one))
    word = max(ending, key=len, default=None)
    start = max(masked.rfind(mark, 0, end) for mark in "，；：,") + 1
    if analysis.ontology.lexicons.grammar.adverbials.expecting.pattern.search(masked, start, end):
        return True  # 他预计各方将回来
    if word is not None and _is_no_modal(analysis, at - len(word), word):
        return True
    if word is None or subject_side(analysis, Span(span.start + start, span.start + end), side):
        return False
    if not _adverbs(analysis.ontology).fullmatch(masked[start : end - len(word)]):
        return True
    return _goes_on_about_nobody(analysis, span.start + start, side)


def is_foretold(analysis: Analysis, source: Span, verb: Span) -> bool:
    """Whether a speaker will only say it: 总统将在会谈中强调…. Asked of words, since 会谈 foretells nothing."""
    foretelling = analysis.ontology.lexicons.grammar.approach.foretelling
    return any(word.text in foretelling for word in analysis.clause(Span(source.end, verb.start)).words)


def _is_no_modal(analysis: Analysis, at: int, word: str) -> bool:
    """Whether what looks like 会 is a noun, alone or with what follows: 会|前, 会后, 会场."""
    if len(word) > 1:
        return False
    found = words(analysis.folded[at : at + AHEAD])
    first, following = found[0], found[1][1] if len(found) > 1 else None
    if first[0] == word:
        return following == "place"
    return first[1] in NOUNS and words(first[0][1:])[0][1] != "preposition"  # 会|同各方保持沟通


def _goes_on_about_nobody(analysis: Analysis, at: int, side: Side) -> bool:
    """Whether the clause before one without a subject is about no actor: 贸易是政策的一部分，但不会成为动力."""
    sentence = analysis.sentence_of(at)
    before = list(clauses(analysis.folded, Span(sentence.span.start, at))) if sentence else []
    if not before or subject_side(analysis, before[-1], side):
        return False
    parsed = analysis.clause(before[-1])
    return parsed.subject is not None and parsed.verb is not None and parsed.subject.start == before[-1].start


@cache
def _adverbs(ontology: Ontology) -> re.Pattern[str]:
    """What may stand before 将 where the subject is left out, or was named before."""
    return re.compile(f"(?>{ontology.lexicons.stance.own.adverbs.longest_first})*")
