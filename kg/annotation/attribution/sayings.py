"""What somebody says, before the noun that sums it up: 针对美方称双方将会谈的说法，…; 美方有关伊朗违约的指控; 特朗普扬言“…”一事."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.cue_speakers import clause_start
from kg.annotation.attribution.default_speakers import DefaultSpeaker
from kg.annotation.attribution.quotations import inside_quotation
from kg.annotation.attribution.reporting_verbs import is_verb
from kg.annotation.attribution.saying_nouns import saying_nouns
from kg.annotation.attribution.sources import JOINT, SourceCandidate, joined, named_once, source_candidates, with_title
from kg.annotation.attribution.spans import OPEN, trim
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.document import Analysis
from kg.model import Block, Span
from kg.model.keys import kind_of
from kg.text.segmentation import words

__all__ = ["with_sayings"]

FEW = 8  # characters before somebody in which he may be asked: 呼吁所有
SHORTEST = 4  # characters of what is said
LONGEST = 60
ACTS = ("open", "criticize", "warn", "request", "commit")  # 拒绝甲的要求 is no saying of who refuses
SPEAKERS = ("state", "org", "group", "person")
CONFIDENCE = 0.8


class Bringing(NamedTuple):
    """What brings in what somebody says: a verb of saying, or 有关."""

    span: Span
    illocution: str
    tells: bool = True  # 有关…的呼吁 only says what it is about
    ends: bool = False  # what stands before it speaks of something else: 回应俄罗斯有关…的呼吁


def with_sayings(
    analysis: Analysis, number: int, block: Block, found: list[Utterance], default_speaker: DefaultSpeaker | None
) -> list[Utterance]:
    """The utterances of a block with those that a noun sums up, in the order of the text, each in whose words it stands."""
    more: list[Utterance] = []
    for sentence in analysis.by_block.get(number, []):
        for one in _sayings(analysis, sentence.span, {old.cue for old in found}):
            if any(old.speaker == one.speaker and old.content.overlaps(one.content) for old in found):
                continue
            found = [old for old in found if not _is_within(old, one)]
            outer = next((old.speaker for old in found if old.content.holds(one.content)), None)
            if outer is None and inside_quotation(analysis, block.span.start, one.content.start - 1):
                continue  # in the words of somebody who is not known
            within = outer or (default_speaker.speaker if default_speaker else None)
            more.append(replace(one, within=within if within != one.speaker else None))
    return sorted([*found, *more], key=lambda one: one.content.start)


def _is_within(old: Utterance, one: Utterance) -> bool:
    """Whether what was found is part of a saying, and was only taken to go on after it: 甲称，乙已|请求恢复谈判一事."""
    return old.cue is not None and one.content.holds(old.cue) and old.content.end > one.content.end


def _sayings(analysis: Analysis, span: Span, known: set[Span | None]) -> Iterator[Utterance]:
    """What nouns of a sentence sum up; `known` are the cues by which somebody else speaks of it."""
    for noun in saying_nouns(analysis.ontology).finditer(analysis.folded, *span):
        lowest = max(span.start, noun.start() - LONGEST)
        clause = Span(clause_start(analysis.folded, lowest, noun.start()), noun.start())
        named = named_once(analysis, source_candidates(analysis, Span(lowest, noun.start())))
        for by in _bringing(analysis, clause, lowest, noun["noun"]):
            who = None if by.span in known else _speaker(analysis, named, lowest, by.span)  # 否认美国有关…的指控
            content = trim(analysis.text, Span(by.span.end, noun.start()))
            if who and _tells(analysis, by, content) and not _is_supposed(analysis, lowest, who.span.start):
                quoted, cue = _quotes(analysis, by, content), analysis.folded[slice(*by.span)]
                form = "direct" if quoted else "indirect"
                yield Utterance(content, who.key, who.span, by.span, by.illocution, form, "saying", CONFIDENCE, cue)
                break
            if who and by.ends:
                break


def _quotes(analysis: Analysis, by: Bringing, content: Span) -> bool:
    return analysis.quoting[by.span.end : content.start].strip("，：:").endswith(tuple(OPEN))


def _tells(analysis: Analysis, by: Bringing, content: Span) -> bool:
    """Whether it is a clause, or some other's words; 言论 of somebody may be about a thing."""
    if content.end - content.start < SHORTEST or not by.tells:
        return False
    parts = [part for _, part in words(analysis.folded[slice(*content)])]
    told = analysis.clause(content).verb is not None or bool({"verb", "verbal"} & set(parts))
    about = analysis.folded.startswith(analysis.ontology.lexicons.grammar.sayings.topical, content.start)
    return _quotes(analysis, by, content) or (told and not about)


def _is_supposed(analysis: Analysis, lowest: int, at: int) -> bool:
    begin = clause_start(analysis.folded, lowest, at)
    return (
        analysis.ontology.lexicons.grammar.conjunctions.supposing.pattern.search(analysis.folded, begin, at) is not None
    )


def _bringing(analysis: Analysis, clause: Span, lowest: int, noun: str | None) -> Iterator[Bringing]:
    """What may bring in what is said: 有关, which is nearest to the noun, then verbs in order; before 一事 only verbs.

    Of the clause before only a verb at its end: 甲称，…一事. Where the verb tells no act the noun does.
    """
    lexicon, sayings = cue_lexicon(analysis.ontology), analysis.ontology.lexicons.grammar.sayings
    meant, answers = sayings.nouns.get(noun or "", "open"), analysis.ontology.lexicons.grammar.cues.answers
    for one in sayings.brought.pattern.finditer(analysis.folded, *clause) if noun else ():
        tells = meant in ("open", "criticize") or sayings.issued.pattern.fullmatch(one.group()) is not None
        yield Bringing(Span(*one.span()), meant, tells, ends=True)
    for one in lexicon.pattern.finditer(analysis.folded, lowest, clause.end):
        verb, at = lexicon.verbs.get(one.group()), Span(*one.span())
        near = at.start >= clause.start or (at.end == clause.start - 1 and one.group() in lexicon.saying)
        if verb and near and verb.illocution in ACTS and verb.text not in answers and is_verb(analysis, at):
            yield Bringing(at, meant if verb.illocution == "open" else verb.illocution)


def _speaker(analysis: Analysis, named: list[SourceCandidate], start: int, by: Span) -> SourceCandidate | None:
    """The last actor from whom only filler leads to a place and whom no 向 or 与 governs; no medium."""
    bypassing = analysis.ontology.lexicons.grammar.sayings.bypassing
    so_called = analysis.ontology.lexicons.grammar.cues.so_called
    facing = analysis.ontology.lexicons.grammar.sayings.facing.pattern
    filler = cue_lexicon(analysis.ontology).filler
    for number, one in reversed(list(enumerate(named))):
        begin = with_title(analysis, one.span).start
        doubted = analysis.folded.startswith(so_called, by.start) and facing.search(analysis.folded, start, begin)
        beside = number > 0 and JOINT.fullmatch(analysis.folded, named[number - 1].reach, begin) is not None
        bypassed = not beside and analysis.folded.endswith(bypassing, start, begin)
        if one.reach > by.start or doubted or bypassed:
            continue  # 向伊朗|发出, 甲国对乙国|所谓“…”的指责
        if _is_asked(analysis, start, begin):
            return None  # 呼吁所有核武器国家作出…的承诺: they have not
        speaks = kind_of(one.key) in SPEAKERS and one.key not in analysis.ontology.outlets
        denied = any(word.part == "negation" for word in analysis.clause(Span(one.reach, by.end)).words)  # 未能建议
        if speaks and not denied and filler.fullmatch(analysis.folded, one.reach, by.start):
            return _with_the_others(analysis, named[: number + 1])
        return None
    return None


def _with_the_others(analysis: Analysis, named: list[SourceCandidate]) -> SourceCandidate:
    """The last of some actors, with those joined to it: 甲、乙和丙."""
    one, *before = reversed(named)
    first = one
    for other in before:
        group = joined(analysis, named[named.index(other) :])
        if kind_of(other.key) != "state" or group.reach != one.reach:
            break
        first = group
    return first


def _is_asked(analysis: Analysis, start: int, begin: int) -> bool:
    """Whether somebody is asked, right before a place, to say what follows."""
    lexicon = cue_lexicon(analysis.ontology)
    asked = lexicon.pattern.finditer(analysis.folded, max(start, begin - FEW), begin)
    return any(one.group() in lexicon.verbs and lexicon.verbs[one.group()].illocution == "request" for one in asked)
