"""Whose words go on after a sentence or a block, and in whose words another's are reported."""

from kg.annotation.attribution.contents import opens_quotation
from kg.annotation.attribution.cue import Cue
from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.cues import find_cues
from kg.annotation.attribution.default_speakers import DefaultSpeaker
from kg.annotation.attribution.principals import principal_of
from kg.annotation.attribution.quotations import inside_quotation
from kg.annotation.attribution.scope import OpenScope
from kg.annotation.attribution.sources import NOBODY, with_title
from kg.annotation.document import Analysis
from kg.model import Block, Span
from kg.model.keys import kind_of

__all__ = ["dated", "governing", "is_heard", "opened_by_another", "relayed_by"]


def governing(
    analysis: Analysis, cues: list[Cue], default_speaker: DefaultSpeaker | None, *, quoting: bool
) -> Cue | None:
    """Whose words go on after a sentence: of the first cue that governs, or whom the writer brings in after it: 外相称…，毛宁周一称，….

    If a quotation is open at its end (`quoting`), of whom that is brought in by: 甲追问，“….
    """
    if quoting and (opener := next((one for one in reversed(cues) if opens_quotation(analysis, one.reach)), None)):
        return opener
    first = next((cue for cue in cues if cue.governs and not _only_names(analysis, cue)), None)
    if first and first.speaker in analysis.ontology.outlets:  # 某社称，甲说: 甲 goes on
        first = next((cue for cue in cues if cue.governs and cue.source and cue.source.start >= first.reach), first)
    for cue in reversed(cues):
        if first is None or not cue.governs or cue.speaker == first.speaker or not cue.source or cue.inherited:
            continue
        anew = dated(analysis, cue) or with_title(analysis, cue.source).start < cue.source.start
        if anew and relayed_by(analysis, cue, cues, default_speaker) is None:
            return cue
    return first


def relayed_by(analysis: Analysis, cue: Cue, cues: list[Cue], default_speaker: DefaultSpeaker | None) -> str | None:
    """In whose words a cue reports another's: those of the cue that opens on it, else those of the default speaker."""
    before = [one for one in cues if one.span.end <= cue.span.start and one.verb.governs and not cue.inherited]
    begin = with_title(analysis, cue.source or cue.span).start
    between = analysis.folded[before[-1].reach : begin] if before else ""
    if before and not cue.content and not between.strip('，,：:“「 "') and before[-1].speaker != cue.speaker:
        return None if before[-1].speaker == NOBODY else before[-1].speaker  # 美国专家说，拜登认为…
    other = default_speaker and cue.speaker not in (
        default_speaker.speaker,
        principal_of(analysis, default_speaker.speaker),
    )  # 中方希望 is his own
    return default_speaker.speaker if default_speaker and other else None


def is_heard(analysis: Analysis, cue: Cue, first: Cue) -> bool:
    """Whether a pronoun after a sentence may mean who speaks in it, as it does not whom its first speaker only quotes: 甲说，“乙表示…。”他认为."""
    quotes = cue is not first and kind_of(first.speaker) == "person" and opens_quotation(analysis, first.reach)
    within = quotes and inside_quotation(analysis, first.span.end, cue.span.start)
    return kind_of(cue.speaker) in ("person", "org", "group") and not within


def opened_by_another(analysis: Analysis, block: Block, carried: OpenScope) -> bool:
    """Whether a block under a quotation whose closing mark is missing opens with what another says: 甲认为，…."""
    sentence = analysis.sentence_of(block.span.start)
    first = next(iter(find_cues(analysis, sentence.span)), None) if sentence else None
    if first is None or first.source is None or not first.sequel or ":" not in first.speaker:
        return False
    return with_title(analysis, first.source).start == block.span.start and first.speaker != carried.cue.speaker


def dated(analysis: Analysis, cue: Cue) -> bool:
    """Whether the writer tells when it was said: 大使馆18日确认."""
    return (
        cue.source is not None and not cue.inherited and bool(analysis.dates_in(Span(cue.source.end, cue.span.start)))
    )


def _only_names(analysis: Analysis, cue: Cue) -> bool:
    """Whether 称 only says what somebody calls something: 称星期一为“疫苗接种日”."""
    renamed = cue_lexicon(analysis.ontology).renamed.match(analysis.folded, cue.reach)
    return not cue.sequel and renamed is not None
