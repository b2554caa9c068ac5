"""Quotations whose speaker and cue come after them: “…。…。”傅聪说。 and “…，”X说，“…。”"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.annotation.attribution.bystanders import is_medium
from kg.annotation.attribution.cue import Cue
from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.cues import find_cues
from kg.annotation.attribution.sources import with_title
from kg.annotation.attribution.spans import CLOSE, OPEN, trim
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.document import Analysis
from kg.model import Block, Span
from kg.model.keys import kind_of
from kg.ontology import Ontology
from kg.text.sentences import STOP_MARKS, clauses

__all__ = [
    "Quotation",
    "bringing",
    "closes_later",
    "ends_in_quotation",
    "inside_quotation",
    "post_posed",
    "side_by_side",
    "told_after",
]

BESIDE = re.compile("[”」』][，,][“「『]")  # between two quotations
CLOSING = re.compile(r"[”」]\s*")
LATER = re.compile(r"[”」]|(?<!\n)[“「]")  # a paragraph of a long quotation may begin with an opening mark again
AFTER = re.compile(r"[。！!]|$|，\s*[“「]|[：:]\s*[“「]|，(?:并(?![非不没未无])|还|且)")
QUESTION = ("？", "?")
REST = re.compile(r"，[^。！？!?“”「」]*[。！!]")
COMMAS = ("，", ",")
ACTING = frozenset({"verb", "verbal", "preposition", "negation", "adverb"})  # begin a clause without a subject
GOES_ON = re.compile(r"[，：:]\s*[“「]")  # with another quotation
OFTEN = 4  # closing marks that one opening mark may have: those inside were opened by a mark of another kind
BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
FAR = 30  # characters outside brackets between the closing mark and the name of who speaks
LONGEST = 60  # … and the end of the cue
SHORTEST = 6  # characters of what is told so
WITH_BRACKETS = 120  # characters, with the names in brackets


@dataclass(frozen=True, slots=True)
class Quotation:
    """One sentence of a quotation, the cue after it, and where that cue's sentence part ends."""

    content: Span
    cue: Cue
    end: int

    def said(self, form: str, confidence: float) -> Utterance:
        """It as an utterance, in direct or indirect speech."""
        cue = self.cue
        return Utterance(
            self.content, cue.speaker, cue.source, cue.span, "open", form, "cue-after", confidence, cue.verb.text
        )


def ends_in_quotation(analysis: Analysis, said: Span) -> bool:
    """Whether a quotation that begins in what is said ends with its sentence, stop and all: 称美国是“…敌人。”"""
    text = analysis.quoting[slice(*said)].rstrip()
    return text[-1:] in CLOSE and text[-2:-1] in STOP_MARKS and any(mark in text[:-1] for mark in OPEN)


def inside_quotation(analysis: Analysis, start: int, at: int, opened: int = 0) -> bool:
    """Whether a quotation opened since `start` (or `opened` before) is still open."""
    opens, closes = (bisect_left(marks, at) - bisect_left(marks, start) for marks in analysis.quote_marks)
    return opened + opens > closes


def closes_later(analysis: Analysis, end: int) -> bool:
    """Whether a quotation open at the end of a block is closed in a later one before another opens inside a line.

    Else a mark was only misprinted (…战争。“), and nothing goes on.
    """
    asked = ("later",)
    if asked not in analysis.known:
        analysis.known[asked] = [one.start() for one in LATER.finditer(analysis.quoting)]
    marks: list[int] = analysis.known[asked]
    at = bisect_left(marks, end)
    return at < len(marks) and analysis.quoting[marks[at]] in CLOSE[:2]


def post_posed(analysis: Analysis, block: Block) -> Iterator[Quotation]:
    """Every sentence of every quotation of a block that is followed by its speaker and a plain cue, and nothing else."""
    text, (opens, _) = analysis.quoting, analysis.quote_marks
    closed: Counter[int] = Counter()
    for closing in CLOSING.finditer(text, *block.span):
        before = bisect_left(opens, closing.start()) - 1
        opening = opens[before] if before >= 0 and opens[before] >= block.span.start else -1
        closed[opening] += 1
        if closed[opening] > OFTEN:
            continue
        whole = opening == block.span.start or text[closing.start() - 1] in "。！？!?，,…"
        attribute = analysis.folded.startswith(
            analysis.ontology.lexicons.grammar.cues.owning, closing.end()
        )  # “核协议”的支持者
        if opening < 0 or closing.start() - opening < 5 or not whole or attribute:
            continue
        within = Span(closing.end(), min(block.span.end, closing.end() + WITH_BRACKETS))
        for cue in find_cues(analysis, within, posed=True):
            if (
                cue.source is None
                or cue.inherited
                or _length(text, closing.end(), cue.source.start) > FAR
                or _length(text, closing.end(), cue.span.end) > LONGEST
                or cue.verb.illocution != "open"
            ):
                break
            asked = text[closing.start() - 1] in QUESTION and cue.verb.text.startswith(
                analysis.ontology.lexicons.grammar.cues.answers
            )
            if asked or (_brought_in(analysis, opening) and GOES_ON.match(text, cue.span.end)):
                break  # 甲说：“…。”乙补充说：“…”
            alone = opening == block.span.start and _goes_on_after(analysis, closing.end(), cue)
            then = _is_told_then(analysis, _end(analysis, cue))
            if alone or then or AFTER.match(text, _end(analysis, cue)) or _writers(analysis, cue, closing.start()):
                yield from _sentences(analysis, Span(opening + 1, closing.start()), cue)
                break


def _is_told_then(analysis: Analysis, at: int) -> bool:
    """Whether the writer goes on after a cue: “…，”甲说，当时…."""
    then = analysis.ontology.lexicons.grammar.narration.then
    return analysis.folded.startswith("，", at) and analysis.folded.startswith(then, at + 1)


def _end(analysis: Analysis, cue: Cue) -> int:
    """Where a cue ends, with whom something is told: 甲告诉法新社。"""
    return cue.reach if cue.verb.text in analysis.ontology.lexicons.grammar.cues.telling else cue.span.end


def _goes_on_after(analysis: Analysis, closed: int, cue: Cue) -> bool:
    """Whether a person or medium named right after a quotation that is a whole sentence says more: “…。”外长甲强调，…."""
    start = with_title(analysis, cue.source or cue.span).start
    whole = analysis.text[closed - 2] in STOP_MARKS
    speaks = kind_of(cue.speaker) == "person" or is_medium(analysis, cue.speaker, cue.source)
    return whole and start == closed and speaks and analysis.text.startswith(COMMAS, cue.reach)


def _brought_in(analysis: Analysis, opening: int) -> bool:
    """Whether a verb of saying brings in the quotation that opens there."""
    before = analysis.folded[max(0, opening - FAR) : opening].rstrip("，：, :")
    return (
        before.endswith(cue_lexicon(analysis.ontology).saying) or bringing(analysis.ontology).search(before) is not None
    )


@cache
def bringing(ontology: Ontology) -> re.Pattern[str]:
    """What ends right before a quotation that it brings in, though it is no cue: 追问道."""
    return re.compile(rf"(?:{ontology.lexicons.grammar.cues.bringing.regex})$")


@cache
def _waiting(ontology: Ontology) -> re.Pattern[str]:
    """The end of a clause that waits for the next: 会谈结束后，普京说。"""
    return re.compile(rf"(?:{ontology.lexicons.grammar.conjunctions.subordinate_end.regex})$")


def told_after(analysis: Analysis, span: Span) -> Quotation | None:
    """A sentence that is no quotation, at whose end stands who says it: 谈判没有结束，普京说。 这“令人难过”，她说。"""
    ending = analysis.folded[slice(*span)].rstrip(STOP_MARKS)
    told = list(clauses(analysis.folded, span)) if ending.endswith(cue_lexicon(analysis.ontology).saying) else []
    if len(told) < 2 or analysis.quoting[span.start] in OPEN:
        return None
    content = trim(analysis.text, Span(span.start, told[-1].start))
    opened, closed = (sum(map(analysis.quoting[span.start : told[-1].start].count, marks)) for marks in (OPEN, CLOSE))
    cue = next(iter(find_cues(analysis, told[-1], posed=True)), None)
    if opened != closed or cue is None or cue.source is None or cue.inherited or cue.verb.illocution != "open":
        return None
    whole = with_title(analysis, cue.source).start == told[-1].start and cue.span.end == told[-1].end
    said = any(analysis.clause(one).verb for one in told[:-1]) and cue.speaker not in analysis.ontology.outlets
    waits = _waiting(analysis.ontology).search(analysis.folded, *told[-2]) is not None
    return (
        Quotation(content, cue, span.end)
        if whole and said and not waits and content.end - content.start >= SHORTEST
        else None
    )


def _length(text: str, start: int, end: int) -> int:
    """How many characters stand there, without names in brackets: 国际危机组织(International Crisis Group)总裁."""
    return len(BRACKETED.sub("", text[start:end]))


def _writers(analysis: Analysis, cue: Cue, closing: int) -> re.Match[str] | None:
    """What the writer goes on with in the sentence of a cue after a quotation that ends at `closing`: …，他曾任顾问.

    After 写道 it is all without marks; where the quotation ends in a comma, what has no subject or whose subject is who spoke:
    …，”他说，没有提到别国.
    """
    rest = REST.match(analysis.quoting, cue.span.end)
    if rest and cue.verb.text in analysis.ontology.lexicons.grammar.cues.writing:
        return rest
    if (
        rest
        and analysis.quoting[closing - 1] in COMMAS
        and _goes_on_about(analysis, Span(rest.start() + 1, rest.end()))
    ):
        return rest
    about = analysis.ontology.lexicons.grammar.cues.of_speaker.pattern
    return rest if rest and about.match(analysis.quoting, rest.start() + 1) else None


def _goes_on_about(analysis: Analysis, rest: Span) -> bool:
    """Whether words tell what somebody did who is named before them: no subject, or a pronoun of a person."""
    first = analysis.clause(next(clauses(analysis.folded, rest)))
    pronouns = analysis.ontology.lexicons.cues.pronouns.person
    if first.subject is None:
        return bool(first.words) and first.words[0].part in ACTING
    if first.verb is None:
        return False
    return analysis.folded[slice(*first.subject)] in pronouns


def _sentences(analysis: Analysis, inside: Span, cue: Cue) -> Iterator[Quotation]:
    about = _writers(analysis, cue, inside.end)
    end = about.end() if about else _end(analysis, cue)
    for sentence in analysis.sentences_in(inside):
        place = Span(max(sentence.span.start, inside.start), min(sentence.span.end, inside.end))
        content = trim(analysis.text, place)
        if content.end - content.start >= 2:
            yield Quotation(content, cue, end if sentence.span.end > inside.end else sentence.span.end)


def side_by_side(analysis: Analysis, content: Span, *, direct: bool) -> list[Span]:
    """The quotations that stand side by side behind one cue, or the whole content: 甲称：“…”，“…。”"""
    between = [Span(*one.span()) for one in BESIDE.finditer(analysis.quoting, *content)]
    ends, starts = [*(one.start for one in between), content.end], [content.start, *(one.end for one in between)]
    parts = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    return parts if direct and all(one.end - one.start >= SHORTEST for one in parts) else [content]
