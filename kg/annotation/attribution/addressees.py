"""Whom somebody tells or says something to, and where what he says begins: 告诉法新社：…, 批评美国说，…."""

import re

from kg.annotation.attribution.cue_lexicon import Verb
from kg.annotation.attribution.sides import JOINED
from kg.annotation.attribution.states_names import of_a_state
from kg.annotation.document import Analysis
from kg.model import Span

__all__ = ["SEQUEL", "said_to", "told"]

SEQUEL = re.compile(r"[，,：:]?\s*[“「『\"]|[，,：:]")  # after a verb of saying
QUOTING = re.compile(r"[：:]\s*[“「『]")
# 告诉会员国，, 告诉英国某某电视台（Latin）：
TOLD = re.compile(r"[“「《]?[^，。；：“「\s（）()]{2,8}(?:[（(][^（）()]{1,40}[）)])?(?=[，：。])")
MORE = re.compile(r"[”」》]?[^，。：“「\s（）()]{0,12}(?:[（(][^（）()]{1,40}[）)])?(?:(?=[，：])|(?<=》)(?=[“「]))")


def told(analysis: Analysis, at: Span) -> int:
    """Where what is told begins: after 告诉 and whom, 告诉法新社：, 告诉法新社说，."""
    reach = _told_whom(analysis, at)
    said = analysis.ontology.lexicons.grammar.cues.saying.pattern.match(analysis.folded, reach)
    return said.end() if said and SEQUEL.match(analysis.folded, said.end()) else reach


def said_to(analysis: Analysis, verb: Verb, at: int) -> int:
    """Where what is said begins after a verb, whom it is said to and another verb: 批评美国说，."""
    words = analysis.ontology.lexicons.grammar
    whom = next((old for old in analysis.overlapping(Span(at, at + 1)) if old.span.start == at), None)
    if verb.text not in words.approach.addressing or whom is None:
        return at
    if QUOTING.match(analysis.quoting, whom.span.end):
        return whom.span.end  # 批评美国：“…”
    if verb.illocution == "warn" and analysis.folded.startswith("，", end := _all_told(analysis, whom.span.end)):
        besides = analysis.folded.startswith(words.cues.doing_besides, end + 1)
        return at if besides else end  # 警告美韩两国，挑衅将…; not 警告美国，并…
    said = words.cues.saying.pattern.match(analysis.folded, whom.span.end)
    return said.end() if said and SEQUEL.match(analysis.folded, said.end()) else at


def _all_told(analysis: Analysis, end: int) -> int:
    """Where a list of names ends of which the first ends there: 美|韩两国, 美国|和韩国."""
    joined = JOINED.match(analysis.folded, end)
    following = joined.end() if joined else end
    another = next((old for old in analysis.overlapping(Span(following, following + 1))), None)
    if another is not None and another.span.start == following:
        return _all_told(analysis, another.span.end)
    side = of_a_state(analysis.ontology).match(analysis.folded, end)
    end = side.end() if side else end
    both = analysis.ontology.lexicons.grammar.nouns.all_of_them.pattern.match(analysis.folded, end)
    return both.end() if both else end


def _told_whom(analysis: Analysis, at: Span) -> int:
    """Where the one who is told ends."""
    begin = at.end + (analysis.folded[at.end : at.end + 1] in ("《", "“", "「"))
    whom = next((old for old in analysis.overlapping(Span(begin, begin + 1))), None)
    if whom is None or whom.span.start != begin:
        told = TOLD.match(analysis.folded, at.end)
        return told.end() if told else at.end
    side = of_a_state(analysis.ontology).match(analysis.folded, whom.span.end)
    end = side.end() if side else whom.span.end
    more = MORE.match(analysis.folded, end)
    return more.end() if more else end
