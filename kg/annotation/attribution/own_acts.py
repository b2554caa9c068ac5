"""Where what somebody asks, promises or declares ends, because others act then: 伊朗承诺限制…，|各国解除制裁."""

import re

from kg.annotation.attribution.cue import Cue
from kg.annotation.attribution.main_clauses import depends
from kg.annotation.attribution.principals import allies_of, principal_of
from kg.annotation.attribution.scope import YEAR
from kg.annotation.attribution.sides import subject_side
from kg.annotation.attribution.sources import with_title
from kg.annotation.attribution.spans import trim
from kg.annotation.attribution.subjects import subject_of
from kg.annotation.document import Analysis
from kg.model import Span
from kg.model.keys import kind_of
from kg.text.segmentation import opens_with_verb
from kg.text.sentences import clauses

__all__ = ["opening_actor", "own_act"]

GOES_ON = re.compile(r"并|同时|也|还|以|将")  # a declaration of several acts
ATTITUDES = frozenset({"oppose", "endorse", "concern", "criticize"})
DESCRIBING = frozenset({"noun", "adjective"})
FEW = 4  # characters in which a clause says that it tells when, or what its subject is


def own_act(analysis: Analysis, cue: Cue, content: Span) -> Span:
    """Of a stance without a pause after its verb, the clauses before another act: 伊朗承诺限制…，各国解除制裁."""
    if cue.verb.naming:  # what somebody is called is one phrase
        return trim(analysis.text, next(clauses(analysis.folded, content), content))
    cues = analysis.ontology.lexicons.grammar.cues
    declared = cue.verb.text in (*cues.declaring, *cues.proposing)
    if cue.sequel or (cue.verb.illocution == "open" and not (declared or cue.verb.predicated)):
        return _before_history(analysis, cue, content)
    promised = declared or cue.verb.illocution in ("commit", "accept")
    side = allies_of(analysis, cue.speaker, principal_of(analysis, cue.speaker))
    if (told := _told_of_when(analysis, cue, content)) is not None:
        return told
    first, *rest = [*clauses(analysis.folded, content)] or [content]
    waiting = first.start if depends(analysis, first) else None  # for the next clause
    supposing = analysis.ontology.lexicons.grammar.conjunctions.supposing.pattern
    for before, clause in zip((first, *rest), rest, strict=False):
        if supposing.match(analysis.folded, *before):
            return content  # 敦促美方纠正错误，如果…，中方必将反制
        named = before == first and cue.verb.illocution in ATTITUDES and analysis.clause(first).verb is None
        if named and supposing.match(analysis.folded, *clause):
            return trim(analysis.text, first)  # 反对该协议，若遇袭一事属实，…: the writer goes on
        announced = declared and not GOES_ON.match(analysis.folded, clause.start)
        start = clause.start if waiting is None else waiting
        if (
            (promised and subject_side(analysis, clause, side) == "other")
            or (announced and not analysis.dates_in(clause) and not opens_with_verb(analysis.folded, clause.start))
            or (declared and _is_judged(analysis, clause))
            or (start > content.start and _turns_to(analysis, cue, Span(content.start, start), clause))
        ):
            return trim(analysis.text, Span(content.start, start if start > content.start else clause.start))
        waiting = start if depends(analysis, clause) else None
    return content


def _is_judged(analysis: Analysis, clause: Span) -> bool:
    """Whether a clause without a subject says what the act before it amounts to, which who announces it does not say: 严重违反协议."""
    first = next((word for word in analysis.clause(clause).words if word.part not in ("adverb", "adjective")), None)
    return first is not None and first.text in analysis.ontology.lexicons.grammar.cues.judging


def _before_history(analysis: Analysis, cue: Cue, content: Span) -> Span:
    """Of an act that one says he will do, what stands before a clause of somebody else's with its year: 表示准备重启谈判，前总统2018年…."""
    first, *rest = [*clauses(analysis.folded, content)] or [content]
    opening = analysis.clause(first).words
    if cue.sequel or not opening or opening[0].part not in ("verb", "modal"):
        return content
    for clause in rest:
        dated = any(YEAR.search(analysis.folded, *one.span) for one in analysis.dates_in(clause))
        if dated and opening_actor(analysis, clause) is not None:
            return trim(analysis.text, Span(content.start, clause.start))
    return content


def _told_of_when(analysis: Analysis, cue: Cue, content: Span) -> Span | None:
    """The content of words that only tell when another thing happened: 五国谴责试射|后，朝鲜…; 在特朗普拒绝延期|后，…."""
    first, *rest = [*clauses(analysis.folded, content)] or [content]
    words = analysis.ontology.lexicons.grammar
    goes_on = rest or analysis.folded[content.end : content.end + 1] == "，"
    ended = (
        words.approach.ending.pattern.search(analysis.folded, max(first.start, first.end - FEW), first.end)
        if goes_on
        else None
    )
    if ended is None or ended.end() < first.end:
        return None
    if not rest and analysis.clause(first).verb is None:
        return Span(content.start, content.start)  # 甲国提出要求一天后，
    start = with_title(analysis, cue.source or cue.span).start
    start -= max(
        (len(one) for one in words.titles.passing if analysis.folded.endswith(one, 0, start)), default=0
    )  # 在时任总统
    placed = analysis.folded.endswith(words.prepositions.placing, 0, start) and not cue.inherited
    if not placed and any(one.text in words.prepositions.placing for one in analysis.clause(first).words):
        return None  # 要求企业在海外投资时，遵守…; not 要求对此展开调查|后，…
    if (
        placed
        or words.approach.meanwhile.pattern.fullmatch(ended.group())
        or (rest and opening_actor(analysis, rest[0]))
    ):
        return trim(analysis.text, Span(content.start, ended.start()))
    return None


def _turns_to(analysis: Analysis, cue: Cue, before: Span, clause: Span) -> bool:
    """Whether a clause tells of somebody who is no part of what is denied or asked: 提议恢复谈判，前总统特朗普将其废止."""
    subject = opening_actor(analysis, clause)
    if subject is None or analysis.clause(clause).verb is None:
        return False
    if any(key == subject for _, key in analysis.linked(before)):
        return False
    own = subject in (cue.speaker, principal_of(analysis, cue.speaker))
    return own or kind_of(subject) == "person" or cue.verb.illocution != "request"


def opening_actor(analysis: Analysis, clause: Span) -> str | None:
    """The actor that a clause opens with as its subject."""
    subject = subject_of(analysis, clause)
    if subject is None or ":" not in subject[0]:
        return None
    before = Span(clause.start, with_title(analysis, subject[1]).start)
    against = analysis.ontology.lexicons.grammar.conjunctions.adversative.pattern
    if before.end == before.start or against.fullmatch(analysis.folded, *before):
        return subject[0]
    described = before.end - before.start <= FEW and all(
        one.part in DESCRIBING for one in analysis.clause(before).words
    )
    return subject[0] if described else None  # 前任总统特朗普
