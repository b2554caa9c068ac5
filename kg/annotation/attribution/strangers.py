"""Speakers of whom a text's names do not tell who they are: 王某指出，… where nobody knows a 王某."""

import re
from bisect import bisect_left
from functools import cache

from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.cue_speakers import clause_start
from kg.annotation.attribution.cues import find_cues
from kg.annotation.attribution.quotations import bringing, inside_quotation
from kg.annotation.attribution.reporting_verbs import is_verb
from kg.annotation.attribution.spans import CLOSE, OPEN
from kg.annotation.document import Analysis
from kg.annotation.lexical.name_shapes import surnames
from kg.model import Span
from kg.ontology import Ontology
from kg.text.segmentation import words
from kg.text.sentences import STOP_MARKS, clauses

__all__ = [
    "quoted_by_another",
    "stranger_before",
    "stranger_in",
    "stranger_just_before",
    "stranger_opens",
    "stranger_quoted",
    "stranger_speaks",
    "stranger_subject",
    "stranger_thinks",
]

FAR = 8  # sentences
TAKEN_UP = re.compile("这[位名]|该")
ADDRESSED = re.compile(r"[^，。；：“「\s]{1,8}")
PAUSES = "，,：:"
PAUSE = re.compile(f"[{PAUSES}]")
AFTER = (*PAUSES, *OPEN)
OPENING = re.compile(f"[{PAUSES}] ?[{OPEN}]")
QUOTING = re.compile(f"[：:] ?[{OPEN}]")


def stranger_just_before(analysis: Analysis, at: int) -> bool:
    """Whether the sentence before a place says what somebody unknown says."""
    number = bisect_left(analysis.sentences, at, key=lambda one: one.span.start)
    return number > 0 and _heard(analysis, analysis.sentences[number - 1].span) is False


def stranger_speaks(analysis: Analysis, span: Span) -> bool:
    """Whether a sentence says what somebody unknown says or asks: 研究人员相信，…; 记者追问道：“…”."""
    anybody = analysis.ontology.lexicons.grammar.cues.anybody.pattern
    if anybody.fullmatch(analysis.folded, *next(clauses(analysis.folded, span), span)):
        return True  # 分析认为，…
    return _heard(analysis, span) is False or _asks(analysis, span)


def stranger_thinks(analysis: Analysis, clause: Span) -> bool:
    """Whether a clause says what somebody unknown says or thinks: 但怀疑者认为…."""
    verbs = cue_lexicon(analysis.ontology).verbs
    for found in cue_lexicon(analysis.ontology).pattern.finditer(analysis.folded, *clause):
        verb = verbs.get(found.group())
        if verb and verb.illocution == "open" and is_verb(analysis, Span(*found.span())):
            before = analysis.folded[clause.start : found.start()]
            return any(part == "noun" for _, part in words(before))
    return False


def stranger_subject(analysis: Analysis, span: Span) -> Span | None:
    """What a sentence says in its first clause of a noun that stands for nobody known: 与会代表|纷纷表示赞同; not 尼方|感谢."""
    first = next(clauses(analysis.folded, span), span)
    parsed = analysis.clause(first)
    if parsed.subject is None:
        return None
    head = analysis.folded[slice(*parsed.subject)]
    led = any(one.end <= parsed.subject.start and one.part in ("verb", "preposition") for one in parsed.words)
    if (
        led
        or len(head) == 1
        or head.endswith(analysis.ontology.lexicons.grammar.nouns.no_stranger)
        or analysis.overlapping(parsed.subject)
    ):
        return None
    return Span(parsed.subject.end, first.end)


def stranger_quoted(analysis: Analysis, content: Span) -> int | None:
    """Where in what is told of one speaker's words somebody unknown begins to be quoted: …，首相府发言人说：“…”."""
    for found in QUOTING.finditer(analysis.quoting, *content):
        clause = clause_start(analysis.folded, content.start, found.start())
        if clause <= content.start or inside_quotation(analysis, content.start, found.start()):
            continue
        if _somebody(analysis, Span(clause, found.end())):
            return clause
    anybody = analysis.ontology.lexicons.grammar.cues.anybody.pattern
    for one in [*clauses(analysis.folded, content)][1:]:
        if anybody.fullmatch(analysis.folded, *one) and not inside_quotation(analysis, content.start, one.start):
            return one.start  # …，分析认为，…
    set_beside = analysis.ontology.lexicons.grammar.cues.beside.pattern
    for found in set_beside.finditer(analysis.folded, *content):
        pause = PAUSE.search(analysis.folded, found.end(), content.end)
        quoted = inside_quotation(analysis, content.start, found.start())
        if pause and not quoted and _somebody(analysis, Span(found.end(), pause.end())):
            return found.start()  # …，而委员会却下结论说，…; …；有专家则称，…
    return None


def stranger_opens(analysis: Analysis, content: Span) -> bool:
    """Whether what is told of a medium's words opens with somebody unknown, whom it quotes: 某报称，3名“脱北者”表示：“…”."""
    found = QUOTING.search(analysis.quoting, *content)
    if found is None or clause_start(analysis.folded, content.start, found.start()) > content.start:
        return False
    return _somebody(analysis, Span(content.start, found.end()))


def quoted_by_another(analysis: Analysis, span: Span) -> bool:
    """Whether a sentence that opens with a quotation tells after it that somebody says so.

    “…”，某台援引专家的话称，…; “…，”一名专家说。 and “…。”一名专家告诉某社。
    """
    quoted = next((one for one in analysis.quotations if one.start == span.start + 1), None)
    told = analysis.sentence_of(quoted.end + 1) if quoted else None
    if quoted is None or told is None:
        return False
    lexicon, telling = cue_lexicon(analysis.ontology), analysis.ontology.lexicons.grammar.cues.telling
    for found in lexicon.pattern.finditer(analysis.folded, quoted.end + 1, told.span.end):
        if found.group() not in lexicon.saying or not is_verb(analysis, Span(*found.span())):
            continue
        same = told.span.start <= quoted.start  # else a stop stands in the quotation: …。”甲说，… begins anew
        if same and analysis.folded.startswith(tuple(PAUSES), found.end()):
            return True
        whom = analysis.folded[found.end() : told.span.end].strip(STOP_MARKS)
        if not whom or (found.group() in telling and not PAUSE.search(whom)):
            return True
    return False


def _asks(analysis: Analysis, span: Span) -> bool:
    """Whether a verb that is no cue brings in a quotation after a pause."""
    asked = bringing(analysis.ontology)
    return any(
        asked.search(analysis.folded, span.start, one.start()) for one in OPENING.finditer(analysis.quoting, *span)
    )


def stranger_in(analysis: Analysis, before: Span) -> bool:
    """Whether somebody unknown speaks in the part of a sentence that stands before a place."""
    return before.end > before.start and (_somebody(analysis, before) or _by_surname(analysis, before))


def stranger_before(analysis: Analysis, at: int) -> bool:
    """Whether the last who spoke before a sentence is somebody unknown, for whom a pronoun may stand: nobody else may be meant."""
    number = bisect_left(analysis.sentences, at, key=lambda one: one.span.start)
    for sentence in reversed(analysis.sentences[max(0, number - FAR) : number]):
        if (known := _heard(analysis, sentence.span)) is not None:
            return not known
    return False


def _heard(analysis: Analysis, span: Span) -> bool | None:
    """Whether who speaks in a sentence is known; None where nobody does."""
    asked = ("heard", span)
    if asked not in analysis.known:
        pronouns = cue_lexicon(analysis.ontology).pronouns
        cues = list(find_cues(analysis, span, posed=True))
        told = [cue for cue in cues if not pronouns.fullmatch(cue.speaker)]
        if any(":" in cue.speaker for cue in told):
            analysis.known[asked] = True
        else:
            unknown = (
                told
                or _by_surname(analysis, span)
                or (not cues and (_somebody(analysis, span) or _introduced(analysis, span)))
            )
            analysis.known[asked] = False if unknown else None
    found: bool | None = analysis.known[asked]
    return found


def _introduced(analysis: Analysis, span: Span) -> bool:
    """Whether a sentence brings in somebody without a name: 还有一位朋友，他的留言…."""
    introducing = analysis.ontology.lexicons.grammar.narration.introducing.pattern
    first = next(clauses(analysis.folded, span), span)
    named = any(mention.kind == "person" for mention in analysis.between(first))
    return introducing.match(analysis.folded, span.start) is not None and not named


def _by_surname(analysis: Analysis, span: Span) -> bool:
    """Whether somebody is called by a surname that no name of the text has: 史先生."""
    return any(
        analysis.free(Span(*found.span())) for found in _surnamed(analysis.ontology).finditer(analysis.folded, *span)
    )


@cache
def _surnamed(ontology: Ontology) -> re.Pattern[str]:
    known, compound = surnames(ontology)
    polite = ontology.lexicons.names.chinese.polite.regex
    return re.compile(f"(?:{'|'.join(compound)}|[{''.join(sorted(known))}])(?:{polite})")


def _somebody(analysis: Analysis, span: Span) -> bool:
    """Whether a verb of saying with a subject brings in what follows it, or ends the sentence after a quotation."""
    lexicon, folded = cue_lexicon(analysis.ontology), analysis.folded
    media = analysis.ontology.lexicons.grammar.cues.clausal
    addressed = analysis.ontology.lexicons.cues.setting.told
    for found in lexicon.pattern.finditer(folded, *span):
        at, verb = Span(*found.span()), lexicon.verbs.get(found.group())
        if verb is None or verb.illocution != "open" or not is_verb(analysis, at):
            continue
        clause = clause_start(folded, span.start, at.start)
        if lexicon.opener.fullmatch(folded, clause, at.start) or lexicon.pronouns.search(folded, clause, at.start):
            continue  # goes on with the subject before
        if all(part != "noun" for _, part in words(folded[clause : at.start])):
            continue  # 也就是说
        if TAKEN_UP.match(folded, clause) or any(one in folded[clause : at.start] for one in media):
            continue  # 这位上将认为: who spoke before; 报道中说: nobody
        quoted = any(mark in CLOSE for mark in analysis.quoting[max(0, span.start - 1) : at.start])
        told = ADDRESSED.match(folded, at.end) if addressed.fullmatch(folded, *at) else None  # 告诉记者，
        if folded.startswith(AFTER, told.end() if told else at.end) or (
            quoted and not folded[at.end : span.end].strip("。”」 ")
        ):
            return True
    return False
