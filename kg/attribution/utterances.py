"""Paragraphs into utterances: who says which stretch of text, by which cue."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.analysis import Analysis
from kg.attribution.cues import Cue, find_cues
from kg.attribution.voices import Voice
from kg.model import Block, Sentence, Span

__all__ = ["Utterance", "utterances"]

OPEN, CLOSE = "“「『\"", "”」』\""
LEAD = re.compile(r"[，,：:；;\s]*(?:说|道|称|着)?[，,：:\s]*[“「『\"]?\s*")
TAIL = re.compile(r"[\s。！？!?；;，,：:、”」』\"）)]*$")
CLOSING = re.compile(r"[”」]\s*")
NARRATION = re.compile(r"报道|据悉|另据|此前|当天|当日|此外[，]|记者注|\d{1,2}日电|不过[，]|目前[，]")


@dataclass(frozen=True, slots=True)
class Utterance:
    """A stretch of one sentence that somebody says."""

    content: Span
    speaker: str
    source: Span | None
    cue: Span | None
    illocution: str  # of the cue: `open` if the content decides
    quotation: str
    rule: str
    confidence: float
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What goes on governing after a cue."""

    cue: Cue
    speaker: str
    quoted: bool


def utterances(analysis: Analysis, number: int, block: Block, voice: Voice | None) -> Iterator[Utterance]:
    """The utterances of a block, left to right. `voice` speaks where no cue does."""
    lines = [one for one in analysis.sentences if one.block == number]
    yield from _walk(analysis, block, lines, voice)


def _walk(analysis: Analysis, block: Block, lines: list[Sentence], voice: Voice | None) -> Iterator[Utterance]:
    posted = dict(_post_posed(analysis, block, voice))
    frame: Frame | None = None
    last: str | None = voice.speaker if voice else None
    for sentence in lines:
        span = sentence.span
        if voice and voice.skip and span.start < voice.skip:
            span = Span(voice.skip, span.end) if voice.skip < span.end else span
            if span.end <= voice.skip:
                continue
        done = [place for place in posted if span.overlaps(place)]
        if done:
            for place in done:
                yield posted[place]
                last = posted[place].speaker
            rest = Span(max(place.end for place in done), span.end)
            after = _after_post(analysis, rest)
            if after is None:
                frame = None
                continue
            span = after
        in_quote = _inside_quote(analysis.text, block.span.start, span.start)
        cues = [] if in_quote and frame and frame.quoted else _told(analysis, span, last, voice)
        cues = [cue for cue in cues if not _absorbed(analysis, cue, frame, voice, span)]
        if not cues:
            if frame and _goes_on(analysis, frame, span, in_quote):
                yield _governed(analysis, frame, span)
            elif voice and not frame:
                yield from _voiced(analysis, voice, span)
            else:
                frame = None if frame and frame.quoted and not in_quote else frame
                if frame is None and voice:
                    yield from _voiced(analysis, voice, span)
            continue
        yield from _before(analysis, span, cues[0], frame, voice)
        for cue, following in zip(cues, [*cues[1:], None], strict=True):
            end = _clause_start(analysis, following, cue.span.end) if following else span.end
            content = trim(analysis.text, Span(LEAD.match(analysis.text, cue.span.end).end(), end))  # type: ignore[union-attr]
            quoted = any(mark in analysis.text[cue.span.end : content.start] for mark in OPEN)
            if content.end - content.start >= 2 and cue.speaker != "unnamed":
                form = "direct" if quoted else "mixed" if any(mark in analysis.text[content.start : content.end] for mark in OPEN) else "indirect"
                rule = "cue-inherited" if cue.inherited else "cue"
                yield Utterance(content, cue.speaker, cue.source, cue.span, cue.illocution, form, rule, 0.8 if cue.inherited else 0.9, cue.verb)
            last = cue.speaker if cue.speaker != "unnamed" else last
            if cue.governs:
                frame = Frame(cue, cue.speaker, quoted)


def _told(analysis: Analysis, span: Span, last: str | None, voice: Voice | None) -> list[Cue]:
    """The cues of a sentence with pronouns turned into those they stand for."""
    return [resolved for cue in find_cues(analysis, span) if (resolved := _resolve(analysis, cue, last, voice))]


def _resolve(analysis: Analysis, cue: Cue, last: str | None, voice: Voice | None) -> Cue | None:
    if ":" in cue.speaker or cue.speaker == "unnamed":
        return cue
    pronouns = analysis.ontology.lexicon("cues")["pronouns"]
    if cue.speaker in pronouns["self"]:
        return replace(cue, speaker=voice.speaker if voice else last) if (voice or last) else None
    if cue.speaker in pronouns["person"]:
        people = [key for mention, key in analysis.linked(Span(0, (cue.source or cue.span).start)) if mention.kind in ("person", "org")]
        persons = [key for key in people if key.startswith("person:")]
        chosen = last if last and last.startswith(("person:", "org:")) else persons[-1] if persons else None
        return replace(cue, speaker=chosen) if chosen else None
    return None


def _absorbed(analysis: Analysis, cue: Cue, frame: Frame | None, voice: Voice | None, span: Span) -> bool:
    """Whether a cue stays in the content: 我们呼吁 inside one's own speech, 呼吁 without a subject of its own."""
    speaking = frame.speaker if frame else voice.speaker if voice else None
    if speaking is None:
        return False
    if cue.speaker == "unnamed":
        return True
    if cue.inherited and cue.speaker == speaking:
        return bool(frame is None)
    return cue.speaker == speaking and (voice is not None and voice.own)


def _governed(analysis: Analysis, frame: Frame, span: Span) -> Utterance:
    return Utterance(
        trim(analysis.text, span), frame.speaker, frame.cue.source, frame.cue.span, "open",
        "direct" if frame.quoted else "indirect", "cue-governs", 0.8,
    )


def _voiced(analysis: Analysis, voice: Voice, span: Span) -> Iterator[Utterance]:
    content = trim(analysis.text, span)
    if content.end - content.start >= 4:
        yield Utterance(content, voice.speaker, voice.source, None, "open", voice.quotation, voice.rule, voice.confidence)


def _goes_on(analysis: Analysis, frame: Frame, span: Span, in_quote: bool) -> bool:
    """Whether a cue still governs: a quotation to its end, indirect speech until plain narration."""
    if frame.quoted:
        return in_quote or analysis.text[span.start] in OPEN
    if analysis.text[span.start] in OPEN:
        return True
    return not NARRATION.match(analysis.folded, span.start) and not _dated(analysis, span)


def _dated(analysis: Analysis, span: Span) -> bool:
    """A day of its own near its start marks a sentence of narration."""
    return any(span.start <= one.span.start < span.start + 12 and len(one.value) == 10 for one in analysis.dates)


def _before(analysis: Analysis, span: Span, cue: Cue, frame: Frame | None, voice: Voice | None) -> Iterator[Utterance]:
    """What stands in the sentence before the first cue's clause still belongs to who spoke before."""
    end = min(_clause_start(analysis, cue, span.start), (cue.source or cue.span).start)
    before = trim(analysis.text, Span(span.start, max(span.start, end)))
    if before.end - before.start < 8:
        return
    if frame and not frame.quoted:
        yield _governed(analysis, frame, before)
    elif voice and not frame:
        yield from _voiced(analysis, voice, before)


def _clause_start(analysis: Analysis, cue: Cue, lowest: int) -> int:
    anchor = cue.span.start if cue.inherited or not cue.source else cue.source.start
    marks = [analysis.folded.rfind(mark, lowest, anchor) + 1 for mark in "，。；：,;:"]
    return max([lowest, *(mark for mark in marks if mark > 0)])


def _inside_quote(text: str, start: int, at: int) -> bool:
    stretch = text[start:at]
    return stretch.count("“") + stretch.count("「") > stretch.count("”") + stretch.count("」")


def trim(text: str, span: Span) -> Span:
    """A span without surrounding blanks, quotation marks and closing punctuation."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in "“「『，：,:；;"):
        start += 1
    tail = TAIL.search(text, start, max(start, end))
    end = tail.start() if tail else end
    if "（" in text[start:end] and "）" not in text[start:end] and text[end : end + 1] == "）":
        end += 1
    return Span(start, max(start, end))


def _post_posed(analysis: Analysis, block: Block, voice: Voice | None) -> Iterator[tuple[Span, Utterance]]:
    """“…。…。”傅聪说。 Every sentence of a quotation whose speaker and cue come after it."""
    text = analysis.text
    for closing in CLOSING.finditer(text, *block.span):
        opening = max(text.rfind(mark, block.span.start, closing.start()) for mark in "“「")
        end = min((at for mark in "。！？；，,：:" if (at := text.find(mark, closing.end(), block.span.end)) >= 0), default=block.span.end)
        if opening < 0 or end - closing.end() < 2 or end - closing.end() > 40 or closing.start() - opening < 6:
            continue
        if text[closing.start() - 1] not in "。！？!?，,…" and not (opening == block.span.start):
            continue
        stretch = Span(closing.end(), end)
        cues = [cue for cue in find_cues(analysis, stretch) if cue.source and cue.source.start <= stretch.start + 24 and not cue.inherited]
        last = _last_person(analysis, opening)
        cues = [resolved for cue in cues if (resolved := _resolve(analysis, cue, last, voice)) and resolved.speaker != "unnamed"]
        if not cues or cues[-1].illocution != "open" or text[cues[-1].span.end : end].strip():
            continue
        cue = cues[-1]
        for sentence in analysis.sentences:
            place = Span(max(sentence.span.start, opening + 1), min(sentence.span.end, closing.start()))
            content = trim(text, place) if place.start < place.end else place
            if content.end - content.start >= 2:
                yield Span(place.start, end), Utterance(content, cue.speaker, cue.source, cue.span, "open", "direct", "cue-after", 0.9, cue.verb)


def _last_person(analysis: Analysis, before: int) -> str | None:
    people = [key for mention, key in analysis.linked(Span(0, before)) if mention.kind == "person"]
    return people[-1] if people else None


def _after_post(analysis: Analysis, rest: Span) -> Span | None:
    """What follows a post-posed cue in the same sentence, if it is more than a mark."""
    trimmed = trim(analysis.text, rest)
    return trimmed if trimmed.end - trimmed.start >= 6 else None
