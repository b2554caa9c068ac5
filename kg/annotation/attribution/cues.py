"""Cues with their speakers: 赵立坚表示, 中国外交部发言人华春莹28日说, 王毅还就…指出, …并呼吁."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import cast

from kg.annotation.attribution.addressees import SEQUEL, said_to, told
from kg.annotation.attribution.approach import is_adverbial, is_meanwhile, is_phrase
from kg.annotation.attribution.cue import Cue
from kg.annotation.attribution.cue_lexicon import Verb, cue_lexicon
from kg.annotation.attribution.cue_speakers import clause_start, source_before
from kg.annotation.attribution.inheritance import inherited_subject, issues_something
from kg.annotation.attribution.reporting_verbs import is_verb
from kg.annotation.attribution.sources import with_title
from kg.annotation.attribution.subjects import is_object
from kg.annotation.attribution.unsaid import is_forecast, is_nobodys, is_shown, only_discloses
from kg.annotation.attribution.weak_verbs import ITEM, answered_proposal, brings_in, names_the_next
from kg.annotation.document import Analysis
from kg.model import Span
from kg.model.keys import kind_of
from kg.ontology import Ontology
from kg.text.segmentation import ends_with_verb, last_word
from kg.text.sentences import clauses

__all__ = ["find_cues"]

EMPTY = ' ，：,:“”「」"。！？!?；;'
PAUSE = re.compile(r"[，,：:]")
STOPS = re.compile("[，。；：“「\n,;:]")
OPENING = "，,；;： "  # marks before a clause, which alone open none
FEW = 8  # characters between 并 and its verb
LONGEST_POST = 24  # characters
SHORTEST = 6  # characters of what was declared
LONGEST_NAME = 24  # characters of somebody unknown before a verb of saying


def _goes_on(analysis: Analysis, before: Span) -> bool:
    """Whether a clause up to its verb says only that its subject goes on: ，并|强调; ，并共同|强调; not ，但政府|担心."""
    opened = cue_lexicon(analysis.ontology).opener.match(analysis.folded, *before)
    rest = Span(opened.end() if opened else before.start, before.end)
    opens = before.start < rest.start < rest.end <= rest.start + FEW and analysis.folded[rest.start - 1] not in OPENING
    return rest.start == rest.end or (opens and is_adverbial(analysis, rest, opening=True))


def find_cues(analysis: Analysis, span: Span, *, posed: bool = False) -> Sequence[Cue]:
    """The cues of a stretch of text that have a speaker, in order: of a sentence, or (`posed`) of what follows a quotation.

    A stretch is read once: who spoke before it is asked of many sentences after it.
    """
    asked = ("cues", span, posed)
    if asked not in analysis.known:
        analysis.known[asked] = tuple(_found_in(analysis, span, posed=posed))
    return cast("tuple[Cue, ...]", analysis.known[asked])


def _found_in(analysis: Analysis, span: Span, *, posed: bool) -> Iterator[Cue]:
    lexicon, folded = cue_lexicon(analysis.ontology), analysis.folded
    words, relaying = (
        analysis.ontology.lexicons.grammar.cues,
        analysis.ontology.lexicons.grammar.sources.relaying.pattern,
    )
    turning = analysis.ontology.lexicons.grammar.approach.turning.pattern
    last: Cue | None = None
    foretold: tuple[str, Span] | None = None  # of whom it is only foretold what he will say
    act = -1, ""  # where an act that a noun named is told in so many words
    lost: int | None = None  # where somebody's words begin, and nobody knows whose
    for found in lexicon.pattern.finditer(folded, span.start, span.end):
        at = _after_post(analysis, Span(*found.span()))
        verb = lexicon.verbs.get(folded[at.start : at.end])
        if not verb or not is_verb(analysis, at, outer=last is not None) or _only_touches(analysis, at):
            continue
        if verb.illocution != "open" and (_is_within(analysis, at, span) or _hits_a_place(analysis, at)):
            continue
        if last and (at.start < last.reach or (last.verb.clause and last.reach == at.start)):
            continue  # 告诉某社说; 重申反对…: what is affirmed again is the opposition
        if names_the_next(analysis, verb, at.end):
            act = at.end + 1, verb.illocution
            continue
        if act[0] == at.start and verb.illocution == "open":
            verb = replace(verb, illocution=act[1])  # 发出警告，称…
        after = told(analysis, at) if verb.text in words.telling else said_to(analysis, verb, at.end)
        if not posed and not folded[after : span.end].strip(EMPTY):
            continue  # a noun at the end, as 提出建议
        after += folded.startswith("过", after)  # 曾说过：
        done = folded[after : after + 1] == "了"
        if done:
            after += 1
            brief = len(folded[after : span.end].split("，")[0]) < SHORTEST
            if brief and answered_proposal(analysis, verb, after) is None:
                continue  # 宣布了一项协议
        sequel = bool(SEQUEL.match(folded, after))
        opening = last.span.end if last else span.start
        clause = clause_start(folded, opening, at.start)
        passive = folded[at.start - 1 : at.start] in analysis.ontology.lexicons.grammar.approach.passive
        as_said = passive and sequel and words.as_said.pattern.match(folded, clause) is not None  # 正如甲所说：
        if verb.illocution == "open" and is_nobodys(analysis, clause, at, pause=bool(PAUSE.match(folded, after))):
            lost = after  # …，分析认为，…; 伊媒称
            continue
        if not as_said and _supposed(analysis.ontology).match(folded, clause, at.start):
            continue  # 如果伊朗宣布退出: nobody says so
        if words.since.pattern.search(folded, clause, at.start) and words.until_now.pattern.match(folded, at.end):
            continue  # 自拜登宣布胜选以来
        expected = last is None and folded.startswith(words.expecting, clause) and "的" not in folded[clause : at.start]
        if expected or _not_confirmed(analysis.ontology).search(folded, clause, at.start):
            continue  # 预计甲将提出…, 没有证实伊朗拒绝…: nobody has said so
        after_quote = posed and verb.illocution == "open"  # “…，”格罗西在信中写道。
        if not after_quote and not brings_in(
            analysis, verb, bool(PAUSE.match(folded, after)), clause, at, after_another=last is not None
        ):
            continue
        mannered = verb.text in words.saying and _in_a_manner(analysis, at.start)
        manner = at.start - 2 if mannered else at.start  # 坚持说, 辩解称: a verb of manner before it
        said = sequel or after_quote or not verb.weak
        says = said and verb.governs and verb.illocution == "open" and not (passive and not as_said)
        named = lexicon.named.search(folded, clause, at.start) if verb.naming else None
        places = (named.start(),) if named else (at.start, at.start - 1 if as_said else manner)
        source = next(
            (
                one
                for start in dict.fromkeys((clause, opening))
                for end in dict.fromkeys(places)
                if (one := source_before(analysis, start, end, verb.text if says else None))
            ),
            None,
        )
        if source and verb.text in words.expecting and not sequel and _of_himself(analysis, Span(after, span.end)):
            continue  # 特使预计本月访问华盛顿: he is expected to
        if source and only_discloses(analysis, source, at):
            continue  # 某报透露，…
        if source and words.clefts.pattern.fullmatch(folded, clause, with_title(analysis, source[1]).start):
            continue  # 这是美军首次披露…: the writer says so
        if source and last is None and (source == foretold or is_forecast(analysis, source[1], clause, at)):
            foretold = source
            continue  # 有迹象显示，拜登当局将敦促朝鲜…
        if source and last is None and verb.illocution != "open" and is_shown(analysis, source[1], clause):
            continue  # 这次袭击表明伊朗希望…: the writer gathers it
        if source:
            lost = None
            cue = Cue(at, source[1], source[0], verb, sequel=sequel, reach=after, done=done)
        elif lost is not None and (
            last or verb.illocution == "open" or not issues_something(analysis, Span(lost, max(lost, clause)))
        ):
            continue
        elif clause > span.start and (
            _goes_on(analysis, Span(clause, at.start))
            or (last is None and is_adverbial(analysis, Span(clause, at.start), opening=True))
            or (last and not last.sequel and turning.fullmatch(folded, clause, at.start))  # 拒绝作出承诺，而是|表示
            or (says and is_meanwhile(analysis, Span(clause, at.start), verb.text))
            or (says and verb.text not in words.telling and is_phrase(analysis, Span(clause, at.start)))
        ):
            begin = span.start if lost is None else lost  # 据媒体报道称，伊朗递交了抗议书，抗议…
            subject = inherited_subject(analysis, Span(begin, clause), last, ITEM.match(folded, clause))
            if verb.text in words.voices and analysis.ontology.lexicons.grammar.conjunctions.adversative.pattern.match(
                folded, clause
            ):
                lost = after  # 尽管甲表示…，但分析认为…: nobody in particular
                continue
            unsaid = (
                last is None
                and verb.text in (*words.expecting, *words.renaming)
                and not issues_something(analysis, Span(begin, clause))  # 发表报告，预料…
            )
            others = words.received.pattern.search(folded, begin, clause)  # 收到两宗投诉，指…
            event = last is None and verb.text in words.showing and subject and kind_of(subject[0]) != "person"
            if event and not issues_something(analysis, Span(begin, clause)):
                continue  # 甲国试射，表明…: the event shows it
            reported = (
                last is None and verb.illocution == "request" and relaying.search(folded, subject[1].end, clause)
                if subject
                else None
            )
            if not subject or unsaid or others or reported:
                continue
            anew = last is not None and subject[1].start > last.reach and "；" not in folded[last.reach : clause]
            cue = Cue(
                at, subject[1], subject[0], verb, inherited=True, anew=anew, sequel=sequel, reach=after, done=done
            )
        else:
            # 一位不愿具名的官员称…，并表示…; 分析大多形容…，但认为…
            unknown = clause < at.start <= clause + LONGEST_NAME and (
                sequel or _has_subject(analysis, verb, clause, at)
            )
            if lost is None and verb.illocution == "open" and (unknown or at.start == span.start):
                lost = after  # 发文称…；再次呼吁…
            continue
        if last and _object_of(folded, last, cue) or _is_asked(analysis, cue, clause, last.span.end if last else -1):
            continue
        yield cue
        if last is None or not _is_governed(analysis, cue, clause, last.span.end):
            last = cue


def _of_himself(analysis: Analysis, rest: Span) -> bool:
    """Whether what is expected has no subject of its own: it opens with a time, a verb or what leads to one."""
    if any(one.span.start == rest.start for one in analysis.dates_in(Span(rest.start, rest.start + 1))):
        return True
    words = analysis.clause(next(clauses(analysis.folded, rest), rest)).words
    return not words or words[0].part in ("time", "verb", "modal", "preposition", "adverb")


def _has_subject(analysis: Analysis, verb: Verb, clause: int, at: Span) -> bool:
    """Whether a clause opens with a noun before a verb of saying that needs no pause: 分析大多形容…."""
    words, passive = analysis.clause(Span(clause, at.start)).words, analysis.ontology.lexicons.grammar.approach.passive
    if verb.weak or not words or any(one.text in passive for one in words):
        return False
    reported = cue_lexicon(analysis.ontology).verbs.get(words[0].text)  # 分析, 估计: nouns too
    return words[0].part == "noun" or (reported is not None and reported.weak)


def _in_a_manner(analysis: Analysis, at: int) -> bool:
    """Whether a verb of two characters stands right before a verb of saying: 坚持说; not 民众说 or 导演说, whoever they are."""
    word, known = analysis.folded[at - 2 : at], cue_lexicon(analysis.ontology).verbs
    if word in analysis.ontology.lexicons.grammar.sources.relaying:
        return False  # 某报报道说: it only carries the report
    if word in known or word in analysis.ontology.lexicons.grammar.approach.manners:
        return True
    post = any(one.span.end == at for one in analysis.titles_in(Span(max(0, at - LONGEST_POST), at)))
    return not post and last_word(analysis.folded, at) == word and ends_with_verb(analysis.folded, at)


@cache
def _supposed(ontology: Ontology) -> re.Pattern[str]:
    """The beginning of a clause that is only supposed."""
    words = ontology.lexicons.grammar.conjunctions
    return re.compile(rf"[“「]?[^，。；]{{0,2}}(?:{words.supposing.regex}|{words.whatever.regex})")


@cache
def _not_confirmed(ontology: Ontology) -> re.Pattern[str]:
    """没有明确证实 before what somebody is then not known to have said."""
    negators = ontology.lexicons.grammar.cues.undone.regex
    return re.compile(
        rf"(?:{negators})[^，。；]{{0,4}}(?:{ontology.lexicons.grammar.cues.confirming.regex})(?![^，。；]{{0,8}}的)"
    )


def _after_post(analysis: Analysis, at: Span) -> Span:
    """A word of which the beginning belongs to a post, without it: 称 in 总统称."""
    ends = (one.span.end for one in analysis.titles_in(Span(max(0, at.start - LONGEST_POST), at.end)))
    end = next((end for end in ends if at.start < end < at.end), None)
    return Span(end, at.end) if end else at


def _only_touches(analysis: Analysis, at: Span) -> bool:
    """Whether a verb only tells of what somebody spoke when he said something: 谈到特朗普的努力时说."""
    words = analysis.ontology.lexicons.grammar.approach
    if analysis.folded[slice(*at)] not in words.touching:
        return False
    rest = analysis.folded[at.end : next((one.start() for one in STOPS.finditer(analysis.folded, at.end)), None)]
    verb = max((one for one in cue_lexicon(analysis.ontology).saying if rest.endswith(one)), key=len, default="")
    return bool(verb) and rest.removesuffix(verb).endswith(words.meanwhile)


def _is_within(analysis: Analysis, at: Span, span: Span) -> bool:
    """Whether a verb stands in a phrase before the main verb, which an aspect marks: 为核潜艇|威胁美国开辟了道路."""
    clause = next((one for one in clauses(analysis.folded, span) if one.start <= at.start < one.end), at)
    words = analysis.clause(clause).words
    before = [one for one in words if one.end <= at.start]
    governed = next((one for one in reversed(before) if one.part in ("preposition", "verb")), None)
    if governed is None or governed.text not in analysis.ontology.lexicons.grammar.prepositions.serving:
        return False
    return any(
        verb.part == "verb" and verb.start > at.start and then.part == "aspect" for verb, then in pairwise(words)
    )


def _hits_a_place(analysis: Analysis, at: Span) -> bool:
    """Whether who is said to be shelled is a place: 炮轰金门."""
    shelling = analysis.ontology.lexicons.grammar.cues.shelling
    near = analysis.overlapping(Span(at.end, at.end + 1)) if analysis.folded.endswith(shelling, *at) else []
    return any(one.kind == "place" for one in near)


def _object_of(folded: str, last: Cue, cue: Cue) -> bool:
    """Whether the new cue's subject is only whom the last one asks: 呼吁北京方面同意…."""
    if (
        cue.source is None
        or cue.inherited
        or last.verb.illocution not in ("request", "criticize", "concern", "oppose", "warn")
    ):
        return False
    return not folded[last.span.end : cue.source.start].strip('“「" ')


def _is_asked(analysis: Analysis, cue: Cue, clause: int, opening: int) -> bool:
    """Whether a demand or charge is a noun that another verb governs: 驳斥美方|要求，."""
    return _is_governed(analysis, cue, clause, opening) and PAUSE.match(analysis.folded, cue.span.end) is not None


def _is_governed(analysis: Analysis, cue: Cue, clause: int, opening: int) -> bool:
    """Whether who takes a stance is the object of another verb: 拒绝|美方要求…的想法, after which nothing goes on with him."""
    if cue.inherited or cue.source is None or cue.verb.illocution == "open":
        return False
    start = clause if clause <= cue.source.start else max(opening, 0)
    begin = max(start, with_title(analysis, cue.source).start)
    return start == begin == opening or is_object(analysis, Span(start, begin))
