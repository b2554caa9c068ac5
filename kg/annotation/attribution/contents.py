"""What a cue or a voice brings in: the content of an utterance, where it begins and ends."""

import re
from functools import cache
from typing import NamedTuple

from kg.annotation.attribution.counterparts import before_counterpart
from kg.annotation.attribution.cue import Cue
from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.default_speakers import DefaultSpeaker
from kg.annotation.attribution.headings import within_its_part
from kg.annotation.attribution.main_clauses import depends
from kg.annotation.attribution.own_acts import opening_actor, own_act
from kg.annotation.attribution.principals import principal_of
from kg.annotation.attribution.reporting_verbs import is_verb
from kg.annotation.attribution.saying_nouns import quoted_saying
from kg.annotation.attribution.scope import OpenScope, told_by_medium
from kg.annotation.attribution.sources import with_title
from kg.annotation.attribution.spans import CLOSE, OPEN, trim
from kg.annotation.attribution.strangers import stranger_opens, stranger_quoted, stranger_thinks
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.attribution.weak_verbs import answered_proposal
from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology
from kg.text.sentences import clauses

__all__ = ["content_under_scope", "opens_quotation", "content_of_cue", "content_of_speaker"]

LEAD = re.compile(r"[，,：:；;\s]*(?P<verb>说|道|称|着)?[，,：:\s]*[“「『\"]?\s*")
RESUMED = re.compile(r"，(?:但是?|不过|然而)")
DASH = re.compile(r" ?[—–]+ ?[—–]* ?")
NEAR = 3  # characters between a closing mark and who speaks: ”一位|官员
BRIEF = 8  # characters of a clause that only says who speaks next
AT_ONCE = 4  # words in which a clause says that something was not done


class Asking(NamedTuple):
    """Questions, by the words of `lexicon/grammar.toml`."""

    asked: re.Pattern[str]  # after what a reporter reports
    posed: re.Pattern[str]  # at the end of a content: …，中方对此有何回应
    in_turn: re.Pattern[str]  # in a turn of the journalist every question is his
    doubted: re.Pattern[str]  # 中方是否认为: nobody says that


@cache
def _asking(ontology: Ontology) -> Asking:
    words = ontology.lexicons.grammar.questions
    return Asking(
        asked=re.compile(words.asked.regex),
        posed=re.compile(
            rf"(?:^|，)(?:请问|那么|但)?(?:{words.whom.regex})[^，。]{{0,20}}(?:{words.posed.regex})[^，。]*$"
        ),
        in_turn=re.compile(rf"(?:^|，)[^，。]*(?:{words.in_turn.regex}).*$"),
        doubted=re.compile(words.doubted.regex),
    )


def content_of_cue(analysis: Analysis, cue: Cue, end: int, *, asking: bool = False) -> Utterance | None:
    """What a cue brings in, up to `end` at most; nothing where nobody is named, or only a question is left.

    `asking` is in a journalist's turn.
    """
    text = analysis.text
    if asking and _is_asked(analysis, cue, end):
        return None
    if cue.content:
        return Utterance(
            cue.content,
            cue.speaker,
            cue.source,
            cue.span,
            cue.verb.illocution,
            "indirect",
            "attitude",
            0.8,
            cue.verb.text,
        )
    if refused := answered_proposal(analysis, cue.verb, cue.reach):
        end = min(end, refused.end)  # 拒绝了这一要求，并以…作为报复
    quoted = opens_quotation(analysis, cue.reach)
    start = _after_lead(analysis, cue.reach)
    summed = quoted_saying(analysis, start, end) if quoted else None
    content = summed or trim(text, Span(start, end if quoted else _returned(analysis, cue, Span(start, end))))
    if not quoted and _is_told_then(analysis, cue, content):
        return None
    if not quoted and cue.speaker in analysis.ontology.outlets and stranger_opens(analysis, content):
        return None
    content = content if quoted else _before_another(analysis, cue, content)
    content = _without_question(analysis, own_act(analysis, cue, content), asking=asking)
    asked = text[content.end : content.end + 1] in ("？", "?") and _asking(analysis.ontology).asked.search(
        analysis.folded, *content
    )
    if content.end - content.start < 2 or ":" not in cue.speaker or (asked and cue.verb.illocution != "ask"):
        return None
    mixed = any(mark in text[content.start : content.end] for mark in OPEN)
    form = "direct" if quoted else "mixed" if mixed else "indirect"
    rule, confidence = ("cue-inherited", 0.8) if cue.inherited else ("cue", 0.9)
    return Utterance(
        content, cue.speaker, cue.source, cue.span, cue.verb.illocution, form, rule, confidence, cue.verb.text
    )


def _before_another(analysis: Analysis, cue: Cue, content: Span) -> Span:
    """What is told of somebody's words, up to where another speaks: in a heading, in answer to him, or without a name."""
    content = before_counterpart(
        analysis, cue, within_its_part(analysis, content, cue.speaker, stance=cue.verb.illocution != "open")
    )
    content = _before_answer(analysis, cue, _before_report(analysis, content))
    stranger = stranger_quoted(analysis, content)
    return trim(analysis.text, Span(content.start, stranger)) if stranger else content


def _is_told_then(analysis: Analysis, cue: Cue, content: Span) -> bool:
    """Whether the writer goes on after a quotation and its verb: “…，”甲说，当时…."""
    begin = with_title(analysis, cue.source).start if cue.source and not cue.inherited else 0
    before = analysis.quoting[max(0, begin - NEAR) : begin]
    behind = any(mark in CLOSE for mark in before) and "\n" not in before
    return behind and analysis.folded.startswith(analysis.ontology.lexicons.grammar.narration.then, content.start)


def _before_report(analysis: Analysis, content: Span) -> Span:
    """What somebody says up to where a medium reports something of its own: …，但某社报道，预计…."""
    for clause in list(clauses(analysis.folded, content))[1:]:
        outlets = any(key in analysis.ontology.outlets for _, key in analysis.acting(clause))
        if outlets and told_by_medium(analysis, clause.start):
            return Span(content.start, clause.start - 1)
    return content


def _before_answer(analysis: Analysis, cue: Cue, content: Span) -> Span:
    """What somebody says up to where another is told to have denied it, or after a stance not to have answered it."""
    narration = analysis.ontology.lexicons.grammar.narration
    answers = (narration.denied,) if cue.sequel else (narration.denied, narration.unanswered)
    own = (cue.speaker, principal_of(analysis, cue.speaker))
    for clause in list(clauses(analysis.folded, content))[1:]:
        first = next(iter(analysis.acting(clause)), None)
        if first is None or first[1] in own or with_title(analysis, first[0].span).start > clause.start:
            continue
        if any(one.pattern.fullmatch(analysis.folded, first[0].span.end, clause.end) for one in answers):
            return Span(content.start, clause.start - 1)
    return content


def _after_lead(analysis: Analysis, at: int) -> int:
    """Where what is said begins after a cue: after marks and another verb (表示说), which is no part of a word (希望|说服)."""
    lead = LEAD.match(analysis.text, at)
    if lead is None:
        return at
    verb, lexicon = lead.start("verb"), cue_lexicon(analysis.ontology)
    word = lexicon.pattern.match(analysis.folded, verb) if verb >= 0 else None
    return verb if word and word.group() not in lexicon.verbs else lead.end()


def _returned(analysis: Analysis, cue: Cue, content: Span) -> int:
    """Where the reporter goes on by himself: …，但伊朗并未…; after a stance without a pause at every 但 (否认…，但…).

    Not where what is said grants something (尽管…，但…): both are said.
    """
    distant = (
        cue.verb.text in analysis.ontology.lexicons.grammar.cues.belied and not cue.sequel
    )  # 甲声称…，但…: not so, says another
    plain = (cue.verb.illocution == "open" or cue.sequel) and not distant
    untold = analysis.ontology.lexicons.grammar.cues.untold.pattern
    granted = analysis.ontology.lexicons.grammar.conjunctions.conceding.pattern
    words = analysis.ontology.lexicons.grammar.conjunctions
    for dash in DASH.finditer(analysis.folded, content.start + 1, content.end):
        if any(one.pattern.match(analysis.folded, dash.end()) for one in (words.conceding, words.adversative)):
            content = Span(content.start, dash.start())  # …——尽管有报道称，…
            break
    for found in RESUMED.finditer(analysis.folded, *content):
        if granted.search(analysis.folded, content.start, found.start()):
            return content.end
        if untold.match(analysis.folded, found.end()):
            return found.start()  # …，但不愿置评
        if not plain or _is_the_reporters(analysis, cue, Span(found.end(), content.end)):
            return found.start()
    return content.end


def _is_the_reporters(analysis: Analysis, cue: Cue, rest: Span) -> bool:
    """Whether a clause behind 但 tells what he or a state did not do, or what another says: …，但约翰逊首相说他不知道."""
    clause = next(clauses(analysis.folded, rest), rest)
    if analysis.folded.startswith(analysis.ontology.lexicons.cues.pronouns.person, clause.start):
        return True
    facts = analysis.ontology.lexicons.grammar.cues.facts.pattern
    if not cue.sequel and facts.match(analysis.folded, clause.start):
        return True  # 认为…，但事实是…
    subject = opening_actor(analysis, clause)
    if subject is None:
        return not cue.sequel and stranger_thinks(analysis, clause)
    if any(
        one.text in analysis.ontology.lexicons.grammar.cues.undone for one in analysis.clause(clause).words[:AT_ONCE]
    ):
        return True
    if subject in (cue.speaker, principal_of(analysis, cue.speaker)):
        return False
    turning = analysis.ontology.lexicons.grammar.cues.turning
    found = cue_lexicon(analysis.ontology).pattern.finditer(analysis.folded, *clause)
    return any(one.group() in turning and is_verb(analysis, Span(*one.span())) for one in found)


def content_under_scope(
    analysis: Analysis, open_scope: OpenScope, span: Span, *, spoken: bool, asking: bool = False
) -> Utterance | None:
    """A stretch under a cue before it; `spoken` by a voice, where no journalist asks, or in his turn (`asking`)."""
    content = trim(analysis.text, span)
    if (
        asking
        and not open_scope.quoted
        and _asks(analysis, content.end)
        and _asking(analysis.ontology).in_turn.search(analysis.folded[content.start : content.end])
    ):
        return None
    if not open_scope.quoted and not spoken:
        content = _without_question(analysis, content, asking=asking)
    only_says = content.end - content.start < BRIEF and depends(analysis, content)  # 评论称, before the next paragraph
    if content.end - content.start < 3 or only_says or ":" not in open_scope.cue.speaker:
        return None
    form = "direct" if open_scope.quoted else "indirect"
    return Utterance(
        content, open_scope.cue.speaker, open_scope.cue.source, open_scope.cue.span, "open", form, "cue-governs", 0.8
    )


def content_of_speaker(analysis: Analysis, default_speaker: DefaultSpeaker, span: Span, end: int) -> Utterance | None:
    """A stretch of a voice's own words; a last line of a block that ends in nothing or a colon is none."""
    content = trim(analysis.text, span)
    bare = analysis.text[content.end : content.end + 1] in ("：", ":")
    if content.end - content.start < 4 or bare or not (default_speaker.quotation == "headline" or content.end < end):
        return None
    return Utterance(
        content,
        default_speaker.speaker,
        default_speaker.source,
        None,
        "open",
        default_speaker.quotation,
        default_speaker.rule,
        default_speaker.confidence,
        default=default_speaker.default,
    )


def opens_quotation(analysis: Analysis, at: int) -> bool:
    """Whether a quotation opens right there, after a comma or colon at most."""
    lead = LEAD.match(analysis.quoting, at)
    return lead is not None and any(mark in lead.group() for mark in OPEN)


def _asks(analysis: Analysis, at: int) -> bool:
    """Whether a question mark stands there."""
    return analysis.text[at : at + 1] in ("？", "?")


def _is_asked(analysis: Analysis, cue: Cue, end: int) -> bool:
    """Whether a journalist asks if somebody says so: 中方是否认为…？"""
    start = max(analysis.folded.rfind(mark, 0, cue.span.start) for mark in "，。；？\n") + 1
    sentence = analysis.sentence_of(cue.span.start)
    stop = sentence.span.end if sentence else end
    asks = _asks(analysis, stop) or _asks(analysis, stop - 1)
    return asks and bool(_asking(analysis.ontology).doubted.search(analysis.folded, start, cue.span.start))


def _without_question(analysis: Analysis, content: Span, *, asking: bool = False) -> Span:
    """The content without a journalist's question at its end: …，中方对此有何回应？"""
    if not _asks(analysis, content.end):
        return content
    words = _asking(analysis.ontology)
    found = (words.in_turn if asking else words.posed).search(analysis.folded[content.start : content.end])
    return trim(analysis.text, Span(content.start, content.start + found.start())) if found else content
