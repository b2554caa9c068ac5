"""As what, to whom, when and where somebody says something: what stands around the cue."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.sources import source_candidates, with_title
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.document import Analysis
from kg.annotation.lexical.titles import Title
from kg.model import Span
from kg.model.keys import kind_of

__all__ = ["Circumstances", "circumstances_of"]

RECENT = 60  # days: 当晚 may be reckoned from a date of the story's background
JOINING = re.compile(r"[、和与及同]")  # before the title of another who says the same
BEFORE = re.compile(r"[，, \u3000]*")  # 28日，华春莹说: a date right before the speaker, not on the line above


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Post, listener, date and place of what is said, where the words around the cue tell."""

    capacity: str | None = None
    addressee: str | None = None
    date: str | None = None
    date_text: str | None = None
    made_at: str | None = None


def circumstances_of(analysis: Analysis, utterance: Utterance) -> Circumstances:
    """Read between the source and the cue, and right before the source; the post also by title or tenure."""
    day, printed = _dated(analysis, utterance)
    return Circumstances(
        _capacity(analysis, utterance, day),
        _addressee(analysis, utterance),
        day,
        printed,
        _made_at(analysis, utterance),
    )


def _around(utterance: Utterance) -> Span | None:
    """From the end of the source to the cue, where the cue follows it."""
    source, cue = utterance.source, utterance.cue
    return Span(source.end, cue.start) if source and cue and source.end <= cue.start else None


def _dated(analysis: Analysis, utterance: Utterance) -> tuple[str | None, str | None]:
    """A day between source and cue, or right before the speaker with the title; never one after the document's."""
    around = _around(utterance)
    published = analysis.document.published
    if around and utterance.source:
        start = with_title(analysis, utterance.source).start
        before = analysis.date_before(start)
        if before and not BEFORE.fullmatch(analysis.folded, before.span.end, start):
            before = None
        for one in [*filter(None, [before]), *analysis.dates_in(around)]:
            printed = analysis.text[slice(*one.span)]
            if len(one.value) == 10 and _likely(one.value, printed, published):
                return one.value, printed
    return published, None


def _likely(day: str, printed: str, published: str | None) -> bool:
    """Whether somebody may have spoken on that day: not after the document's; long before it only if the year is printed."""
    if not published:
        return True
    before = date.fromisoformat(published) - date.fromisoformat(day)
    return before.days >= 0 and (before.days <= RECENT or "年" in printed)


def _capacity(analysis: Analysis, utterance: Utterance, said: str | None) -> str | None:
    """The post named with the source, else with the speaker elsewhere before or after, else held at the date."""
    source = utterance.source
    here = _titled(analysis, source) if source else []
    if kind_of(utterance.speaker) != "person":
        return here[0].posts[0] if here and not here[0].holder else _as_source(analysis, source)
    named = analysis.by_person.get(utterance.speaker, [])
    earlier = bisect_right(named, utterance.content.start, key=lambda one: one.span.start)
    if titles := [*here[:1], *named[max(0, earlier - 1) : earlier], *named[:1]]:
        return titles[0].posts[0]
    day = said or "9999"
    held = [
        one
        for one in analysis.ontology.tenures.get(utterance.speaker, ())
        if (one.start or "") <= day and day <= (one.end or "9999")
    ]
    return max(held, key=lambda one: one.start or "").post if held else None


def _as_source(analysis: Analysis, source: Span | None) -> str | None:
    """消息人士 of 伊朗消息人士: the state does not speak in its own name."""
    words = cue_lexicon(analysis.ontology).unnamed.finditer(analysis.folded, *source) if source else iter(())
    return next((analysis.text[slice(*one.span())] for one in words if source and one.end() == source.end), None)


def _titled(analysis: Analysis, source: Span) -> list[Title]:
    """The titles beside a source or inside it, in order."""
    beside = analysis.by_holder.get(source)
    found = [*([beside] if beside else []), *(one for one in analysis.titles_in(source) if one is not beside)]
    found = [
        one for one in found if one.span.start <= source.start or not JOINING.match(analysis.folded, one.span.start - 1)
    ]
    return sorted(found, key=lambda one: one.span)


def _addressee(analysis: Analysis, utterance: Utterance) -> str | None:
    """Whom somebody tells it: 告诉法新社, 向安理会表示, 会见格罗西时指出."""
    around, words = _around(utterance), analysis.ontology.lexicons.cues.setting
    if not around or not utterance.cue:
        return None
    after = Span(utterance.cue.end, utterance.content.start)
    spoken_to = analysis.folded[slice(*utterance.cue)] in analysis.ontology.lexicons.grammar.approach.addressing
    if (spoken_to or words.told.fullmatch(analysis.folded, *utterance.cue)) and after.start < after.end:
        return next((one.key for one in source_candidates(analysis, after) if _can_hear(one.key)), None)
    for one in sorted(source_candidates(analysis, around), key=lambda actor: actor.span.start):
        if not _can_hear(one.key) or one.key == utterance.speaker:
            continue
        before = analysis.folded[around.start : with_title(analysis, one.span).start]
        if words.facing.search(before) or (words.directly.search(before) and one.reach == around.end):
            return one.key
    return None


def _can_hear(key: str) -> bool:
    """A state, group, organization or person; not a document, to which a spokesperson only reacts: 对声明表示欢迎."""
    return kind_of(key) in ("state", "group", "org", "person")


def _made_at(analysis: Analysis, utterance: Utterance) -> str | None:
    """The event, else the place, named between source and cue after 在."""
    around, words = _around(utterance), analysis.ontology.lexicons.cues.setting
    if not around:
        return None
    found = [
        (mention, key)
        for mention, key in analysis.linked(around)
        if mention.kind in ("event", "place") and words.venue.search(analysis.folded[around.start : mention.span.start])
    ]
    return next((key for kind in ("event", "place") for mention, key in found if mention.kind == kind), None)
