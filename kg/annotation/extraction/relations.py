"""Relations by the patterns of `rules/relations.toml`."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import cast

from kg.annotation.document import Analysis
from kg.annotation.entities import curated_entity
from kg.annotation.extraction.ballots import put_to_vote
from kg.annotation.extraction.factuality import Modality, factuality
from kg.annotation.extraction.masking import CLASSES, MARKS, MaskedSentence, mask, parts
from kg.annotation.extraction.matching import date_of, keys, matches
from kg.annotation.extraction.rules import relation_rules
from kg.annotation.extraction.stretches import Stretches
from kg.annotation.members import members
from kg.model import Kind, Polarity, Relation, Span
from kg.model.keys import kind_of
from kg.ontology import Ontology
from kg.ontology.rules import RelationRule

__all__ = ["relate"]

CLOSING = "》”」』"
PAUSE = "[，。；]"
PARTY = re.compile("[" + "".join(MARKS[kind] for kind in CLASSES["actor"]) + "]")


def relate(analysis: Analysis, claimed: Stretches) -> Iterator[Relation]:
    """Every match of every rule in every sentence of title and paragraphs."""
    every = relation_rules(analysis.ontology)
    for sentence in analysis.sentences:
        if analysis.document.blocks[sentence.block].role == "related":
            continue
        for marked in parts(mask(analysis, sentence.span)):
            for one in every.fitting(marked):
                for found in matches(one.pattern, marked.text):
                    yield from _relations(analysis, one.rule, marked, found, claimed)


def _relations(
    analysis: Analysis, rule: RelationRule, marked: MaskedSentence, found: re.Match[str], claimed: Stretches
) -> Iterator[Relation]:
    modality: Modality | None = "actual"
    polarity: Polarity = "affirmative"
    if rule.acts:
        modality, polarity = factuality(analysis.ontology, marked.text, found, topical=rule.topical)
    if modality is None or (rule.predicate == "met_with" and _only_held(analysis, marked, found)):
        return
    if rule.acts and _is_none_who_acts(analysis, rule.predicate, marked, found):
        return
    first, last = marked.origin(found.start()), marked.origin(found.end() - 1)
    closed = last.end + (
        analysis.text[last.end : last.end + 1] in CLOSING and bool(analysis.text[last.end : last.end + 1])
    )
    evidence = analysis.evidence(Span(first.start, closed))
    if rule.acts and claimed.hold(evidence.span):
        modality = "claimed"
    date = date_of(analysis, marked, found, evidence.span) if rule.acts else None
    for subject in keys(marked, found, "subject"):
        objects = _objects(analysis, rule, marked, found, evidence.span)
        for actor, object_ in product(_principals(analysis, subject) if rule.principal else [subject], objects):
            if actor != object_ and not (
                rule.predicate == "met_with" and _unlike(analysis, marked, found, actor, object_)
            ):
                yield Relation(
                    actor,
                    rule.predicate,
                    object_,
                    evidence,
                    rule.name,
                    polarity,
                    modality,
                    date,
                    rule.event or None,
                )


def _only_held(analysis: Analysis, marked: MaskedSentence, found: re.Match[str]) -> bool:
    """Whether what two hold together is no meeting of theirs: 举行联合记者会."""
    keys_inside = (marked.keys.get(at, "") for at in range(*found.span()))
    other = analysis.ontology.rules.relations.no_meeting.words
    return any(kind_of(key) == "event" and any(word in key for word in other) for key in keys_inside)


@cache
def _before(ontology: Ontology) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands right before who is only spoken of, and before an organization that is only where others act."""
    rules = ontology.rules.relations
    return tuple(re.compile(rf"(?:{words.regex})$") for words in (rules.matter.words, rules.place.words))  # type: ignore[return-value]


def _is_none_who_acts(analysis: Analysis, predicate: str, marked: MaskedSentence, found: re.Match[str]) -> bool:
    """Whether the subject is what others act about, or where: 就以色列与伊朗冲突举行会议, 在白宫与代表团会谈, 甲方在瑞士同乙方谈判.

    Not in a relative clause: 就美日发表的联合声明.
    """
    start = found.start("subject")
    matter, place = _before(analysis.ontology)
    relative = analysis.ontology.rules.relations.relative.words.pattern
    if matter.search(marked.text, max(0, start - 2), start):
        return not relative.search(marked.text, found.end("subject"), found.end())
    if predicate not in ("met_with", "participated_in") or not place.search(marked.text, max(0, start - 2), start):
        return False
    kind = kind_of(marked.keys.get(start, ""))
    return kind == "org" or (kind == "state" and PARTY.search(re.split(PAUSE, marked.text[:start])[-1]) is not None)


def _unlike(analysis: Analysis, marked: MaskedSentence, found: re.Match[str], first: str, second: str) -> bool:
    """Whether one is a person and the other neither is nor has somebody named by a post there: people meet people."""
    if (kind_of(first) == "person") == (kind_of(second) == "person"):
        return False
    sent = analysis.ontology.rules.relations.deputies.words.pattern
    return not sent.match(marked.text, found.end("object" if kind_of(first) == "person" else "subject"))


def _objects(
    analysis: Analysis, rule: RelationRule, marked: MaskedSentence, found: re.Match[str], span: Span
) -> list[str]:
    """The objects that the pattern matched, or the last thing of a kind named before: …开放签署，法国当天签署; an event of the same paragraph.

    What a vote was about is asked of `kg.annotation.extraction.ballots`.
    """
    if not rule.in_play:
        return keys(marked, found, "object")
    if rule.in_play == "ballot":
        voted = put_to_vote(analysis, span)
        return [voted] if voted else []
    start = analysis.block_of(span.start).span.start if rule.in_play == "event" else 0
    earlier = analysis.last(span.start, cast(Kind, rule.in_play), start)
    return [earlier[1]] if earlier else []


def _principals(analysis: Analysis, key: str) -> list[str]:
    """Who acts in a treaty matter: a person's or an organ's state; both states of a pair (两国)."""
    if kind_of(key) == "group" and key not in analysis.ontology.entities:
        return members(analysis, key)
    if kind_of(key) == "org":
        state = analysis.ontology.state_of(key)
        return [curated_entity(analysis, state) if state else key]
    if kind_of(key) != "person":
        return [key]
    for title in analysis.by_person.get(key, ()):
        states = (one for mention, one in analysis.linked(title.span) if mention.kind in ("state", "org"))
        if first := next(states, None):
            return _principals(analysis, first)
    held = [one.of for one in analysis.ontology.tenures.get(key, ()) if one.of and kind_of(one.of) == "state"]
    return [curated_entity(analysis, held[-1])] if held else []
