"""Claims as the network shows them: their records, with things by node or name and the sentence around the words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.network.passages import Offsets, Passage, in_order
from kg.network.reader import GraphReader, Thing, short
from kg.network.stances import Stances
from kg.rdf.records import ClaimRecord, EntityRef, EvidenceRecord, PropositionRecord

__all__ = ["ShownClaim", "Proposed", "shown_claims", "said_by"]


class Proposed(NamedTuple):
    """What a claim says that somebody does or has."""

    subject: Thing
    predicate: Thing
    object: Thing
    negative: bool


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """One claim, with or without a target: nodes by id, topics as (Chinese, English), the rest if the text tells it."""

    date: str
    side: str  # the one spoken for, else the speaker
    speaker: str
    illocution: str
    polarity: str
    targets: tuple[str, ...]
    instruments: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]
    passage: Passage
    capacity: Thing | None = None
    addressee: Thing | None = None
    made_at: Thing | None = None
    relayed_by: Thing | None = None
    articles: tuple[tuple[Thing, int], ...] = ()
    propositions: tuple[Proposed, ...] = ()
    stances: tuple[tuple[str, str], ...] = ()  # a treaty or topic by its node, and the side taken on it
    iri: str = ""


def shown_claims(view: GraphReader) -> list[ShownClaim]:
    """Every claim, by date and place."""
    stances = Stances(view)
    rows = (_row(claim, view, stances) for claim in view.records.claims())
    return in_order(rows, lambda row: (row.date, row.passage.document, row.passage.start))


def _row(claim: ClaimRecord, view: GraphReader, stances: Stances) -> ShownClaim:
    speaker = view.node(claim.speaker.iri)
    side = view.node(claim.on_behalf_of.iri) if claim.on_behalf_of else ""
    source, cue = offsets(claim.source), offsets(claim.cue)
    passage = view.passage(claim.evidence, source, cue)
    passage = passage._replace(
        date=claim.date or passage.published, speaker=view.key(speaker)[0], rule=claim.rule or "",
        modality=claim.modality or "", form=claim.quotation or "", confidence=claim.confidence, source=source, cue=cue,
        utterance=short(claim.utterance) if claim.utterance else "",
    )  # fmt: skip
    return ShownClaim(
        date=passage.date,
        side=side if side and side not in view.nameless else speaker,
        speaker=speaker,
        illocution=claim.illocution,
        polarity=claim.polarity,
        targets=tuple(node for one in claim.targets if (node := view.node(one.iri)) not in view.nameless),
        instruments=tuple(view.node(one.iri) for one in claim.instruments),
        topics=tuple((view.label(f"topic/{name}"), view.english(f"topic/{name}")) for name in claim.topics),
        passage=passage,
        capacity=_thing(claim.capacity, view),
        addressee=_thing(claim.addressee, view),
        made_at=_thing(claim.made_at, view),
        relayed_by=_thing(claim.relayed_by, view),
        articles=tuple(
            (view.thing(treaty), number)
            for treaty, number in sorted((one.treaty.iri, one.number) for one in claim.articles)
        ),
        propositions=tuple(_proposed(claim.propositions, view)),
        stances=stances.of(claim),
        iri=claim.claim,
    )


def _proposed(propositions: tuple[PropositionRecord, ...], view: GraphReader) -> Iterator[Proposed]:
    """But for those of somebody unnamed."""
    for one in propositions:
        subject, thing = view.thing(one.subject.iri), view.thing(one.object.iri)
        if not view.nameless & {subject.id, thing.id}:
            yield Proposed(subject, view.term(one.predicate), thing, one.polarity == "negative")


def said_by(claim: ClaimRecord, passage: Passage, view: GraphReader) -> Passage:
    """The passage of a relation, with who claims it and where the text says so."""
    speaker = view.node(claim.speaker.iri)
    key = "unnamed" if speaker in view.nameless else view.key(speaker)[0]
    return passage._replace(speaker=key, source=offsets(claim.source), cue=offsets(claim.cue))


def offsets(evidence: EvidenceRecord | None) -> Offsets:
    return (evidence.start, evidence.end) if evidence else (0, 0)


def _thing(ref: EntityRef | None, view: GraphReader) -> Thing | None:
    return view.thing(ref.iri) if ref else None
