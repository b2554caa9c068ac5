"""Whom a pronoun before a cue stands for."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache

from kg.annotation.attribution.bystanders import in_predicate
from kg.annotation.attribution.cue import Cue
from kg.annotation.attribution.post_holders import holder_of
from kg.annotation.attribution.principals import principal_of
from kg.annotation.attribution.quotations import inside_quotation
from kg.annotation.attribution.sources import NOBODY, preposed, with_title
from kg.annotation.attribution.spans import CLOSE
from kg.annotation.attribution.strangers import stranger_before, stranger_in, stranger_just_before
from kg.annotation.attribution.subjects import last_subject, subject_of
from kg.annotation.attribution.taken_up import first_of_several, taken_up
from kg.annotation.document import Analysis
from kg.model import Mention, Span
from kg.model.keys import kind_of, name_of
from kg.ontology import Ontology
from kg.text.numerals import number as numeral

__all__ = ["Context", "resolve", "resolve_near"]


PEOPLE = re.compile("(?<![我他她你咱它])们")
NEAR = 2  # sentences before a pronoun of which one is about whom it means
SHORT = 4  # characters of an adverb with its comma
OWN = ("我国", "我方")  # of the side whose organ speaks in the same sentence


@dataclass
class Context:
    """Who speaks by default (`default_speaker`), who spoke last, and the subject of the sentence before.

    `narrated` is that subject where nobody says the sentence, `together` whether several spoke last, `jointly` whether
    they do in this sentence, `governing` whose words go on in the paragraph.
    """

    default_speaker: str | None
    last: str | None
    subject: str | None = None
    narrated: str | None = None
    together: bool = False
    jointly: bool = False
    governing: str | None = None


def resolve(analysis: Analysis, cue: Cue, context: Context, start: int, first: str | None = None) -> Cue | None:
    """The cue with its pronoun turned into the one it stands for; none if there is nobody.

    `start` is where the sentence begins, `first` who spoke last in it: 外交部表示，我国反对….
    """
    if ":" in cue.speaker or cue.speaker in ("unnamed", NOBODY):
        return cue
    pronouns = analysis.ontology.lexicons.cues.pronouns
    at = (cue.source or cue.span).start
    speaker = None
    if cue.speaker in pronouns.self_:
        speaker = (first if cue.speaker in OWN else None) or context.default_speaker or first
        governed = cue.speaker not in pronouns.narrator and context.governing is not None
        if (
            speaker is None
            and (governed or _in_quotation(analysis, at))
            and not (stranger_in(analysis, Span(min(start, at), at)) or stranger_before(analysis, start))
        ):
            # nobody known: 这些外交官写道：“…我们敦促各方…”, or told of before: 乙接受了采访。“我们相信…”
            speaker = context.last if governed or context.narrated in (None, context.last) else None
    elif cue.speaker in pronouns.person and first and _in_quotation(analysis, at):
        speaker = None  # 甲回答说：“他说…”: somebody else
    elif cue.speaker in pronouns.person:
        official = len(cue.speaker) > 2 and context.last and kind_of(context.last) in ("person", "org")
        if len(cue.speaker) > 2 and (named := taken_up(analysis, cue.speaker, at)):
            return replace(cue, speaker=named[0]) if named[0] else None
        if not official:
            speaker = _person_before(analysis, context, Span(min(start, at), at), cue.speaker, first)
            if speaker == context.last and _is_deed(cue) and _another_named(analysis, speaker, at):
                speaker = None  # 乙说甲是物理学家。他反对核试验: nobody says so
        elif first or not stranger_before(analysis, start):
            speaker = context.last
    elif cue.speaker in pronouns.pair:
        speaker = _first_of_two(analysis, start, at)
    elif pronouns.counted.pattern.fullmatch(cue.speaker):
        speaker = first_of_several(analysis, at, numeral(cue.speaker[0]) or 0)
    elif cue.speaker in pronouns.thing:
        subject = _subject(analysis, Span(min(start, at), at)) or context.narrated
        speaker = subject if subject and kind_of(subject) in ("state", "org", "group") else None
    elif first is None and (
        _unnamed_several(analysis, Span(min(start, at), at))
        or stranger_in(analysis, Span(min(start, at), at))
        or stranger_just_before(analysis, start)
    ):
        return None  # 情报官员们一直在寻找证据，他们担心
    elif several := first or _several(analysis, context) or _subject(analysis, Span(min(start, at), at)):
        # 他们: whom this sentence speaks of; of several people who spoke together in it, the first
        both = cue.speaker in analysis.ontology.lexicons.grammar.cues.parties  # 双方 is never one person
        jointly = context.together or context.jointly
        alone = several == first and kind_of(several) == "person" and not jointly  # 甲说，…他们同意…
        kinds = ("group",) if both else ("group", "org", "person")
        speaker = several if kind_of(several) in kinds and not alone else None
    return replace(cue, speaker=speaker) if speaker else None


def resolve_near(analysis: Analysis, cue: Cue, context: Context, before: Span) -> Cue | None:
    """The same of a cue after indirect speech, which begins at the end of `before`: she must be named there, in her paragraph."""
    found = resolve(analysis, cue, context, before.end)
    named = (key for _, key in analysis.linked(before))
    return found if found and ":" in found.speaker and (":" in cue.speaker or found.speaker in named) else None


def _first_of_two(analysis: Analysis, start: int, at: int) -> str | None:
    """The first of two people whom a sentence has named before a place, else the sentence before it; nobody if they are not two."""
    number = bisect_right(analysis.sentences, start - 1, key=lambda one: one.span.end)
    earlier = analysis.sentences[number - 1].span.start if number else start
    for begin in (start, earlier):
        people = dict.fromkeys(key for mention, key in analysis.linked(Span(begin, at)) if mention.kind == "person")
        if people:
            return next(iter(people)) if len(people) == 2 else None
    return None


def _is_deed(cue: Cue) -> bool:
    """Whether a cue tells of an attitude (他反对核试验) rather than of words (他说)."""
    return cue.verb.illocution != "open" and not cue.sequel


def _another_named(analysis: Analysis, speaker: str | None, at: int) -> bool:
    """Whether the last person named before a place is not who spoke last."""
    person = analysis.last(at, "person")
    return person is not None and person[1] != speaker


def _in_quotation(analysis: Analysis, at: int) -> bool:
    """Whether a place stands in a quotation of its paragraph: elsewhere 我 is who wrote the text."""
    start = analysis.quoting.rfind("\n", 0, at) + 1
    return inside_quotation(analysis, start, at)


def _unnamed_several(analysis: Analysis, before: Span) -> bool:
    """Whether several people without a name are the first or the last that a sentence speaks of."""
    found = [one.end() for one in PEOPLE.finditer(analysis.folded, *before)]
    named = [mention.span.end for mention, _ in analysis.acting(before)]
    return bool(found) and (found[-1] > max(named, default=0) or found[0] < min(named, default=0))


def _several(analysis: Analysis, context: Context) -> str | None:
    """Who spoke last, if not one person alone: 他们 after the words of one are others, and so after a sentence about others."""
    told = context.narrated
    if told and told != context.last and not _among(analysis, told, context.last):
        return told if kind_of(told) == "group" else None
    return context.last if context.last and (context.together or kind_of(context.last) != "person") else None


def _among(analysis: Analysis, told: str, last: str | None) -> bool:
    """Whether somebody is of one of the parties that spoke together: 王毅 of China and Iran."""
    side = principal_of(analysis, told) or told
    return last is not None and kind_of(last) == "group" and name_of(side) in name_of(last).split("-")


def _subject(analysis: Analysis, span: Span) -> str | None:
    found = subject_of(analysis, span) if span.end > span.start else None
    return found[0] if found else None


def _person_before(
    analysis: Analysis, context: Context, before: Span, pronoun: str, first: str | None = None
) -> str | None:
    """他: the subject of this sentence so far, else who spoke in it, else the subject of a narrated one before, else who
    spoke last, else the subject before, else the last person; nobody where the last who spoke is not known.

    Only persons; where the pronoun opens its sentence, an organ that spoke last (发言人 without a name) if the text has
    named no person since. Where 她 cannot be the likeliest (普京), it is nobody: who else is meant, is not known.
    """
    subject = subject_of(analysis, before) if before.end > before.start else None
    if subject and subject[0] in analysis.ontology.outlets:
        subject = last_subject(analysis, before)  # 某报称，甲感到意外，他…
    if subject and _in_quotation(analysis, subject[1].start):
        subject = None  # “甲认为…，”他说: 甲 is only spoken of
    if subject and kind_of(subject[0]) == "person":
        return _fitting(analysis, subject[0], pronoun)
    if body := _head_of_a_body(analysis, before):
        return body
    if described := _described(analysis, before):
        return _fitting(analysis, described, pronoun)
    if whose := _whose_speech(analysis, before):
        return _fitting(analysis, whose, pronoun)  # 电台播出了甲的讲话，他在讲话中说
    if first and kind_of(first) == "person":
        return _fitting(analysis, first, pronoun)  # 某研究所主任的甲则说，他认为
    if not first and stranger_in(analysis, before):
        return None  # 当地居民张某说，…，他认为
    if context.narrated and kind_of(context.narrated) == "person" and not stranger_just_before(analysis, before.start):
        return _fitting(analysis, context.narrated, pronoun)
    if stranger_before(analysis, before.start):
        return None
    if (asked := _interviewed(analysis, before.start)) and asked != context.last:
        return _fitting(analysis, asked, pronoun)
    for candidate in (context.last, context.subject):
        if candidate and kind_of(candidate) == "person":
            return _fitting(analysis, candidate, pronoun)
    person = analysis.last(before.end, "person")
    if person and not (before.holds(person[0].span) or _was_subject(analysis, *person, before.start)):
        return None  # named long before, or in passing
    spoke = (one for one in (context.last, context.subject) if one and kind_of(one) == "org")
    organ = next((one for one in spoke if one not in analysis.ontology.outlets), None)  # no paper is he
    if before.end - before.start > SHORT and not any(mark in CLOSE for mark in analysis.quoting[slice(*before)]):
        organ = None  # 文章的作者在当地生活多年，她认为: somebody of this sentence, whom nobody knows
    if person and not (organ and _post_after(analysis, person[0].span.end, before.end)):
        return _fitting(analysis, person[1], pronoun)
    return organ


def _head_of_a_body(analysis: Analysis, before: Span) -> str | None:
    """The body whose head without a name opens a stretch, in nobody's quotation: 某组织主席表示敬意，他说."""
    title = next(iter(analysis.titles_in(before)), None)
    if title is None or title.span.start != before.start or title.holder or _in_quotation(analysis, before.start):
        return None
    body = holder_of(analysis, title)
    return body if body and kind_of(body) == "org" else None


def _described(analysis: Analysis, before: Span) -> str | None:
    """The one person of a stretch who is described and then its subject: 国务院负责民主事务的助卿甲也认同，他说."""
    found = {
        key
        for mention, key in analysis.acting(before)
        if mention.kind == "person" and analysis.folded.endswith("的", before.start, with_title(analysis, mention.span).start)
        and not _in_quotation(analysis, mention.span.start) and not in_predicate(analysis, before, with_title(analysis, mention.span))
    }  # fmt: skip
    return next(iter(found)) if len(found) == 1 else None


def _interviewed(analysis: Analysis, at: int) -> str | None:
    """Whom somebody interviews in the sentence before a place: 本台记者采访了心理学教授甲. 他说."""
    number = bisect_right(analysis.sentences, at, key=lambda one: one.span.end)
    if not number:
        return None
    span = analysis.sentences[number - 1].span
    for mention, key in analysis.acting(span):
        start = with_title(analysis, mention.span).start
        if kind_of(key) == "person" and _interviewing(analysis.ontology).search(analysis.folded, span.start, start):
            return key
    return None


@cache
def _interviewing(ontology: Ontology) -> re.Pattern[str]:
    return re.compile(f"(?:{ontology.lexicons.grammar.cues.interviewing.regex})[^，。；：“]{{0,48}}$")


def _was_subject(analysis: Analysis, mention: Mention, person: str, at: int) -> bool:
    """Whether one of the two sentences before a place is about somebody, or names him with his post or with what he said."""
    number = bisect_right(analysis.sentences, at, key=lambda one: one.span.end)
    near = [one.span for one in analysis.sentences[max(0, number - NEAR) : number]]
    if any((found := subject_of(analysis, one)) and found[0] == person for one in near):
        return True
    spoke = _of_somebody(analysis.ontology).match(analysis.folded, mention.span.end)  # 发表了金与正的谈话
    start = with_title(analysis, mention.span).start
    if spoke and any(one.holds(mention.span) for one in near):
        return True
    return start < mention.span.start and any(
        one.holds(mention.span) and not preposed(analysis, start, one.start) for one in near
    )


def _whose_speech(analysis: Analysis, before: Span) -> str | None:
    """Whose statement or speech a sentence has told of up to a place."""
    pattern = _of_somebody(analysis.ontology)
    people = ((mention, key) for mention, key in reversed(analysis.linked(before)) if mention.kind == "person")
    return next((key for mention, key in people if pattern.match(analysis.folded, mention.span.end)), None)


@cache
def _of_somebody(ontology: Ontology) -> re.Pattern[str]:
    return re.compile(f"的(?:{ontology.lexicons.grammar.nouns.speeches.regex})")


def _fitting(analysis: Analysis, person: str, pronoun: str) -> str | None:
    """The one for whom a pronoun stands, if it may: 她 is no curated person who is not a woman."""
    ontology = analysis.ontology
    pronouns, women = ontology.lexicons.cues.pronouns, ontology.lexicons.names.women.keys
    never = pronouns.male if person in women else pronouns.female
    return None if person in ontology.entities and pronoun in never else person


def _post_after(analysis: Analysis, person: int, end: int) -> bool:
    """Whether a post without a name ends after the last mention of a person and before a place."""
    asked = ("posts",)
    if asked not in analysis.known:
        analysis.known[asked] = sorted(one.span.end for one in analysis.titles if one.holder is None)
    posts: list[int] = analysis.known[asked]
    return bisect_right(posts, end) > bisect_right(posts, person)
