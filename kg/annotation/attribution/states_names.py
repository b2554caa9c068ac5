"""What follows the name of an actor: an act that tells when he speaks, or more of a longer name."""

import re
from functools import cache

from kg.annotation.document import Analysis
from kg.model import Span
from kg.model.keys import kind_of
from kg.ontology import Ontology
from kg.text.segmentation import opens_with_verb
from kg.text.sentences import clauses

__all__ = ["after_an_act", "of_a_state", "part_of_a_name"]

DESCRIBING = frozenset({"adverb", "adjective"})
TITLED = re.compile("\\s*[‘“「『]")
CHINESE = re.compile("[\u4e00-\u9fff]")


@cache
def _when(ontology: Ontology) -> re.Pattern[str]:
    """上任后."""
    return re.compile(rf"[^，。！？；的]{{2,10}}?(?:{ontology.lexicons.grammar.cues.when.regex})")


def after_an_act(analysis: Analysis, between: Span) -> int:
    """Where a phrase ends that tells only when the actor before it speaks: 上任后, 会晤结束时; where it begins, if none does."""
    found = _when(analysis.ontology).match(analysis.folded, *between)
    if found is None or not _is_act(analysis, between.start):
        return between.start
    inside = analysis.overlapping(Span(found.end() - 1, found.end())) or "《" in found.group()
    return between.start if inside else found.end()  # 时 of 《环球时报》


def _is_act(analysis: Analysis, at: int) -> bool:
    return opens_with_verb(analysis.folded, at) or analysis.folded.startswith(
        analysis.ontology.lexicons.grammar.predicates.verbs, at
    )


def part_of_a_name(analysis: Analysis, subject: tuple[str, Span]) -> bool:
    """Whether a state's name only begins the name of somebody who is not known: 日本广岛县议会, 韩国民众, 英国和德国民众."""
    key, span = subject
    sentence = analysis.sentence_of(span.start)
    if kind_of(key) == "group" and key not in analysis.ontology.entities:
        return analysis.folded.startswith(analysis.ontology.lexicons.grammar.nouns.of_people, span.end)
    if kind_of(key) == "state" and TITLED.match(analysis.folded, span.end):
        return True  # 日本“某某议员联盟”
    if kind_of(key) != "state" or not sentence or not CHINESE.match(analysis.folded, span.end):
        return False
    rest = Span(span.end, sentence.span.end)
    dated = any(one.span.start == span.end for one in analysis.dates_in(rest))
    titles = analysis.titles_in(Span(span.start, sentence.span.end))
    if dated or any(one.span.start <= span.end < one.span.end for one in titles):
        return False
    if _when(analysis.ontology).match(analysis.folded, span.end) and _is_act(analysis, span.end):
        return False  # 拜登政府上台以后
    state = of_a_state(analysis.ontology).match(analysis.folded, span.end)
    if state and state.end() > span.end:
        return False
    after = next((old for old in analysis.overlapping(Span(span.end, span.end + 1))), None)
    if after:
        return after.kind in ("place", "org") and after.span.start == span.end
    here = next(clauses(analysis.folded, rest), None)
    words = list(analysis.clause(here).words if here and here.start == span.end else ())
    described = next((number for number, word in enumerate(words) if word.part == "de"), 0)
    if described and all(word.part in DESCRIBING for word in words[:described]):
        words = words[described + 1 :]  # 美国|最大的|游说团体
    return (
        bool(words)
        and words[0].part == "noun"
        and words[0].text not in analysis.ontology.lexicons.grammar.nouns.of_an_office
    )


@cache
def of_a_state(ontology: Ontology) -> re.Pattern[str]:
    """美国政府: what goes on with the name of whom something is told."""
    return re.compile(f"(?:{ontology.lexicons.grammar.nouns.of_a_state.regex})?")
