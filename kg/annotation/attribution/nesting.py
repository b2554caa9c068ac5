"""Cues inside somebody's words: which of them report another's, and which only belong to the content."""

import re
from dataclasses import replace
from functools import cache

from kg.annotation.attribution.approach import is_adverbial
from kg.annotation.attribution.contents import opens_quotation
from kg.annotation.attribution.counterparts import concedes, is_counterpart, turns_against
from kg.annotation.attribution.cue import Cue
from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.default_speakers import DefaultSpeaker
from kg.annotation.attribution.futures import is_foretold
from kg.annotation.attribution.governing import dated
from kg.annotation.attribution.principals import allies_of, principal_of
from kg.annotation.attribution.quotations import inside_quotation
from kg.annotation.attribution.scope import OpenScope
from kg.annotation.attribution.spans import CLOSE, OPEN
from kg.annotation.document import Analysis
from kg.model import Block, Span
from kg.model.keys import kind_of
from kg.ontology import Ontology
from kg.text.sentences import clauses

__all__ = [
    "back_to_the_outer",
    "is_part_of_content",
    "is_foreign_report",
    "tells_of_another",
]

AGAIN = ("称", "指", "说")  # right after a comma they go on with what the outer speaker says
SELF = ("我", "我们")
FAR_BACK = 80  # characters before a speaker in which his clause may begin
CONJOINED = re.compile(r"(?:^|[，；：、])(?:[一二三四五六]是|并且?|还|也|又|同时|但|则|再次|而)[^，。；]{0,12}$")


@cache
def _issued(ontology: Ontology) -> re.Pattern[str]:
    speeches = ontology.lexicons.grammar.nouns.speeches.regex
    return re.compile(rf"(?:发表|发布)[^。；]{{0,24}}(?:{speeches})")


def is_part_of_content(
    analysis: Analysis,
    cue: Cue,
    earlier: list[Cue],
    open_scope: OpenScope | None,
    default_speaker: DefaultSpeaker | None,
) -> bool:
    """Whether a cue stays in the content: of the speaker's own, of nobody named, or no report of another's words."""
    if _so_called(analysis, cue.span.start):
        return True
    quoted = earlier[-1] if earlier and inside_quotation(analysis, earlier[-1].span.end, cue.span.start) else None
    speaking = (quoted or earlier[0]).speaker if earlier else _speaking(open_scope, default_speaker)
    if default_speaker and cue.verb.text in analysis.ontology.lexicons.grammar.cues.answering and not cue.sequel:
        return True  # 双方同意保持接触 in an answer: what he reports
    if cue.speaker == "unnamed":
        return speaking is not None or not cue.sequel
    own = (
        speaking is not None
        and _speaks_for(analysis, speaking, cue.speaker)
        and not (_by_post(analysis, cue) or dated(analysis, cue))
        and not (open_scope and not earlier and not default_speaker and _told_anew(analysis, cue))
    )
    new = (
        open_scope
        and not earlier
        and not default_speaker
        and (not cue.inherited or _acted_on_a_day(analysis, cue))
        and cue.speaker != speaking
        and not own
    )
    if speaking is None or new:
        return False
    lexicon, words = cue_lexicon(analysis.ontology), analysis.ontology.lexicons.grammar.cues
    follows = earlier and cue.inherited and earlier[-1].sequel and not cue.anew
    again = cue.verb.text in (*AGAIN, *words.renaming) and analysis.folded[cue.span.start - 1 : cue.span.start] in (
        "，",
        "；",
    )
    closed = (
        analysis.quoting[cue.span.start - 2 : cue.span.start - 1] in CLOSE
    )  # 称“…”，表示…; not 某媒体说，这是要“…”，警告…
    closed = closed and not (
        cue.verb.illocution != "open"
        and speaking in analysis.ontology.outlets
        and not opens_quotation(analysis, earlier[-1].reach)
    )
    conjoined = follows and CONJOINED.search(analysis.folded, earlier[-1].span.end, cue.span.start)
    if follows and not (again or closed or conjoined):
        return True
    if earlier and (_done_by_another(analysis, cue, earlier[-1]) or _will_only_say(analysis, cue)):
        return True
    if earlier and (
        _promised_by_another(analysis, cue, earlier[-1]) or (earlier[0].sequel and concedes(analysis, cue))
    ):
        return True
    if cue.speaker == speaking:
        return _of_oneself(analysis, cue, earlier, default_speaker)
    if own:
        return cue.verb.text not in lexicon.nested_own
    issued = cue.source and _issued(analysis.ontology).search(analysis.folded, cue.source.end, cue.span.start)
    if earlier and (turns_against(analysis, cue, earlier[-1]) or is_counterpart(analysis, cue, earlier[-1])):
        return False
    told = earlier and earlier[0].verb.illocution == "open" and earlier[0].sequel
    if told and cue.verb.illocution != "open" and not cue.sequel:
        # X说，Y指责Z…: what Y does is what X says of Y; a medium only reports it
        return not (_reported(analysis, cue, earlier[0]) and (cue.inherited or _acts(analysis, cue)))
    if earlier and cue.sequel and not cue.inherited and _reported(analysis, cue, earlier[0]):
        return False  # 某社称，甲在会谈时提到，…
    return cue.verb.text not in lexicon.nested_others and not (cue.inherited and earlier) and not issued


def _done_by_another(analysis: Analysis, cue: Cue, last: Cue) -> bool:
    """Whether a verb without a subject goes on with what another is said to do: 指伊朗支持甲、协助乙，并支持丙."""
    if not cue.inherited or cue.verb.illocution == "open":
        return False
    found = analysis.folded.find(cue.verb.text, last.reach, cue.span.start)
    doer = analysis.mentions.ending_at(found) if found > 0 else None
    return doer is not None and analysis.links.get(doer.span) not in (None, cue.speaker)


def _reported(analysis: Analysis, cue: Cue, outer: Cue) -> bool:
    """Whether a cue is of somebody whom a medium brings in: 某社称，甲发表谈话，谴责…."""
    return outer.speaker in analysis.ontology.outlets and cue.source is not None and cue.source.start >= outer.reach


def _so_called(analysis: Analysis, at: int) -> bool:
    """Whether a place stands in words that another is only said to use: 美方所谓“中国希望…”."""
    sentence = analysis.sentence_of(at)
    if sentence is None:
        return False
    words = analysis.ontology.lexicons.grammar.cues.so_called
    opened = max(analysis.quoting.rfind(mark, sentence.span.start, at) for mark in OPEN)
    closed = max(analysis.quoting.rfind(mark, sentence.span.start, at) for mark in CLOSE)
    return opened > closed and analysis.folded[sentence.span.start : opened].endswith(words)


def _acts(analysis: Analysis, cue: Cue) -> bool:
    """Whether the verb is that of its speaker, with nothing but adverbs between: 美国强烈谴责, not 中国对付批评…的企业."""
    end = cue.source.end if cue.source else cue.span.start
    several = analysis.ontology.lexicons.grammar.nouns.of_several.pattern.match(analysis.folded, end)
    between = Span(several.end() if several else end, cue.span.start)
    return between.end <= between.start or is_adverbial(analysis, between, feeling=True)


def _told_anew(analysis: Analysis, cue: Cue) -> bool:
    """Whether the writer tells of a state's words after those of its organ: 革命卫队称，…。伊朗方面称，…."""
    attitude = cue.verb.text in cue_lexicon(analysis.ontology).nested_own
    return cue.verb.illocution == "open" and cue.sequel and not cue.inherited and not attitude


def back_to_the_outer(analysis: Analysis, cue: Cue, earlier: list[Cue]) -> Cue:
    """A verb of saying that takes its subject over, given to who reports what his own side holds (X表示，中方主张…，还说…), or in whose
    words alone that subject stands: X说，乙国已告诉美国…，并强调…."""
    if not earlier or not cue.inherited or cue.verb.illocution != "open":
        return cue
    outer, inner = earlier[0], earlier[-1]
    if outer is inner:
        goes_on = not opens_quotation(analysis, outer.reach) or inside_quotation(
            analysis, outer.span.end, cue.span.start
        )
        told = outer.sequel and outer.verb.illocution == "open" and goes_on
        another = cue.speaker != outer.speaker and outer.speaker not in analysis.ontology.outlets
        within = bool(told and another and cue.source and cue.source.start >= outer.reach)
    else:
        within = inner.speaker != outer.speaker and _speaks_for(analysis, outer.speaker, inner.speaker)
    return replace(cue, speaker=outer.speaker, source=outer.source) if within else cue


def _will_only_say(analysis: Analysis, cue: Cue) -> bool:
    """Whether in somebody's words another will only say it: 教授认为，总统将在会谈中强调…."""
    return cue.source is not None and not cue.inherited and is_foretold(analysis, cue.source, cue.span)


def _promised_by_another(analysis: Analysis, cue: Cue, last: Cue) -> bool:
    """Whether who is to promise is whom the speaker asks, or the subject of what he just said: 敦促日方停止…，承诺不拥核; 方案是
    美方停止袭击，并保证不再侵略."""
    blamed = (
        last.verb.illocution == "criticize" and cue.verb.text in analysis.ontology.lexicons.grammar.cues.deeds
    )  # 指责甲违约，威胁乙
    if not cue.inherited or not (blamed or cue.verb.illocution in ("commit", "accept")):
        return False
    if last.verb.illocution in ("request", "criticize") and not last.sequel:
        return CONJOINED.search(analysis.folded, last.span.end, cue.span.start) is None
    if not last.sequel:
        return False
    between = list(clauses(analysis.folded, Span(last.reach, cue.span.start)))
    named = [key for mention, key in analysis.acting(between[-2])] if len(between) > 1 else []
    side = allies_of(analysis, cue.speaker, principal_of(analysis, cue.speaker))
    return any(key not in side.keys for key in named)


def _by_post(analysis: Analysis, cue: Cue) -> bool:
    """Whether a state speaks by one of its officials, who is somebody else than who spoke: 韩国外长称 after its president."""
    return cue.source is not None and not cue.inherited and any(True for _ in analysis.titles_in(cue.source))


def tells_of_another(analysis: Analysis, cue: Cue, speaker: str) -> bool:
    """Whether the writer tells what another announced or said on a day: 伊拉克24日也宣布…, after the words of somebody else."""
    if ":" not in cue.speaker or cue.speaker in (speaker, principal_of(analysis, speaker)):
        return False
    return cue.verb.text in analysis.ontology.lexicons.grammar.cues.declaring or dated(analysis, cue)


def _acted_on_a_day(analysis: Analysis, cue: Cue) -> bool:
    """Whether a date follows right after whom the cue takes over: 外交部3日发表评论，…，敦促…."""
    return cue.source is not None and any(
        one.span.start == cue.source.end for one in analysis.dates_in(Span(cue.source.end, cue.span.start))
    )


def _of_oneself(analysis: Analysis, cue: Cue, earlier: list[Cue], default_speaker: DefaultSpeaker | None) -> bool:
    """Whether a cue of who speaks already belongs to the content."""
    side = kind_of(cue.speaker) == "state" and not (cue.inherited or cue.sequel)
    if earlier and not default_speaker and cue.source and analysis.folded[slice(*cue.source)] in SELF:
        return True  # X说，“…，我决心…”
    if earlier and (_goes_on_as_pronoun(analysis, cue, earlier[-1]) or _of_his_acts(analysis, cue, earlier[-1])):
        return True
    if earlier and earlier[-1].sequel and side:
        return True  # 美方官员称，美方谴责…: the speaker's own side acts in the content
    if default_speaker and not earlier and cue.source and analysis.folded[cue.source.start] == "我":
        return default_speaker.kind in ("headline", "answer") or cue.verb.illocution in ("endorse", "commit")
    return cue.inherited and not cue.sequel and not earlier and default_speaker is not None


def _goes_on_as_pronoun(analysis: Analysis, cue: Cue, last: Cue) -> bool:
    """Whether what somebody says begins with himself: 三国表示，他们对…表示关切."""
    if cue.inherited or cue.sequel or not last.sequel or not cue.source:
        return False
    between = analysis.folded[last.reach : cue.source.start].strip("，：:“「")
    return not between and cue_lexicon(analysis.ontology).pronouns.fullmatch(analysis.folded, *cue.source) is not None


def _of_his_acts(analysis: Analysis, cue: Cue, last: Cue) -> bool:
    """Whether what somebody says tells of an act of his own, with himself as a pronoun: 拜登说，他将向普京施压，…."""
    if cue.inherited or not last.sequel or not cue.source or cue.verb.illocution == "open":
        return False
    if not cue_lexicon(analysis.ontology).pronouns.fullmatch(analysis.folded, *cue.source):
        return False
    return any(word.part == "modal" for word in analysis.clause(Span(cue.source.end, cue.span.start)).words)


def is_foreign_report(
    analysis: Analysis, cue: Cue, block: Block, open_scope: OpenScope | None, default_speaker: DefaultSpeaker | None
) -> bool:
    """Whether the cue reports another's words inside somebody's speech, which ends with its sentence."""
    speaking = _speaking(open_scope, default_speaker) or cue.speaker
    if open_scope and kind_of(speaking) == "person" and kind_of(cue.speaker) == "state" and not cue.inherited:
        start = cue.source.end if cue.source else block.span.start
        return not analysis.dates_in(Span(start, cue.span.start))
    return default_speaker is not None or _speaks_for(analysis, speaking, cue.speaker)


def _speaking(open_scope: OpenScope | None, default_speaker: DefaultSpeaker | None) -> str | None:
    return open_scope.cue.speaker if open_scope else default_speaker.speaker if default_speaker else None


def _speaks_for(analysis: Analysis, speaker: str, other: str) -> bool:
    return principal_of(analysis, speaker) == other
