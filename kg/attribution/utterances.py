"""Paragraphs into utterances: who says which stretch of text, by which cue."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.analysis import Analysis
from kg.attribution.actors import subject_of, with_title
from kg.attribution.cues import CLAUSE_MARKS, Cue, find_attitudes, find_cues
from kg.attribution.lexicon import cue_lexicon
from kg.attribution.pronouns import Context, resolve
from kg.attribution.quotations import Quotation, closes_later, inside_quotation, post_posed
from kg.attribution.scope import Frame, goes_on, sole_speaker
from kg.attribution.spans import OPEN, trim
from kg.attribution.speakers import on_behalf_of, side_of
from kg.attribution.stance import subject_side
from kg.attribution.utterance import Utterance
from kg.attribution.voices import Voice
from kg.model import Block, Sentence, Span
from kg.sentences import clauses

__all__ = ["utterances"]

LEAD = re.compile(r"[，,：:；;\s]*(?:说|道|称|着)?[，,：:\s]*[“「『\"]?\s*")
RETURN = re.compile(
    r"，(?:但是?|不过|然而)(?=[他她]|[^，。]{0,6}(?:方|国|政府|朗|鲜|斯|列)(?:并没有|并未|没有|尚未|未|坚持|拒绝))"
)
CONJOINED = re.compile(r"(?:^|[，；：、])(?:[一二三四五六]是|并且?|还|也|又|同时|但|则|再次|而)[^，。；]{0,12}$")
ASKED = re.compile(r"是否|有何|如何|能否|什么")  # a reporter's question after what it reports
POSED = re.compile(
    r"(?:^|，)(?:请问|那么)?(?:中方|中国|外交部|发言人|你|您|对此)[^，。]{0,20}(?:有何|如何|是否|能否|什么|怎么|哪些|会不会|有没有)[^，。]*$"
)
REJOINDER = re.compile(r"(，)这(?:一|种|些)?(?:说法|指责|指控|论调|言论|报道)")
ANNOUNCING = 4  # characters between a cue and the end of the block it announces the next in: 写道如下：
ISSUED = re.compile(r"(?:发表|发布)[^。；]{0,24}(?:声明|宣言|公报|文件|谈话)")
RESUMED = re.compile(r"，(?:但是?|不过|然而)")


def utterances(
    analysis: Analysis, number: int, block: Block, voice: Voice | None, last: str | None, carried: Frame | None
) -> tuple[list[Utterance], Frame | None]:
    """The utterances of a block, left to right, and what goes on governing in the next.

    `voice` speaks where no cue does; `last` spoke before the block; `carried` is a quotation that the block before left open.
    """
    walk = _Walk(analysis, block, voice, last, carried)
    sentences = [sentence for sentence in analysis.sentences if sentence.block == number]
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
        reopened = analysis.quoting[block.span.start : block.span.start + 1] in OPEN
        self.opened = int(carried is not None and carried.quoted and not reopened)
        self.posted = list(self._post_posed())

    def left_open(self, sentences: list[Sentence]) -> Frame | None:
        """The frame that goes on in the next block: its quotation is not closed, or the block ends in X写道：."""
        end = self.block.span.end
        if self.frame and self.frame.quoted and self._inside(end) and closes_later(self.analysis.quoting, end):
            return self.frame
        if self.voice or not sentences or self.analysis.folded[end - 1 : end] not in ("：", ":"):
            return None
        found = (
            resolve(self.analysis, cue, self.context, sentences[-1].span.start)
            for cue in find_cues(self.analysis, sentences[-1].span, posed=True)
        )
        last = [cue for cue in found if cue and cue.speaker != "unnamed" and cue.reach >= end - ANNOUNCING]
        following = self.analysis.quoting[end + 1 : end + 2]
        return Frame(last[-1], True) if last and following in OPEN else None

    def _inside(self, at: int) -> bool:
        return inside_quotation(self.analysis.quoting, self.block.span.start, at, self.opened)

    def _post_posed(self) -> Iterator[Quotation]:
        for one in post_posed(self.analysis, self.block):
            cue = resolve(self.analysis, one.cue, self.context, one.content.start)
            if cue and cue.speaker != "unnamed":
                yield replace(one, cue=cue)

    def read(self, sentence: Sentence) -> Iterator[Utterance]:
        span = sentence.span
        if self.voice and span.start < self.voice.skip:
            if span.end <= self.voice.skip:
                return
            span = Span(self.voice.skip, span.end)
        if self.voice and self.voice.end is not None:
            span = Span(span.start, min(span.end, self.voice.end))
        quoted = [one for one in self.posted if span.start <= one.content.start < span.end]
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
            utterance = self._said(cue, self._clause(following, cue.span.end) if following else span.end)
            if utterance:
                utterance = replace(utterance, within=self._within(cue, cues))
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
        if first and not (nested and self._alien(first)):
            self.frame = Frame(first, _opens_quotation(self.analysis.quoting, first.reach))

    def _within(self, cue: Cue, cues: list[Cue]) -> str | None:
        """In whose words a cue reports another's: those of the cue that opens on it, else those of a voice."""
        before = [one for one in cues if one.span.end <= cue.span.start and one.verb.governs and not cue.inherited]
        begin = with_title(self.analysis, cue.source or cue.span).start
        between = self.analysis.folded[before[-1].reach : begin] if before else ""
        if before and not cue.content and not between.strip('，,：:“「 "') and before[-1].speaker != cue.speaker:
            return before[-1].speaker
        return self.voice.speaker if self.voice and self.voice.speaker != cue.speaker else None

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
        found = (resolve(self.analysis, cue, self.context, span.start) for cue in find_cues(self.analysis, span))
        kept: list[Cue] = []
        for cue in found:
            if cue and not self._absorbed(cue, kept):
                kept.append(cue)
        return kept

    def _absorbed(self, cue: Cue, earlier: list[Cue]) -> bool:
        """Whether a cue stays in the content: of the speaker's own, of nobody named, or no report of another's words."""
        speaking = (
            earlier[0].speaker
            if earlier
            else self.frame.cue.speaker
            if self.frame
            else self.voice.speaker
            if self.voice
            else None
        )
        if cue.speaker == "unnamed":
            return speaking is not None or not cue.sequel
        if speaking is None or (
            self.frame
            and not earlier
            and not self.voice
            and not cue.inherited
            and cue.speaker != speaking
            and not self._principal(speaking, cue.speaker)
        ):
            return False
        lexicon = cue_lexicon(self.analysis.ontology)
        if (
            earlier
            and cue.inherited
            and earlier[-1].sequel
            and not CONJOINED.search(self.analysis.folded, earlier[-1].span.end, cue.span.start)
        ):
            return True
        if cue.speaker == speaking:
            if (
                earlier
                and earlier[-1].sequel
                and cue.speaker.startswith("state:")
                and not (cue.inherited or cue.sequel)
            ):
                return True  # 美方官员称，美方谴责…: the speaker's own side acts in the content
            if self.voice and not earlier and cue.source and self.analysis.folded[cue.source.start] == "我":
                return not self.voice.rule.endswith("speaks") or cue.verb.illocution in ("endorse", "commit")
            return cue.inherited and not cue.sequel and not earlier and self.voice is not None
        if self._principal(speaking, cue.speaker):
            return cue.verb.text not in lexicon.nested_own
        issued = cue.source and ISSUED.search(self.analysis.folded, cue.source.end, cue.span.start)
        return cue.verb.text not in lexicon.nested_others and not (cue.inherited and earlier) and not issued

    def _principal(self, speaker: str, other: str) -> bool:
        return on_behalf_of(self.analysis, speaker) == other

    def _alien(self, cue: Cue) -> bool:
        """Whether the cue reports another's words inside somebody's speech, which ends with its sentence."""
        speaking = self.frame.cue.speaker if self.frame else self.voice.speaker if self.voice else cue.speaker
        if self.frame and speaking.startswith("person:") and cue.speaker.startswith("state:") and not cue.inherited:
            return not any(
                self.block.span.start <= one.span.start < cue.span.start
                and cue.source
                and cue.source.end <= one.span.start
                for one in self.analysis.dates
            )
        return self.voice is not None or self._principal(speaking, cue.speaker)

    def _said(self, cue: Cue, end: int) -> Utterance | None:
        text = self.analysis.text
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
        lead = LEAD.match(text, cue.reach)
        start = lead.end() if lead else cue.reach
        cut = (RETURN if cue.verb.illocution == "open" else RESUMED).search(self.analysis.folded, start, end)
        content = trim(
            text, Span(start, cut.start() if cut and not _opens_quotation(self.analysis.quoting, cue.reach) else end)
        )
        content = self._without_question(self._own_act(cue, content))
        asked = text[content.end : content.end + 1] in ("？", "?") and ASKED.search(self.analysis.folded, *content)
        if content.end - content.start < 2 or cue.speaker == "unnamed" or (asked and cue.verb.illocution != "ask"):
            return None
        quoted = _opens_quotation(self.analysis.quoting, cue.reach)
        mixed = any(mark in text[content.start : content.end] for mark in OPEN)
        form = "direct" if quoted else "mixed" if mixed else "indirect"
        rule, confidence = ("cue-inherited", 0.8) if cue.inherited else ("cue", 0.9)
        return Utterance(
            content, cue.speaker, cue.source, cue.span, cue.verb.illocution, form, rule, confidence, cue.verb.text
        )

    def _own_act(self, cue: Cue, content: Span) -> Span:
        """Of a promise without a pause after its verb, the clauses before another's act: 伊朗承诺限制…，各国解除制裁."""
        if cue.sequel or cue.verb.illocution not in ("commit", "accept"):
            return content
        side = side_of(self.analysis, cue.speaker, on_behalf_of(self.analysis, cue.speaker))
        for clause in list(clauses(self.analysis.folded, content))[1:]:
            if subject_side(self.analysis, clause, side) == "other":
                return trim(self.analysis.text, Span(content.start, clause.start))
        return content

    def _without_question(self, content: Span) -> Span:
        """The content without a journalist's question at its end: …，中方对此有何回应？"""
        if self.analysis.text[content.end : content.end + 1] not in ("？", "?"):
            return content
        found = POSED.search(self.analysis.folded[content.start : content.end])
        return trim(self.analysis.text, Span(content.start, content.start + found.start())) if found else content

    def _governed(self, frame: Frame, span: Span) -> Iterator[Utterance]:
        content = trim(self.analysis.text, span)
        if not frame.quoted and not self.voice:
            content = self._without_question(content)
        if content.end - content.start >= 3 and frame.cue.speaker != "unnamed":
            form = "direct" if frame.quoted else "indirect"
            yield Utterance(
                content, frame.cue.speaker, frame.cue.source, frame.cue.span, "open", form, "cue-governs", 0.8
            )

    def _voiced(self, span: Span) -> Iterator[Utterance]:
        voice, content = self.voice, trim(self.analysis.text, span)
        bare = self.analysis.text[content.end : content.end + 1] in ("：", ":")
        if (
            voice
            and content.end - content.start >= 4
            and not bare
            and (voice.quotation == "headline" or content.end < self.block.span.end)
        ):
            yield Utterance(
                content,
                voice.speaker,
                voice.source,
                None,
                "open",
                voice.quotation,
                voice.rule,
                voice.confidence,
                default=voice.default,
            )

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


def _opens_quotation(text: str, at: int) -> bool:
    lead = LEAD.match(text, at)
    return bool(lead) and any(mark in lead.group() for mark in OPEN)  # type: ignore[union-attr]
