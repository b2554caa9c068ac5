"""Who stands nearer to a verb of saying than the first actor of its clause, and is its subject."""

from collections.abc import Sequence

from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.sources import JOINT, SourceCandidate, preposed, with_title
from kg.annotation.document import Analysis
from kg.model import Span
from kg.model.keys import kind_of
from kg.text.sentences import clauses, is_heading

__all__ = ["another_is_nearer"]

GOVERNING = ("verb", "verbal", "preposition", "conjunction", "de")
ALONE = ("person", "unnamed")
PARTIES = (*ALONE, "state", "org", "group")


def another_is_nearer(analysis: Analysis, reach: int, later: Sequence[SourceCandidate], end: int) -> bool:
    """Whether another stands right before the verb as its subject: 日本在野党党首野田佳彦22日说, 许多专家认为, 在印度感谢美国后.

    A state or body does in a heading, where no stop parts it from what another did: 美向伊转交方案伊朗否认….
    """
    filler = cue_lexicon(analysis.ontology).filler
    for actor in later:
        begin = with_title(analysis, actor.span).start
        sentence = analysis.sentence_of(begin)
        if begin < reach and JOINT.search(analysis.folded, begin - 2, begin):
            continue  # one of those joined to the first, and no person right after his body
        if not sentence or not filler.fullmatch(analysis.folded, actor.reach, end):
            continue
        if analysis.folded[begin - 1 : begin] == "在" and _only_tells_when(analysis, Span(end, sentence.span.end)):
            return True
        kinds = PARTIES if is_heading(analysis.folded, analysis.block_of(begin).span) else ALONE
        if kind_of(actor.key) not in kinds or preposed(analysis, begin, sentence.span.start):
            continue
        listed = begin <= reach or analysis.mentions.ending_at(begin) or JOINT.search(analysis.folded, reach, begin)
        if kind_of(actor.key) != "person" and listed:
            continue  # 伊朗消息人士, 他和其他专家, 美|以称
        before = analysis.clause(Span(sentence.span.start, begin)).words
        if before and before[-1].part not in GOVERNING:
            return True
    return False


def _only_tells_when(analysis: Analysis, rest: Span) -> bool:
    """Whether a phrase of time ends the clause that goes on there, or its verb: 美国后再次跳脚."""
    here = next(clauses(analysis.folded, rest), rest)
    found = analysis.ontology.lexicons.grammar.cues.when.pattern.search(analysis.folded, *here)
    return found is not None
