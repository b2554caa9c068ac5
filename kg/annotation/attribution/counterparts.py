"""Another's words set against those just reported: 甲方提议撤军，乙方则主张停火; 甲国指责乙国违约，乙国则予以否认."""

import re
from functools import cache

from kg.annotation.attribution.cue import Cue
from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.cue_speakers import clause_start
from kg.annotation.attribution.principals import principal_of
from kg.annotation.attribution.sides import ACTORS
from kg.annotation.attribution.sources import named_once, source_candidates, with_title
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.attribution.weak_verbs import answered_proposal
from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology
from kg.text.sentences import clauses

__all__ = ["before_counterpart", "concedes", "is_counterpart", "outer_goes_on", "sets_another_beside", "turns_against"]

NEXT_IN_LIST = re.compile(r"[”」』]；[^，。；“”]{0,10}$")  # …”；而伊朗的邻国|土耳其
FAR_BACK = 80  # characters before a speaker in which his clause may begin
FAR = 24  # characters between who answers and the verb


@cache
def _set_against(ontology: Ontology) -> re.Pattern[str]:
    """What stands right after who is set against another: 则, 方面则, 官员却."""
    words = ontology.lexicons.grammar.headings
    return re.compile(rf"(?:{words.who.regex})?(?:{ontology.lexicons.grammar.conjunctions.contrasting.regex})")


def before_counterpart(analysis: Analysis, cue: Cue, content: Span) -> Span:
    """The content of a cue up to the clause in which another answers, says or denies something."""
    if _may_contrast(cue):
        return content
    own = (cue.speaker, principal_of(analysis, cue.speaker))
    alongside = analysis.ontology.lexicons.grammar.conjunctions.alongside
    for clause in list(clauses(analysis.folded, content))[1:]:
        first = next(iter(analysis.acting(clause)), None)
        if first is None or first[1] in own or first[0].kind not in ACTORS:
            continue
        if (
            not cue.sequel
            and first[0].span.start == clause.start + 1
            and analysis.folded.startswith(alongside, clause.start)
        ):
            return Span(content.start, clause.start - 1)  # 宣称会遵守，而美国…
        opens = with_title(analysis, first[0].span).start - clause.start <= 1
        against = _set_against(analysis.ontology).match(analysis.folded, first[0].span.end, clause.end)
        if opens and against and _speaks(analysis, Span(against.end(), min(clause.end, against.end() + FAR))):
            return Span(content.start, clause.start - 1)
    return content


def is_counterpart(analysis: Analysis, cue: Cue, before: Cue) -> bool:
    """Whether a cue is of such a clause after another cue, or answers what that one asks for (…，乙拒绝这项提议): it is no part of its content."""
    if cue.source is None or cue.inherited or _may_contrast(before):
        return False
    start = with_title(analysis, cue.source).start
    against = _set_against(analysis.ontology).match(analysis.folded, cue.source.end, cue.span.start + 1)
    answered = before.verb.illocution == "request" and answered_proposal(analysis, cue.verb, cue.reach) is not None
    return (against is not None or answered) and analysis.folded[start - 1 : start] in ("，", "；")


def outer_goes_on(analysis: Analysis, cue: Cue, outer: Cue, said: Utterance) -> int | None:
    """Where in the words that a cue brings in the outer speaker goes on with his own: …，这一说法…; 甲说，乙表示愿意主办，甲国对此….

    What is granted (虽然乙表示…) ends where something is set against it.
    """
    if said.quotation == "direct" and not concedes(analysis, cue):
        return None
    against = _behind_the_granted(analysis.ontology) if concedes(analysis, cue) else _rejoinder(analysis.ontology)
    if rest := against.search(analysis.folded, *said.content):
        return rest.end(1)
    if (
        not cue.sequel
        and cue is not outer
        and (judged := _taken_up(analysis.ontology).search(analysis.folded, *said.content))
    ):
        return judged.end(1)
    own = {outer.speaker, principal_of(analysis, outer.speaker)} - {None, cue.speaker}
    if cue is outer or not (outer.sequel and outer.verb.illocution == "open") or cue.sequel:
        return None
    for clause in list(clauses(analysis.folded, said.content))[1:]:
        first = next(iter(analysis.acting(clause)), None)
        if first and first[1] in own and first[0].span.start == clause.start:
            return clause.start
    return None


def concedes(analysis: Analysis, cue: Cue) -> bool:
    """Whether what a cue reports is only granted, and what follows set against it: 虽然Y表示…，但…."""
    words = analysis.ontology.lexicons.grammar.conjunctions.conceding
    begin = (
        with_title(analysis, cue.source).start if cue.source and cue.source.end <= cue.span.start else cue.span.start
    )
    start = clause_start(analysis.folded, max(0, begin - FAR_BACK), begin)
    return words.pattern.search(analysis.folded, start, cue.span.start) is not None


@cache
def _rejoinder(ontology: Ontology) -> re.Pattern[str]:
    """The comma before what a speaker says of the words he reports: ，这一说法…, ，这从未发生."""
    return re.compile(rf"(，)(?:{ontology.lexicons.grammar.cues.rejoining.regex})")


@cache
def _taken_up(ontology: Ontology) -> re.Pattern[str]:
    """The comma before what is said of an act that was reported without a pause: 指责对方违约，这是…."""
    return re.compile(rf"(，)(?:{ontology.lexicons.grammar.cues.demonstrating.regex})")


@cache
def _behind_the_granted(ontology: Ontology) -> re.Pattern[str]:
    """The comma before what is set against something granted: ，但…, ，制裁却…, ，他依然…."""
    words = ontology.lexicons.grammar.conjunctions
    return re.compile(rf"(，)(?=[^，。；]{{0,8}}?(?:{words.adversative.regex}|{words.remaining.regex}))")


def _may_contrast(cue: Cue) -> bool:
    """Whether who speaks may set two others against each other himself: 王毅说，美方主张施压，俄方则主张谈判."""
    return cue.sequel and cue.verb.illocution == "open"


def _speaks(analysis: Analysis, span: Span) -> bool:
    return cue_lexicon(analysis.ontology).pattern.search(analysis.folded, *span) is not None


def turns_against(analysis: Analysis, cue: Cue, last: Cue) -> bool:
    """Whether another's stance is set against what somebody said in passing: 拜登政府表示将重启谈判，但伊朗坚持…; 表示“…”；而伊朗则谴责…."""
    if cue.inherited or not cue.source or cue.verb.illocution == "open":
        return False
    between = analysis.folded[last.reach : with_title(analysis, cue.source).start]
    if NEXT_IN_LIST.search(between):
        return True
    return not last.sequel and bool(_against(analysis.ontology).search(between))


@cache
def _against(ontology: Ontology) -> re.Pattern[str]:
    return re.compile(rf"，(?:{ontology.lexicons.grammar.conjunctions.adversative.regex}是?)[^，。；]{{0,6}}$")


def sets_another_beside(analysis: Analysis, speaker: str, span: Span) -> bool:
    """Whether a sentence opens with another actor whom 则 sets beside the one who spoke: 美国国务院官员则与…."""
    contrasting = analysis.ontology.lexicons.grammar.conjunctions.contrasting
    first = next(iter(named_once(analysis, source_candidates(analysis, span))), None)
    if first is None or with_title(analysis, first.span).start != span.start or first.key == speaker:
        return False
    return analysis.folded.startswith(contrasting, first.reach)
