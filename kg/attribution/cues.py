"""Cues with their speakers: 赵立坚表示, 中国外交部发言人华春莹28日说, 王毅还就…指出, …并呼吁."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.analysis import Analysis
from kg.folding import fold
from kg.model import Mention, Span
from kg.ontology import Ontology

__all__ = ["Cue", "find_cues", "subject_of"]

ACTORS = ("person", "org", "state", "group", "doc")
BRACKETS = r"(?:\s*[（(][^（）()]{0,60}[）)])?"


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in its place. `speaker` is a key, a pronoun's folded text, or `unnamed`."""

    span: Span
    source: Span | None
    speaker: str
    illocution: str
    governs: bool
    verb: str
    inherited: bool = False  # the subject of the clause before


@dataclass(frozen=True, slots=True)
class Verb:
    illocution: str
    governs: bool


@cache
def _verbs(ontology: Ontology) -> dict[str, Verb]:
    cues = ontology.lexicon("cues")["cue"]
    return {fold(verb): Verb(cue["illocution"], cue["governs"]) for cue in cues for verb in cue["verbs"]}


@cache
def _pattern(ontology: Ontology) -> re.Pattern[str]:
    guards = [fold(word) for word in ontology.lexicon("cues")["guards"]["words"]]
    words = sorted({*_verbs(ontology), *guards}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def _filler(ontology: Ontology) -> re.Pattern[str]:
    """What may stand between speaker and cue: brackets, dates, adverbs, and then phrases with a preposition."""
    lexicon = ontology.lexicon("cues")
    adverbs = "|".join(sorted(lexicon["adverbs"]["words"], key=len, reverse=True))
    prepositions = "|".join(sorted(lexicon["adverbs"]["prepositions"], key=len, reverse=True))
    date = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}[日号]|\d{1,2}月|当地时间"
    return re.compile(rf"{BRACKETS}(?:等人?)?(?:\s|{date}|{adverbs})*(?:(?:{prepositions})[^。！？；”」]{{0,80}})?{BRACKETS}")


@cache
def _opener(ontology: Ontology) -> re.Pattern[str]:
    words = "|".join(sorted(ontology.lexicon("cues")["adverbs"]["openers"], key=len, reverse=True))
    return re.compile(rf"[，,；;：]?\s*(?:{words})*")


@cache
def _pronouns(ontology: Ontology) -> re.Pattern[str]:
    pronouns = ontology.lexicon("cues")["pronouns"]
    words = sorted((*pronouns["person"], *pronouns["group"], *pronouns["self"]), key=len, reverse=True)
    return re.compile("|".join(words))


@cache
def _unnamed(ontology: Ontology) -> re.Pattern[str]:
    return re.compile("|".join(sorted(ontology.lexicon("cues")["unnamed"]["words"], key=len, reverse=True)))


def find_cues(analysis: Analysis, span: Span) -> Iterator[Cue]:
    """The cues of a stretch of text (a sentence, or what lies between quotations) that have a speaker, in order."""
    verbs, folded = _verbs(analysis.ontology), analysis.folded
    last_end, sentence_subject = span.start, None
    for found in _pattern(analysis.ontology).finditer(folded, span.start, span.end):
        verb = verbs.get(found.group())
        at = Span(*found.span())
        if not verb or any(old.span.overlaps(at) for old in analysis.mentions) or not _is_verb(folded, at, span.end):
            continue
        clause = max(folded.rfind(mark, last_end, at.start) + 1 for mark in "，。；：“「,;:（(") or last_end
        clause = max(clause, last_end)
        source = _source(analysis, clause, at.start) or _source(analysis, last_end, at.start)
        if source:
            speaker, where = source
            sentence_subject = (speaker, where)
            yield Cue(at, where, speaker, verb.illocution, verb.governs, found.group())
        elif _opener(analysis.ontology).fullmatch(folded, clause, at.start) and (clause > span.start):
            subject = sentence_subject or subject_of(analysis, Span(span.start, clause))
            if not subject:
                continue
            yield Cue(at, subject[1], subject[0], verb.illocution, verb.governs, found.group(), inherited=True)
        else:
            continue
        last_end = at.end


def _is_verb(folded: str, at: Span, end: int) -> bool:
    """Whether the word is not a noun here: 的关切, 有关承诺, 要求是 …; one-character cues need a clear sequel."""
    before, after = folded[max(0, at.start - 2) : at.start], folded[at.end : at.end + 1]
    if before.endswith(("的", "各项", "有关", "相关", "这一", "该", "些", "种", "项", "《", "被", "之")) and not before.endswith("目的"):
        return False
    if after in ("的", "者", "、", "》", "性", "和") or (after == "" and at.end >= end and at.end - at.start > 2):
        return after == "和" and False
    word = folded[at.start : at.end]
    if word in ("指",):
        return after in "，：出" and after != ""
    return True


def _source(analysis: Analysis, start: int, end: int) -> tuple[str, Span] | None:
    """Who speaks between two places: the first actor from which only filler leads to the cue."""
    folded, filler = analysis.folded, _filler(analysis.ontology)
    for speaker, span, reach in sorted(_actors(analysis, start, end), key=lambda one: one[1].start):
        if not _preposed(folded, span.start, start) and filler.fullmatch(folded, reach, end):
            return speaker, span
    return None


def _actors(analysis: Analysis, start: int, end: int) -> Iterator[tuple[str, Span, int]]:
    """Actors, titles, pronouns and unnamed sources between two places: key, span, and where filler begins."""
    covered: list[Span] = []
    for title in analysis.titles:
        if start <= title.span.start and title.span.end <= end:
            covered.append(title.span)
            if title.holder and title.holder in analysis.links and title.holder.end <= end:
                covered.append(title.holder)
                yield analysis.links[title.holder], title.holder, max(title.holder.end, title.span.end)
            elif speaker := _by_post(analysis, title.span):
                yield speaker, title.span, title.span.end
    for mention, key in analysis.linked(Span(start, end)):
        if mention.kind in ACTORS and not any(span.overlaps(mention.span) for span in covered):
            yield key, mention.span, mention.span.end
    for pattern, name in ((_pronouns(analysis.ontology), None), (_unnamed(analysis.ontology), "unnamed")):
        for found in pattern.finditer(analysis.folded, start, end):
            span = Span(*found.span())
            if not any(other.overlaps(span) for other in covered) and analysis.free(span):
                yield name or found.group(), span, span.end


def _by_post(analysis: Analysis, title: Span) -> str | None:
    """A post without a name: the person linked to it, else the organ or state it belongs to."""
    inside = list(analysis.linked(title))
    people = [key for mention, key in inside if mention.kind == "person"]
    return (people or [key for mention, key in reversed(inside) if mention.kind in ACTORS] or [None])[0]


PREPOSED = re.compile(r"(?:对|就|据|与|和|同|向|被|由|对于|关于|针对|根据|按照|给|为|在|从|以|至于|包括|除)$")


def _preposed(folded: str, at: int, start: int) -> bool:
    """Whether a preposition before the actor makes it no subject: 根据新华社报道, 对于北约的担忧."""
    found = PREPOSED.search(folded, max(start, at - 2), at)
    return bool(found) and not (found.group() in ("和", "与", "同", "以") and found.start() > start)


def subject_of(analysis: Analysis, span: Span) -> tuple[str, Span] | None:
    """The first actor of a stretch that no preposition governs: the subject of what follows without one."""
    for speaker, where, _ in sorted(_actors(analysis, *span), key=lambda one: one[1].start):
        if speaker != "unnamed" and not _preposed(analysis.folded, where.start, span.start):
            return speaker, where
    return None
