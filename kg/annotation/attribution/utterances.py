"""Paragraphs into utterances: who says which stretch of text, by which cue."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.annotation.attribution.contents import governed, opens_quotation, said, voiced
from kg.annotation.attribution.cues import CLAUSE_MARKS, Cue, find_attitudes, find_cues
from kg.annotation.attribution.default_speakers import Voice, is_question
from kg.annotation.attribution.nesting import absorbed, alien, within
from kg.annotation.attribution.pronouns import Context, resolve
from kg.annotation.attribution.quotations import Quotation, closes_later, inside_quotation, post_posed
from kg.annotation.attribution.scope import Frame, goes_on, sole_speaker
from kg.annotation.attribution.sources import subject_of
from kg.annotation.attribution.spans import OPEN, trim
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.document import Analysis
from kg.model import Block, Sentence, Span

__all__ = ["utterances"]

REJOINDER = re.compile(r"(，)这(?:一|种|些)?(?:说法|指责|指控|论调|言论|报道)")
ANNOUNCING = 4  # characters between a cue and the end of the block it announces the next in: 写道如下：


def utterances(
    analysis: Analysis, number: int, block: Block, voice: Voice | None, last: str | None, carried: Frame | None
) -> tuple[list[Utterance], Frame | None]:
    """The utterances of a block, left to right, and what goes on governing in the next.

    `voice` speaks where no cue does; `last` spoke before the block; `carried` is a quotation that the block before left open.
    """
    walk = _Walk(analysis, block, voice, last, carried)
    sentences = analysis.by_block.get(number, [])
    return [one for sentence in sentences for one in walk.read(sentence)], walk.left_open(sentences)


class _Walk:
    """The state of a paragraph while its sentences are read in order."""

    def __init__(
        self, analysis: Analysis, block: Block, voice: Voice | None, last: str | None, carried: Frame | None
    ) -> None:
        self.analysis, self.block, self.voice = analysis, block, voice
        self.context = Context(voice.speaker if voice else None, voice.speaker if voice else last)
        self.frame = carried
        self.sole = sole_speaker(analysis)
        self.asking = is_question(analysis, block)
        reopened = analysis.quoting[block.span.start : block.span.start + 1] in OPEN
        self.opened = int(carried is not None and carried.quoted and not reopened)
        self.posted: dict[int, list[Quotation]] = {}  # start of the sentence -> those that begin in it
        for one in self._post_posed():
            if sentence := analysis.sentence_of(one.content.start):
                self.posted.setdefault(sentence.span.start, []).append(one)

    def left_open(self, sentences: list[Sentence]) -> Frame | None:
        """The frame that goes on in the next block: its quotation is not closed, or the block ends in X写道：."""
        end = self.block.span.end
        if self.frame and self.frame.quoted and self._inside(end) and closes_later(self.analysis, end):
            return self.frame
        if self.voice or not sentences or self.analysis.folded[end - 1 : end] not in ("：", ":"):
            return None
        found = (
            resolve(self.analysis, cue, self.context, sentences[-1].span.start)
            for cue in find_cues(self.analysis, sentences[-1].span, posed=True)
        )
        last = [cue for cue in found if cue and ":" in cue.speaker and cue.reach >= end - ANNOUNCING]
        following = self.analysis.quoting[end + 1 : end + 2]
        return Frame(last[-1], True) if last and following in OPEN else None

    def _inside(self, at: int) -> bool:
        return inside_quotation(self.analysis, self.block.span.start, at, self.opened)

    def _post_posed(self) -> Iterator[Quotation]:
        for one in post_posed(self.analysis, self.block):
            cue = resolve(self.analysis, one.cue, self.context, one.content.start)
            if cue and ":" in cue.speaker:
                yield replace(one, cue=cue)

    def read(self, sentence: Sentence) -> Iterator[Utterance]:
        span = sentence.span
        if self.voice and span.start < self.voice.skip:
            if span.end <= self.voice.skip:
                return
            span = Span(self.voice.skip, span.end)
        if self.voice and self.voice.end is not None:
            span = Span(span.start, min(span.end, self.voice.end))
        quoted = [one for one in self.posted.get(sentence.span.start, []) if span.start <= one.content.start < span.end]
        if quoted:
            for one in quoted:
                self.context.last = one.cue.speaker
                yield Utterance(
                    one.content,
                    one.cue.speaker,
                    one.cue.source,
                    one.cue.span,
                    "open",
                    "direct",
                    "cue-after",
                    0.9,
                    one.cue.verb.text,
                )
            self.frame = Frame(quoted[-1].cue, True)
            span = (
                trim(self.analysis.text, Span(max(one.end for one in quoted), span.end))
                if quoted[-1].end < span.end
                else Span(span.end, span.end)
            )
            if span.end - span.start < 6:
                return
        yield from self._plain(span)
        if subject := subject_of(self.analysis, span):
            self.context.subject = subject[0] if subject[0].startswith(("person:", "org:")) else self.context.subject

    def _plain(self, span: Span) -> Iterator[Utterance]:
        inside = self._inside(span.start)
        cues = [] if inside and self.frame and self.frame.quoted else self._cues(span)
        if not cues and not self.voice and not self._goes_on(span, inside):
            cues = list(find_attitudes(self.analysis, span))
        if not cues:
            yield from self._cueless(span, inside)
            return
        yield from self._before(span, cues[0])
        for cue, following in zip(cues, [*cues[1:], None], strict=True):
            end = self._clause(following, cue.span.end) if following else span.end
            utterance = said(self.analysis, cue, end, asking=self.asking)
            if utterance:
                utterance = replace(utterance, within=within(self.analysis, cue, cues, self.voice))
            if (
                utterance
                and (self.voice or cue is not cues[0])
                and (rest := REJOINDER.search(self.analysis.folded, *utterance.content))
            ):
                yield replace(utterance, content=Span(utterance.content.start, rest.start()))
                yield from self._outer(Span(rest.end(1), utterance.content.end), cues[0])
            elif utterance:
                yield utterance
        first = next((cue for cue in cues if cue.governs), None)
        self.context.last = next(
            (cue.speaker for cue in reversed(cues) if cue.speaker.startswith(("person:", "org:", "group:"))),
            self.context.last,
        )
        nested = self.frame or self.voice
        if first and not (nested and alien(self.analysis, first, self.block, self.frame, self.voice)):
            self.frame = Frame(first, opens_quotation(self.analysis, first.reach))

    def _outer(self, span: Span, first: Cue) -> Iterator[Utterance]:
        """What the speaker says of the words just reported: …，这一说法毫无根据."""
        if self.voice:
            yield from self._voiced(span)
        else:
            yield from self._governed(Frame(first, False), span)

    def _cueless(self, span: Span, inside: bool) -> Iterator[Utterance]:
        if self.frame and self._goes_on(span, inside):
            yield from self._governed(self.frame, span)
            return
        if self.frame and (not inside or not self.frame.quoted):
            self.frame = None
        if self.voice and not self.frame:
            yield from self._voiced(span)

    def _cues(self, span: Span) -> list[Cue]:
        """The cues of a sentence that count here, with pronouns turned into those they stand for."""
        kept: list[Cue] = []
        for found in find_cues(self.analysis, span):
            cue = resolve(self.analysis, found, self.context, span.start, kept[-1].speaker if kept else None)
            if cue and not absorbed(self.analysis, cue, kept, self.frame, self.voice):
                kept.append(cue)
        return kept

    def _governed(self, frame: Frame, span: Span) -> Iterator[Utterance]:
        if found := governed(self.analysis, frame, span, spoken=self.voice is not None, asking=self.asking):
            yield found

    def _voiced(self, span: Span) -> Iterator[Utterance]:
        if self.voice and (found := voiced(self.analysis, self.voice, span, self.block.span.end)):
            yield found

    def _goes_on(self, span: Span, inside: bool) -> bool:
        frame = self.frame
        if frame is None or inside or self.analysis.quoting[span.start] in OPEN:
            return frame is not None
        return not frame.quoted and not self.voice and goes_on(self.analysis, frame.cue.speaker, span, self.sole)

    def _before(self, span: Span, cue: Cue) -> Iterator[Utterance]:
        """What stands in the sentence before the first cue's clause still belongs to who spoke before."""
        end = min(
            self._clause(cue, span.start), (cue.source or cue.span).start if not cue.inherited else cue.span.start
        )
        before = trim(self.analysis.text, Span(span.start, max(span.start, end)))
        if before.end - before.start < 8:
            return
        if self.frame and not self.frame.quoted and not self.voice:
            if self.frame.cue.speaker == cue.speaker or cue.inherited:
                yield from self._governed(self.frame, before)
        elif self.voice:
            yield from self._voiced(before)

    def _clause(self, cue: Cue, lowest: int) -> int:
        anchor = cue.span.start if cue.inherited or not cue.source else cue.source.start
        marks = [self.analysis.folded.rfind(mark, lowest, anchor) + 1 for mark in CLAUSE_MARKS]
        return max([lowest, *(mark for mark in marks if mark > 0)])
