"""What a cue or a voice brings in: the content of an utterance, where it begins and ends."""

import re
from functools import cache
from typing import NamedTuple

from kg.annotation.attribution.cues import Cue
from kg.annotation.attribution.default_speakers import DefaultSpeaker
from kg.annotation.attribution.principals import allies_of, principal_of
from kg.annotation.attribution.scope import OpenScope
from kg.annotation.attribution.sides import ACTORS, subject_side
from kg.annotation.attribution.spans import OPEN, trim
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology
from kg.text.segmentation import opens_with_verb
from kg.text.sentences import clauses

__all__ = ["content_under_scope", "opens_quotation", "content_of_cue", "content_of_speaker"]

LEAD = re.compile(r"[，,：:；;\s]*(?:说|道|称|着)?[，,：:\s]*[“「『\"]?\s*")
RETURN = re.compile(
    r"，(?:但是?|不过|然而)(?=[他她]|[^，。]{0,6}(?:方|国|政府|朗|鲜|斯|列)(?:并没有|并未|没有|尚未|未|坚持|拒绝))"
)
GOES_ON = re.compile(r"并|同时|也|还|以|将")  # a declaration of several acts
RESUMED = re.compile(r"，(?:但是?|不过|然而)")
# Between the parts of a heading, which have no stop: 甲国外长称会谈有成果 乙国媒体称分歧仍在
PARTED = re.compile(r"(?<=[\u4e00-\u9fff]{2})[ \u3000](?=[\u4e00-\u9fff]{2})")
MEDIA = re.compile(r"[\u4e00-\u9fff]{1,2}媒")  # 俄媒, 以媒: of no name


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
    quoted = opens_quotation(analysis, cue.reach)
    lead = LEAD.match(text, cue.reach)
    start = lead.end() if lead else cue.reach
    cut = (RETURN if cue.verb.illocution == "open" else RESUMED).search(analysis.folded, start, end)
    content = trim(text, Span(start, cut.start() if cut and not quoted else end))
    content = content if quoted else _of_its_part(analysis, content, cue.speaker)
    content = _without_question(analysis, _own_act(analysis, cue, content), asking=asking)
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
    if content.end - content.start < 3 or ":" not in open_scope.cue.speaker:
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


def _of_its_part(analysis: Analysis, content: Span, speaker: str) -> Span:
    """A content up to the blank behind which somebody else begins: what he does or says is no part of it."""
    own = {speaker, principal_of(analysis, speaker)}
    for gap in PARTED.finditer(analysis.folded, content.start, content.end):
        at = gap.end()
        first = next((one for one in analysis.linked(Span(at, content.end)) if one[0].span.start == at), None)
        acts = first and first[0].kind in ACTORS and content.end - first[0].span.end > 1  # a name alone does not
        another = first and acts and first[1] not in own
        if another or MEDIA.match(analysis.folded, at):
            return Span(content.start, gap.start())
    return content


def opens_quotation(analysis: Analysis, at: int) -> bool:
    """Whether a quotation opens right there, after a comma or colon at most."""
    lead = LEAD.match(analysis.quoting, at)
    return lead is not None and any(mark in lead.group() for mark in OPEN)


def _own_act(analysis: Analysis, cue: Cue, content: Span) -> Span:
    """Of a promise without a pause after its verb, the clauses before another's act: 伊朗承诺限制…，各国解除制裁."""
    if cue.sequel or (
        cue.verb.illocution not in ("commit", "accept")
        and cue.verb.text not in analysis.ontology.lexicons.grammar.cues.declaring
    ):
        return content
    side = allies_of(analysis, cue.speaker, principal_of(analysis, cue.speaker))
    for clause in list(clauses(analysis.folded, content))[1:]:
        told = cue.verb.text in analysis.ontology.lexicons.grammar.cues.declaring and not GOES_ON.match(
            analysis.folded, clause.start
        )
        if subject_side(analysis, clause, side) == "other" or (
            told and not analysis.dates_in(clause) and not opens_with_verb(analysis.folded, clause.start)
        ):
            return trim(analysis.text, Span(content.start, clause.start))
    return content


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
