"""Paragraphs into utterances: who says which stretch of text, by which cue."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.annotation.attribution.accordance import accordances, said_too
from kg.annotation.attribution.attitudes import with_attitudes
from kg.annotation.attribution.contents import content_of_cue, content_of_speaker, content_under_scope, opens_quotation
from kg.annotation.attribution.counterparts import concedes, outer_goes_on
from kg.annotation.attribution.cue import Cue
from kg.annotation.attribution.cue_speakers import clause_start
from kg.annotation.attribution.cues import find_cues
from kg.annotation.attribution.default_speakers import DefaultSpeaker
from kg.annotation.attribution.governing import governing, is_heard, opened_by_another, relayed_by
from kg.annotation.attribution.groups import said_by_group
from kg.annotation.attribution.headings import clause_or_part, is_setting
from kg.annotation.attribution.nesting import (
    back_to_the_outer,
    is_foreign_report,
    is_part_of_content,
    tells_of_another,
)
from kg.annotation.attribution.pronouns import Context, resolve, resolve_near
from kg.annotation.attribution.quotations import (
    Quotation,
    closes_later,
    ends_in_quotation,
    inside_quotation,
    post_posed,
    told_after,
)
from kg.annotation.attribution.scope import OpenScope, elaborates, goes_on, told_by_medium
from kg.annotation.attribution.sole_speaker import sole_speaker
from kg.annotation.attribution.sources import several_speak
from kg.annotation.attribution.spans import OPEN, trim
from kg.annotation.attribution.strangers import quoted_by_another
from kg.annotation.attribution.subjects import subject_of
from kg.annotation.attribution.talk_pronouns import is_who_answers, outside_question
from kg.annotation.attribution.turns import is_question
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.document import Analysis
from kg.annotation.lexical.datelines import after_dateline
from kg.model import Block, Sentence, Span
from kg.model.keys import kind_of

__all__ = ["utterances"]

CLOSED = re.compile(r'"[。！？.]?$')
ANNOUNCING = 4  # characters between a cue and the end of the block it announces the next in: 写道如下：


def utterances(
    analysis: Analysis,
    number: int,
    block: Block,
    default_speaker: DefaultSpeaker | None,
    last: str | None,
    carried: OpenScope | None,
) -> tuple[list[Utterance], OpenScope | None]:
    """The utterances of a block, left to right, and what goes on governing in the next.

    `default_speaker` speaks where no cue does; `last` spoke before the block; `carried` is a quotation that the block before left open.
    """
    walk = _Walk(analysis, block, default_speaker, last, carried)
    sentences = analysis.by_block.get(number, [])
    return [one for sentence in sentences for one in walk.read(sentence)], walk.left_open(sentences)


class _Walk:
    """The state of a paragraph while its sentences are read in order."""

    def __init__(
        self,
        analysis: Analysis,
        block: Block,
        default_speaker: DefaultSpeaker | None,
        last: str | None,
        carried: OpenScope | None,
    ) -> None:
        self.analysis, self.block, self.default_speaker = analysis, block, default_speaker
        self.context = Context(
            default_speaker.speaker if default_speaker else None, default_speaker.speaker if default_speaker else last
        )
        self.open_scope = carried = None if carried and opened_by_another(analysis, block, carried) else carried
        self.sole = sole_speaker(analysis)
        self.told_until = 0  # where the cue after the last quotation ends
        self.somebody = False  # speaks in this sentence, but a pronoun does not tell who
        self.asking = is_question(analysis, block)
        reopened = analysis.quoting[block.span.start : block.span.start + 1] in OPEN
        self.opened = int(carried is not None and carried.quoted and not reopened)
        self.posted: dict[int, list[Quotation]] = {}  # start of the sentence -> those that begin in it
        for one in post_posed(analysis, block):
            if sentence := analysis.sentence_of(one.content.start):
                self.posted.setdefault(sentence.span.start, []).append(one)

    def left_open(self, sentences: list[Sentence]) -> OpenScope | None:
        """The frame that goes on in the next block: its quotation is not closed, or the block ends in X写道：."""
        end = self.block.span.end
        straight = CLOSED.search(self.analysis.text, *self.block.span)  # without sides: one at the end closes
        if self.open_scope and self.open_scope.quoted and self._inside(end) and closes_later(self.analysis, end):
            return None if straight else self.open_scope
        if self.default_speaker or not sentences or self.analysis.folded[end - 1 : end] not in ("：", ":"):
            return None
        found = (
            resolve(self.analysis, cue, self.context, sentences[-1].span.start)
            for cue in find_cues(self.analysis, sentences[-1].span, posed=True)
        )
        last = [cue for cue in found if cue and ":" in cue.speaker and cue.reach >= end - ANNOUNCING]
        following = self.analysis.quoting[end + 1 : end + 2]
        return OpenScope(last[-1], True) if last and following in OPEN else None

    def _inside(self, at: int) -> bool:
        return inside_quotation(self.analysis, self.block.span.start, at, self.opened)

    def _told_after(self, sentence: Sentence, span: Span) -> Iterator[Quotation]:
        """The quotations that begin in a sentence and have their cue after them, each with who says it."""
        for one in self.posted.get(sentence.span.start, []):
            if not span.start <= one.content.start < span.end:
                continue
            cue = resolve(self.analysis, one.cue, self.context, one.content.start)
            if cue and ":" in cue.speaker:
                yield replace(one, cue=cue)

    def read(self, sentence: Sentence) -> Iterator[Utterance]:
        start, end = sentence.span
        span = Span(min(end, after_dateline(self.analysis.folded, start)), end)
        if self.default_speaker and span.start < self.default_speaker.skip:
            if span.end <= self.default_speaker.skip:
                return
            span = Span(self.default_speaker.skip, span.end)
        if self.default_speaker and self.default_speaker.end is not None:
            span = Span(span.start, min(span.end, self.default_speaker.end))
        if sentence.span.start < self.told_until >= sentence.span.end - 1:
            return  # 格罗西说。 after his quotation, which had ended its own sentence
        quoted = list(self._told_after(sentence, span))
        if quoted:
            for one in quoted:
                self.context.last = one.cue.speaker
                yield one.said("direct", 0.9)
            self.open_scope = OpenScope(quoted[-1].cue, True)
            self.told_until = quoted[-1].end
            told = max(one.end for one in quoted) if quoted[-1].end < span.end else span.end
            span = trim(self.analysis.text, Span(told, span.end))
            if span.end - span.start < 6:
                return
        said = list(self._plain(span))
        yield from said
        if subject := subject_of(self.analysis, span):
            self.context.subject = subject[0] if kind_of(subject[0]) in ("person", "org") else self.context.subject
        self.context.narrated = subject[0] if subject and not (said or quoted or self.open_scope) else None

    def _plain(self, span: Span) -> Iterator[Utterance]:
        inside = self._inside(span.start)
        if self.open_scope and not (inside or self.default_speaker) and told_by_medium(self.analysis, span.start):
            self.open_scope = None  # 甲说，…。某国媒体当天报道称，…
        cues = [] if inside and self.open_scope else self._cues(span)
        if not self.default_speaker and (cues or not self._goes_on(span, inside)):
            cues = with_attitudes(self.analysis, cues, span)
        told = None if cues or inside or self.default_speaker else told_after(self.analysis, span)
        if told and (
            cue := resolve_near(self.analysis, told.cue, self.context, Span(self.block.span.start, span.start))
        ):
            self.context.last, self.open_scope = cue.speaker, None
            yield replace(told, cue=cue).said("indirect", 0.8)
            return
        if not (cues or inside or self.default_speaker):
            cues = list(accordances(self.analysis, span))
        if not cues:
            yield from self._cueless(span, inside)
            return
        yield from self._before(span, cues[0])
        for cue, following in zip(cues, [*cues[1:], None], strict=True):
            end = clause_or_part(self.analysis, following, cue.span.end) if following else span.end
            utterance = content_of_cue(self.analysis, cue, end, asking=self.asking)
            if utterance and following and cue.sequel and is_setting(self.analysis, utterance.content):
                continue  # 甲说，在汇报结果后，他预计…
            if utterance:
                utterance = replace(utterance, within=relayed_by(self.analysis, cue, cues, self.default_speaker))
            inner = self.default_speaker or cue is not cues[0] or self._of_another(cue)
            turn = outer_goes_on(self.analysis, cue, cues[0], utterance) if utterance else None
            if utterance and turn and (inner or concedes(self.analysis, cue)):
                yield replace(utterance, content=trim(self.analysis.text, Span(utterance.content.start, turn - 1)))
                if inner and not (cue.speaker == cues[0].speaker and concedes(self.analysis, cues[0])):
                    yield from self._outer(Span(turn, utterance.content.end), cue, cues[0])
            elif utterance:
                yield utterance
        first = governing(self.analysis, cues, self.default_speaker, quoting=self._inside(span.end))
        heard = next((cue for cue in reversed(cues) if is_heard(self.analysis, cue, cues[0])), None)
        if heard:
            goes_on = self.context.together and heard.speaker == self.context.last
            self.context.together = goes_on or several_speak(self.analysis, heard.source)
            self.context.last = heard.speaker
        scope = self.open_scope
        if scope and not (first or scope.quoted):
            elsewhere = any(tells_of_another(self.analysis, one, scope.cue.speaker) for one in cues)
            self.open_scope = None if elsewhere else scope
        nested = self.open_scope or self.default_speaker
        if first and not (
            nested and is_foreign_report(self.analysis, first, self.block, self.open_scope, self.default_speaker)
        ):
            said = Span(first.reach, span.end)
            quoted = opens_quotation(self.analysis, said.start) or ends_in_quotation(self.analysis, said)
            self.open_scope = OpenScope(first, quoted)

    def _of_another(self, cue: Cue) -> bool:
        """Whether a cue reports another's words while somebody's indirect speech goes on."""
        scope = self.open_scope
        return scope is not None and not scope.quoted and scope.cue.speaker != cue.speaker

    def _outer(self, span: Span, inner: Cue, first: Cue) -> Iterator[Utterance]:
        """What the speaker says of the words just reported: …，这一说法毫无根据."""
        if self.default_speaker:
            yield from self._voiced(span)
        elif inner is not first:
            yield from self._governed(OpenScope(first, False), span)
        elif self.open_scope:
            yield from self._governed(self.open_scope, span)

    def _cueless(self, span: Span, inside: bool) -> Iterator[Utterance]:
        if self.open_scope and self._goes_on(span, inside):
            yield from self._governed(self.open_scope, span)
            return
        if self.open_scope and not (inside or self.open_scope.quoted) and elaborates(self.analysis, span):
            yield from self._governed(self.open_scope, span)
        if self.open_scope and (not inside or not self.open_scope.quoted):
            self.open_scope = None
        if self.default_speaker and not self.open_scope:
            yield from self._voiced(span)

    def _cues(self, span: Span) -> list[Cue]:
        """The cues of a sentence that count here, with pronouns turned into those they stand for."""
        kept: list[Cue] = []
        self.somebody = False
        self.context.governing = self.open_scope.cue.speaker if self.open_scope else None
        for found in find_cues(self.analysis, span):
            if not (kept or self.open_scope or self.default_speaker) and self._of_unknown(found):
                continue
            if (kept or self.open_scope or self.default_speaker) and said_too(self.analysis, found):
                continue
            self.context.jointly = bool(kept) and several_speak(self.analysis, kept[-1].source)
            cue = resolve(self.analysis, found, self.context, span.start, kept[-1].speaker if kept else None)
            cue = None if cue and self._misleads(found, cue) else cue
            if self.somebody and not kept and found.speaker in self.analysis.ontology.lexicons.cues.pronouns.self_:
                continue  # 他表示：“我认为…”, and nobody knows who
            self.somebody = self.somebody or cue is None
            cue = back_to_the_outer(self.analysis, cue, kept) if cue else None
            if cue and not is_part_of_content(self.analysis, cue, kept, self.open_scope, self.default_speaker):
                kept.append(cue)
        return kept

    def _of_unknown(self, cue: Cue) -> bool:
        """Whether a cue stands with its speaker in the words of somebody who is not known: 居民说：“美国反对…”."""
        within = self._inside(cue.span.start) and not opens_quotation(self.analysis, cue.reach)
        return within and (cue.inherited or cue.source is None or self._inside(cue.source.start))

    def _misleads(self, found: Cue, cue: Cue) -> bool:
        """Whether the one whom a pronoun was taken for cannot be meant, in a question or an answer."""
        if self.asking:
            quoted = self._inside((found.source or found.span).start)
            return outside_question(self.analysis, found, cue, self.block, quoted=quoted)
        return is_who_answers(self.analysis, found, cue, self.default_speaker)

    def _governed(self, open_scope: OpenScope, span: Span) -> Iterator[Utterance]:
        if found := content_under_scope(
            self.analysis, open_scope, span, spoken=self.default_speaker is not None, asking=self.asking
        ):
            yield found

    def _voiced(self, span: Span) -> Iterator[Utterance]:
        who = self.default_speaker
        if who and (found := content_of_speaker(self.analysis, who, span, self.block.span.end)):
            yield said_by_group(self.analysis, found) or found

    def _goes_on(self, span: Span, inside: bool) -> bool:
        open_scope = self.open_scope
        if open_scope is None or inside or self.analysis.quoting[span.start] in OPEN:
            return open_scope is not None and (inside or not quoted_by_another(self.analysis, span))
        return (
            not (open_scope.quoted or self.somebody or open_scope.is_held_against(self.analysis, span.start))
            and not self.default_speaker
            and goes_on(self.analysis, open_scope.cue.speaker, span, self.sole)
        )

    def _before(self, span: Span, cue: Cue) -> Iterator[Utterance]:
        """What stands in the sentence before the first cue's clause still belongs to who spoke before."""
        anchor = cue.span.start if cue.inherited or not cue.source else cue.source.start
        end = clause_start(self.analysis.folded, span.start, anchor)
        before = trim(self.analysis.text, Span(span.start, max(span.start, end)))
        if before.end - before.start < 8 or is_setting(self.analysis, before):
            return
        if self.open_scope and not self.open_scope.quoted and not self.default_speaker:
            his = cue.inherited and not (cue.source and before.holds(cue.source))  # not 乙发表评论，对此表示遗憾
            same = self.open_scope.cue.speaker == cue.speaker or his
            if same and goes_on(self.analysis, self.open_scope.cue.speaker, before, self.sole):
                yield from self._governed(self.open_scope, before)
        elif self.default_speaker:
            yield from self._voiced(before)
