"""Whose words a headline gives: X：Y, X就…发表声明：Y, 会谈无果 X：Y, Y--X."""

import re
from functools import cache
from typing import NamedTuple

from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.sources import JOINT, with_title
from kg.annotation.attribution.subjects import subject_of
from kg.annotation.attribution.voices import DefaultSpeaker
from kg.annotation.document import Analysis
from kg.model import Block, Span
from kg.model.keys import kind_of
from kg.ontology import Ontology

__all__ = ["headline", "next_label"]

LABEL = re.compile(r"([^，。？！?!：:\s]{1,28})[：:]")
GAP = re.compile(
    r"(?<=[\u4e00-\u9fff”」])[ \u3000](?=[\u4e00-\u9fff])|[？！?!](?=[\u4e00-\u9fff])"
)  # before another part
DASH = re.compile(r"\s*(?:--|——|－－)\s*([^，。：\s]{2,16})$")
SHORT = 10  # characters of a label of which nobody knows whose it is
ORIGINAL = "原标题"


class Wording(NamedTuple):
    """What may follow who speaks in a label, by the words of `lexicon/grammar.toml`."""

    office: re.Pattern[str]  # 政府 after a state's name
    speech: re.Pattern[str]  # 就…发表声明, 回应…


@cache
def _wording(ontology: Ontology) -> Wording:
    nouns, words = ontology.lexicons.grammar.nouns, ontology.lexicons.grammar.headings
    return Wording(
        office=re.compile(rf"(?:{nouns.of_an_office.regex})?(?:联合)?(?:声明)?(?:（[^）]*）)?(?:\([^)]*\))?"),
        speech=re.compile(rf"(?:{words.adverbs.regex})*(?:{words.speeches.regex})"),
    )


def headline(analysis: Analysis, block: Block) -> DefaultSpeaker | None:
    """X：Y — X says Y; X is an actor or a post at the start of the line, or of its part: 会谈无果 外长：愿再谈."""
    again = len(ORIGINAL) + 1 if analysis.folded.startswith(ORIGINAL, block.span.start) else 0
    line = Span(block.span.start + again, block.span.end)
    found = LABEL.match(analysis.text, *line) or _in_a_part(analysis, line)
    subject = subject_of(analysis, Span(*found.span(1))) if found else None
    if not found or not subject:
        return _dashed(analysis, line) if block.role == "title" else None
    span = Span(*found.span(1))
    title = next((one for one in analysis.titles_in(span) if one.span.end == span.end), None)
    apart = title is not None and title.span.start >= subject[1].end
    speaks_to = title is not None and apart and _speaks_to(analysis, Span(subject[1].end, title.span.start))
    if title and apart and not speaks_to:  # 美中会谈无果美防长：…
        subject = subject_of(analysis, Span(title.span.start, span.end)) or subject
    begin = with_title(analysis, subject[1]).start
    if begin > span.start and JOINT.fullmatch(analysis.folded, begin - 1, begin):
        return None  # 德、西、甲国： and only the last is known
    speaker = subject[0]
    posts = {one.span for one in analysis.titles_in(span)}  # 国务卿与特使联合撰文: a post that stands for its holder
    named = title and title.holder != subject[1] and subject[1] not in posts
    owner = named and kind_of(speaker) == "person" and subject[1].end < span.end
    titled = title is not None and not owner  # not 某某前副助理：
    if ":" not in speaker or not (
        titled
        or subject[1].end == span.end
        or _wording(analysis.ontology).office.fullmatch(analysis.folded, subject[1].end, span.end)
        or (
            begin == span.start
            and (speaks_to or _wording(analysis.ontology).speech.fullmatch(analysis.folded, subject[1].end, span.end))
        )
    ):
        return None
    end = next_label(analysis, Span(found.end(), block.span.end))
    return DefaultSpeaker(speaker, "headline", "headline-colon", "headline", 0.8, found.end(), span, end=end)


def _speaks_to(analysis: Analysis, between: Span) -> bool:
    """Whether the first named speaks to the second: 甲暗示乙外长：…."""
    lexicon = cue_lexicon(analysis.ontology)
    said = lexicon.pattern.finditer(analysis.folded, *between)
    return any(one.end() == between.end and one.group() in lexicon.verbs for one in said)


def _in_a_part(analysis: Analysis, heading: Span) -> re.Match[str] | None:
    """The label of a later part of a heading, if nobody says anything before it."""
    for gap in GAP.finditer(analysis.folded, *heading):
        if found := LABEL.match(analysis.text, gap.end(), heading.end):
            said = cue_lexicon(analysis.ontology).pattern.search(analysis.folded, heading.start, gap.start())
            return None if said else found
    return None


def _dashed(analysis: Analysis, line: Span) -> DefaultSpeaker | None:
    """Y--X: a headline with its speaker after a dash."""
    found = DASH.search(analysis.text, *line)
    subject = subject_of(analysis, Span(*found.span(1))) if found else None
    if not found or not subject or ":" not in subject[0]:
        return None
    return DefaultSpeaker(
        subject[0], "headline", "headline-dash", "headline", 0.7, line.start, Span(*found.span(1)), end=found.start()
    )


def next_label(analysis: Analysis, content: Span) -> int | None:
    """Where in a heading another speaks behind a blank, whoever that is: 甲称会谈有成果 专家：可能有突破."""
    for gap in GAP.finditer(analysis.folded, *content):
        label = LABEL.match(analysis.text, gap.end(), content.end)
        if label and label.end(1) - label.start(1) <= SHORT:
            return gap.start()
    return None
