"""Verbs that say nothing themselves, but describe a noun with what they bring in: 支持重返协议的总统."""

from kg.annotation.document import Analysis
from kg.annotation.lexical.clause import Clause
from kg.annotation.lexical.clause_words import closed_classes
from kg.model import Span
from kg.text.sentences import clauses

__all__ = ["only_describes"]


def only_describes(analysis: Analysis, at: Span) -> bool:
    """Whether a verb and all that it brings in only describe a noun that a verb or preposition governs: 向支持重返协议的拜登示好."""
    sentence = analysis.sentence_of(at.start)
    here = next((one for one in clauses(analysis.folded, sentence.span) if one.holds(at)), None) if sentence else None
    if here is None or "的" not in analysis.folded[at.end : here.end]:
        return False
    parsed = analysis.clause(here)
    start = next((one.start for one in parsed.relative if one.holds(at)), at.start)
    before = next((one for one in reversed(parsed.words) if one.end <= start), None)
    governing = ("verb", "preposition") if start < at.start else ("preposition",)
    if _identifies(parsed, start):
        return True
    joining = before is not None and before.text in closed_classes(analysis.ontology).with_  # 与已宣布战略的伙伴一道
    return before is not None and (before.part in governing or joining) and before.text != "以"  # 以要求…: what for


def _identifies(parsed: Clause, at: int) -> bool:
    """Whether the words before a place say what somebody named is: 德国是当年|反对该条约的国家, not 德国的立场是|反对核武器的扩散."""
    words = [one for one in parsed.words if one.end <= at]
    while words and words[-1].part in ("time", "adverb"):
        words.pop()
    return len(words) > 1 and words[-1].text == "是" and words[-2].part == "name"
