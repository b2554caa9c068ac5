"""What is put to the vote: which resolution or treaty a vote is about, and how many votes it got."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, cast

from kg.annotation.document import Analysis
from kg.annotation.extraction.stretches import Stretches
from kg.model import Evidence, Relation, Span, Tally
from kg.ontology import Ontology
from kg.text.numerals import NUMERAL, number

__all__ = ["Ballot", "ballots", "put_to_vote"]

REACH = 600  # characters back to what a vote was about
NUMBER = rf"(\d{{1,4}}|{NUMERAL})"
ORDER = ("votes_for", "votes_against", "abstentions")


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote that a text narrates: on what, by which bodies and voters, with which counts."""

    thing: str
    participants: tuple[str, ...]
    tally: Tally | None
    evidence: Evidence
    rule: str
    date: str | None


def put_to_vote(analysis: Analysis, span: Span) -> str | None:
    """The resolution, or treaty just adopted, that a vote told at a place is about: of its sentence, else the one named last before."""
    sentence = analysis.sentence_of(span.start)
    start, end = sentence.span if sentence else span
    things = _things(analysis)
    before = [key for at, key in things if max(0, span.start - REACH) <= at <= span.end]
    after = [key for at, key in things if span.end < at < end]
    inside = [key for at, key in things if start <= at <= span.end]
    return next(iter(inside[-1:] or after[:1] or before[-1:]), None)


def _things(analysis: Analysis) -> list[tuple[int, str]]:
    """Where a text names what may be voted on, in its order."""
    asked = ("put-to-vote",)
    if asked not in analysis.known:
        wording = _wording(analysis.ontology)
        words = analysis.ontology.lexicons.documents.resolution.words
        analysis.known[asked] = [
            (mention.span.start, key)
            for mention, key in analysis.linked_all()
            if (mention.kind == "doc" and analysis.folded[slice(*mention.span)].endswith(words))
            or (mention.kind == "doc" and "/L." in analysis.text[slice(*mention.span)])
            or (
                mention.kind == "treaty"
                and wording.adopted.search(analysis.folded, max(0, mention.span.start - 4), mention.span.start)
            )
        ]
    return cast("list[tuple[int, str]]", analysis.known[asked])


def ballots(analysis: Analysis, relations: Iterable[Relation], said: Stretches) -> Iterator[Ballot]:
    """Every thing voted on once: its voters from the relations, its counts and body from the sentence that gives them."""
    sorts = analysis.ontology.rules.events.relations
    found: dict[str, list[Ballot]] = {}
    for one in relations:
        if sorts.get(one.predicate) == "Vote" and (one.modality, one.polarity) == ("actual", "affirmative"):
            ballot = Ballot(one.object, (one.subject,), None, one.evidence, one.rule, one.date)
            found.setdefault(one.object, []).append(ballot)
    for ballot in _counted(analysis, said):
        found.setdefault(ballot.thing, []).append(ballot)
    for thing, told in found.items():
        told.sort(key=lambda one: (one.tally is None, one.evidence.span))
        people = dict.fromkeys(key for one in told for key in one.participants)
        tally = next((one.tally for one in told if one.tally), None)
        date = next((one.date for one in told if one.date), None) or _day(analysis, told[0].evidence.span)
        yield Ballot(thing, tuple(people), tally, told[0].evidence, told[0].rule, date)


def _day(analysis: Analysis, span: Span) -> str | None:
    """The date named last before in the paragraph."""
    dates = analysis.dates_in(Span(analysis.block_of(span.start).span.start, span.start))
    return dates[-1].value if dates else None


def _counted(analysis: Analysis, said: Stretches) -> Iterator[Ballot]:
    """Sentences that give at least two counts, or one and the outcome, of a vote that took place."""
    wording = _wording(analysis.ontology)
    for sentence in analysis.sentences:
        if analysis.document.blocks[sentence.block].role not in ("title", "paragraph") or said.overlap(sentence.span):
            continue
        text = analysis.folded[slice(*sentence.span)]
        places = {name: match for name, pattern in wording.counts.items() if (match := pattern.search(text))}
        if len(places) < 2 and not (places and wording.decided.search(text)):
            continue
        first, last = min(one.start() for one in places.values()), max(one.end() for one in places.values())
        if not wording.ballots.search(text) or wording.unreal.search(text[:first]):
            continue
        span = Span(sentence.span.start + first, sentence.span.start + last)
        thing = put_to_vote(analysis, span)
        if not thing:
            continue
        body = [key for old, key in analysis.linked(Span(sentence.span.start, span.start)) if old.kind == "org"]
        tally = Tally(*(_count(places[name]) if name in places else None for name in ORDER))
        date = next((one.value for one in analysis.dates_in(sentence.span)), None)
        yield Ballot(thing, tuple(body[-1:]), tally, analysis.evidence(span), "vote-counted", date)


def _count(found: re.Match[str]) -> int | None:
    digits = next((one for one in found.groups() if one), None)
    return number(digits) if digits else 0


class Wording(NamedTuple):
    """How counts are worded, what a text must say for them to be of a vote, and what tells that none took place."""

    counts: dict[str, re.Pattern[str]]  # 165票赞成, 赞成165票, 没有反对票
    ballots: re.Pattern[str]
    decided: re.Pattern[str]
    adopted: re.Pattern[str]  # right before a treaty: 通过了《
    unreal: re.Pattern[str]


@cache
def _wording(ontology: Ontology) -> Wording:
    votes, facts = ontology.rules.events.votes, ontology.rules.factuality
    of, none, ballot = votes.counters.longest_first, votes.nobody.longest_first, votes.ballot
    kinds = zip(ORDER, (votes.favoring, votes.opposing, votes.abstaining), strict=True)
    return Wording(
        {
            name: re.compile(
                rf"{NUMBER}(?:{of})(?:{votes.casting.regex})?(?:{one.regex})"
                rf"|(?:{one.regex}){ballot}?{NUMBER}{ballot}|(?:{none})(?:{one.regex})"
            )
            for name, one in kinds
        },
        re.compile(ballot),
        re.compile(votes.decided.regex),
        re.compile(rf"(?:{votes.decided.regex})\w?[《“「]?$"),
        re.compile(
            "|".join(part.words.longest_first for part in (facts.intended, facts.unreal)) + f"|{votes.expected.regex}"
        ),
    )
