"""What a claim says that somebody does or has, by the patterns of `rules/propositions.toml`; nobody's fact."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import product

from kg.annotation.document import Analysis
from kg.annotation.extraction.concepts import concept_matches
from kg.annotation.extraction.factuality import PREPOSITION, factuality, oblique
from kg.annotation.extraction.masking import MaskedSentence, mask, parts
from kg.annotation.extraction.matching import keys, matches
from kg.annotation.extraction.rules import furnished, proposition_rules
from kg.annotation.members import members
from kg.model import Claim, Proposition, Relation, Span
from kg.model.keys import kind_of
from kg.ontology import Ontology
from kg.ontology.rules import PropositionRule

__all__ = ["propose"]

Marks = Iterator[tuple[Span, str, str]]


def propose(analysis: Analysis, claims: Iterable[Claim], relations: Iterable[Relation]) -> Iterator[Claim]:
    """The claims with their propositions: those of the rules, and the acts that relation rules found inside them."""
    acts = [relation for relation in relations if relation.modality == "claimed"]
    unreal = analysis.ontology.rules.propositions.unreal
    for claim in claims:
        if claim.illocution in unreal.illocutions or claim.modality in unreal.modalities:
            yield claim
            continue
        found = [*_found(analysis, claim), *_acts(acts, claim)]
        once = {(one.subject, one.predicate, one.object): one for one in reversed(found)}
        ordered = sorted(once.values(), key=lambda one: (one.evidence.span, one.predicate, one.subject, one.object))
        yield replace(claim, propositions=tuple(ordered)) if ordered else claim


def _acts(acts: Sequence[Relation], claim: Claim) -> Iterator[Proposition]:
    first, last = (bisect_left(acts, at, key=lambda act: act.evidence.span.start) for at in claim.content.span)
    for act in acts[first:last]:
        if claim.content.span.holds(act.evidence.span):
            yield Proposition(act.subject, act.predicate, act.object, act.evidence, act.polarity, act.rule)


@cache
def _own(ontology: Ontology) -> tuple[re.Pattern[str], re.Pattern[str]]:
    own = ontology.rules.propositions.own
    return re.compile(own.words.regex), re.compile(own.openers.regex)


def _found(analysis: Analysis, claim: Claim) -> Iterator[Proposition]:
    side = claim.on_behalf_of or claim.speaker
    span = claim.content.span
    text = analysis.folded[slice(*span)]
    possible = proposition_rules(analysis.ontology).with_verb_in(text)
    if not possible:
        return
    marked = mask(analysis, span, _marks(analysis, span, side))
    opener = _own(analysis.ontology)[1].match(analysis.folded, span.start)
    if opener and claim.illocution in analysis.ontology.rules.propositions.own.illocutions:
        marked = marked.with_subject(side, span.start)
    for part in parts(marked):
        for one in furnished(possible, part):
            for found in matches(one.pattern, part.text):
                yield from _proposed(analysis, one.rule, part, found)


def _proposed(
    analysis: Analysis, rule: PropositionRule, marked: MaskedSentence, found: re.Match[str]
) -> Iterator[Proposition]:
    modality, polarity = factuality(analysis.ontology, marked.text, found)
    if modality != "actual" or oblique(marked.text, found) or _only_talked_of(analysis.ontology, marked.text, found):
        return
    first, last = marked.origin(found.start()), marked.origin(found.end() - 1)
    evidence = analysis.evidence(Span(first.start, last.end))
    for subject, object_ in product(keys(marked, found, "subject"), keys(marked, found, "object")):
        for actor in members(analysis, subject):
            if actor != object_:
                yield Proposition(actor, rule.predicate, object_, evidence, polarity, rule.name)


def _only_talked_of(ontology: Ontology, text: str, found: re.Match[str]) -> bool:
    """Whether the act is an aim, or part of a noun: 向拥有核武器迈进, 在使用核武器方面."""
    before, after = _talk(ontology)
    return bool(
        before.search(text, max(0, found.start("verb") - 4), found.start("verb")) or after.match(text, found.end())
    )


@cache
def _talk(ontology: Ontology) -> tuple[re.Pattern[str], re.Pattern[str]]:
    unreal = ontology.rules.propositions.unreal
    return re.compile(f"(?:{unreal.before_verb.regex})$"), re.compile(unreal.after_object.regex)


def _marks(analysis: Analysis, span: Span, side: str) -> Marks:
    """Arms, topics, and the words for the speaker's own side."""
    for place, key in concept_matches(analysis, span):
        if PREPOSITION.search(analysis.folded, *place):
            continue  # 无条件不对 tells a topic, but is no noun: a mark in its place would hide 不 and 对
        yield place, "arms" if kind_of(key) == "arms" else "matter", key
    if kind_of(side) in ("state", "org", "group"):
        for found in _own(analysis.ontology)[0].finditer(analysis.folded, *span):
            yield Span(*found.span()), kind_of(side), side
