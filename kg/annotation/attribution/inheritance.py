"""Whose subject a clause without one takes over before a verb of saying: …，并呼吁…; 甲呼吁“…”，乙发表演讲，表示…."""

import re
from functools import cache

from kg.annotation.attribution.bystanders import is_medium
from kg.annotation.attribution.cue import Cue
from kg.annotation.attribution.cue_speakers import in_closed_quotation, quoted_by_medium
from kg.annotation.attribution.sources import NOBODY, source_candidates, with_title
from kg.annotation.attribution.spans import CLOSE, OPEN
from kg.annotation.attribution.states_names import part_of_a_name
from kg.annotation.attribution.subjects import last_subject
from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology
from kg.text.sentences import clauses

__all__ = ["inherited_subject", "issues_something"]


def inherited_subject(
    analysis: Analysis, before: Span, last: Cue | None, item: re.Match[str] | None
) -> tuple[str, Span] | None:
    """The subject that a clause without one takes over: of the list's document, of the cue before, of the sentence."""
    if not (last and last.source) and not item and (offended := _offended(analysis, before)):
        return offended
    subject = _taken_over(analysis, before, last, item)
    if last and subject == (last.speaker, last.source):
        return subject
    return None if subject and part_of_a_name(analysis, subject) else subject


def _taken_over(
    analysis: Analysis, before: Span, last: Cue | None, item: re.Match[str] | None
) -> tuple[str, Span] | None:
    if item:
        documents = [(key, mention.span) for mention, key in analysis.linked(before) if mention.kind == "doc"]
        if documents:
            return documents[-1]
    parted = analysis.folded.rfind("；", last.span.end if last else before.start, before.end) + 1
    if parted and (subject := last_subject(analysis, Span(parted, before.end))):
        return subject  # 中情局称…；2008年，原子能机构的简报列举数字，披露…
    if last and last.sequel and last.speaker in analysis.ontology.outlets:
        reported = _opens_with(analysis, Span(last.reach, before.end))
        if reported and ":" in reported[0]:
            return reported  # 某报称，甲在接受采访时表示…
    if last and (issuer := _issuer_just_before(analysis, last, before.end)):
        return issuer
    if last and last.source:
        # what is said without a pause ends where another clause has a subject: 甲将乙称为…，丙则反对，要求…
        stance = analysis.quoting[last.reach : last.reach + 1] in OPEN and last.verb.illocution != "open"
        said = _closed_before(analysis, Span(last.reach, before.end)) if stance else None if last.sequel else last.reach
        rest = 0 if said is None else analysis.folded.find("，", said, before.end) + 1
        own = _opens_with(analysis, Span(rest, before.end)) if rest else None
        strangers = _people(analysis, Span(rest, before.end)) if rest and not own else None
        return own or strangers or (last.speaker, last.source)
    subject = quoted_by_medium(analysis, Span(before.start, before.end - 1)) or last_subject(analysis, before)
    if subject and (strangers := _people(analysis, Span(subject[1].end, before.end))):
        return strangers
    printed = _author_printed(analysis, before) if subject and is_medium(analysis, *subject) else None
    if printed:
        return printed if ":" in printed[0] else None
    return None if subject and _in_quoted_words(analysis, subject[1], before.end) else subject


def _people(analysis: Analysis, span: Span) -> tuple[str, Span] | None:
    """Those without a name who act in one of the clauses of a stretch after the first comma: 甲宣布试射，反核人士表示担忧，并呼吁…."""
    endings = analysis.ontology.lexicons.grammar.nouns.of_persons
    for clause in reversed(list(clauses(analysis.folded, span))):
        parsed = analysis.clause(clause)
        subject = parsed.subject
        if (
            subject is not None
            and parsed.verb is not None
            and (clause.start > span.start or analysis.folded[span.start - 1] == "，")
            and analysis.folded.endswith(endings, *subject)
            and analysis.free(subject)
        ):
            return NOBODY, subject
    return None


@cache
def _printed(ontology: Ontology) -> re.Pattern[str]:
    words = ontology.lexicons.grammar.sources
    return re.compile(rf"(?:{words.printing.regex})(?P<whose>[^，。；]{{1,60}})(?:{words.printed.regex})[，,]?$")


def _author_printed(analysis: Analysis, before: Span) -> tuple[str, Span] | None:
    """Whose article a medium only prints: 朝中社刊登了评论家甲的文章|，指责…; `nobody` where nobody knows whose it is."""
    whose = _printed(analysis.ontology).search(analysis.folded, *before)
    if whose is None:
        return None
    found = sorted(source_candidates(analysis, Span(*whose.span("whose"))), key=lambda one: one.span.start)
    return found[-1][:2] if found else (NOBODY, before)


def _offended(analysis: Analysis, before: Span) -> tuple[str, Span] | None:
    """Who answers what was done, in the last clause before his words that does not only go on: …，引发中国强烈反弹，并认为…."""
    approach = analysis.ontology.lexicons.grammar.approach
    for clause in reversed(list(clauses(analysis.folded, before))):
        for key, span, _ in source_candidates(analysis, clause):
            opens = analysis.folded[clause.start : span.start] in approach.causing
            if opens or analysis.folded.endswith(approach.rousing, clause.start, span.start):
                whole = any(old.subtype == "government" for old in analysis.overlapping(span))
                return (key, span) if whole or not part_of_a_name(analysis, (key, span)) else (NOBODY, span)
        if not analysis.folded.startswith(approach.going_on, clause.start):
            break
    return None


def _in_quoted_words(analysis: Analysis, subject: Span, end: int) -> bool:
    """Whether an actor is only part of what quotation marks hold: “中菲人员中心”成立，称…; not “人权观察”发布报告，称…."""
    whole = analysis.quoting[subject.start - 1] in OPEN and analysis.quoting[subject.end] in CLOSE
    return not whole and in_closed_quotation(analysis, subject.end, end)


def _closed_before(analysis: Analysis, span: Span) -> int | None:
    """Where the last quotation of a stretch is closed, if none is open at its end."""
    opened = max(analysis.quoting.rfind(mark, *span) for mark in OPEN)
    closed = max(analysis.quoting.rfind(mark, *span) for mark in CLOSE)
    return closed if closed > opened else None


def issues_something(analysis: Analysis, span: Span) -> bool:
    """Whether what is reported opens with who issues something: 据报道，伊朗递交了抗议书，抗议…; not 分析称，他押注选民，支持…."""
    issuing = analysis.ontology.lexicons.documents.nominal.issue
    return _opens_with(analysis, span) is not None and any(one in analysis.folded[slice(*span)] for one in issuing)


def _issuer_just_before(analysis: Analysis, last: Cue, end: int) -> tuple[str, Span] | None:
    """Who issues something in the clause right before a verb of saying: 甲表示抗议，乙国防部发表声明|，称…; not 乙将发表声明."""
    between = list(clauses(analysis.folded, Span(last.reach, end)))
    clause = between[-1] if between and (len(between) > 1 or last.sequel) else None
    if clause is None or not issues_something(analysis, clause):
        return None
    issuer, foretelling = _opens_with(analysis, clause), analysis.ontology.lexicons.grammar.approach.foretelling
    if issuer is None or ":" not in issuer[0] or any(one.text in foretelling for one in analysis.clause(clause).words):
        return None
    return issuer


def _opens_with(analysis: Analysis, span: Span) -> tuple[str, Span] | None:
    """The actor that one of the clauses of a stretch opens with, who does something there; the last of several."""
    adversative = analysis.ontology.lexicons.grammar.conjunctions.adversative.pattern
    for clause in reversed(list(clauses(analysis.folded, span))):
        subject = last_subject(analysis, clause)
        turned = adversative.match(analysis.folded, clause.start, clause.end)
        start = turned.end() if turned else clause.start
        if subject and _begins(analysis, subject[1]) == start and (turned or analysis.clause(clause).verb):
            return subject
    return None


def _begins(analysis: Analysis, subject: Span) -> int:
    """Where a subject begins, with its title and the body that the title begins inside of: 某国某党中央委员会|副部长甲."""
    start = with_title(analysis, subject).start
    return min([start, *(one.span.start for one in analysis.overlapping(Span(start, start + 1)) if one.kind == "org")])
