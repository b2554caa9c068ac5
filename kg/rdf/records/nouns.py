"""What a graph records, as nouns: the one shape in which everything above the store reads it.

Fields have the names of the public records (`graph.claims` …, see `kg.rdf.records.rows`); several values stand in the order
of their IRIs. What a graph does not say is None.
"""

from dataclasses import dataclass

from kg.model import Span, Tally

__all__ = [
    "ArticleRecord",
    "ClaimRecord",
    "DocumentRecord",
    "EntityRecord",
    "EntityRef",
    "EventRecord",
    "EvidenceRecord",
    "NamesRecord",
    "PropositionRecord",
    "RelationRecord",
]


@dataclass(frozen=True, slots=True)
class EntityRef:
    """A thing that a record names. `key` is its `kg:key`; of a post its wording, of a concept `topic:<name>`, of a document `this`."""

    iri: str
    key: str | None


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """An entity that documents mention, and how many do."""

    entity: str  # IRI
    key: str
    kind: str
    label: str
    aliases: tuple[str, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class NamesRecord:
    """What a thing of any kind is called: an entity, a post, a concept, a class or property of the ontology."""

    key: str | None
    kind: str | None
    labels: tuple[tuple[str, str], ...]  # language in lower case (none is empty) and label, sorted
    aliases: frozenset[str]  # other and short names, and labels too; none where the thing has no key


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What is said of a document; its text is no part of it."""

    document: str  # IRI
    id: str
    name: str
    title: str
    published: str | None = None
    publisher: str | None = None  # as the document names it
    url: str | None = None
    same_text_as: str | None = None  # name of the earliest document with its text, where this one is a copy
    earliest: str | None = None  # the id of that one


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """Characters of a document: half-open offsets in code points, and the words that stand there."""

    evidence: str  # IRI
    document: DocumentRecord
    start: int
    end: int
    quote: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article of a treaty."""

    treaty: EntityRef
    number: int


@dataclass(frozen=True, slots=True)
class PropositionRecord:
    """What a claim says somebody does or has."""

    proposition: str  # IRI
    subject: EntityRef
    predicate: str  # local name of the property: possesses
    object: EntityRef
    polarity: str
    rule: str | None
    evidence: EvidenceRecord | None


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """What somebody says, with who says it and the words that prove it."""

    claim: str  # IRI
    speaker: EntityRef
    on_behalf_of: EntityRef | None
    illocution: str
    content: str
    polarity: str
    modality: str | None
    quotation: str | None
    date: str | None
    confidence: float | None
    rule: str | None
    evidence: EvidenceRecord  # of the content
    cue: EvidenceRecord | None
    source: EvidenceRecord | None
    capacity: EntityRef | None
    addressee: EntityRef | None
    made_at: EntityRef | None
    relayed_by: EntityRef | None
    embedded_in: str | None  # IRI of the claim in whose words it stands
    plover: str | None
    targets: tuple[EntityRef, ...]
    topics: tuple[str, ...]
    instruments: tuple[EntityRef, ...]
    articles: tuple[ArticleRecord, ...]
    propositions: tuple[PropositionRecord, ...]
    date_text: str | None = None  # the date as the text prints it
    utterance: str | None = None  # IRI of what was said, which other claims may tell too


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """Subject, predicate and object that a text reports."""

    relation: str  # IRI
    subject: EntityRef
    predicate: str  # local name of the property: holdsPost
    object: EntityRef
    polarity: str
    modality: str | None
    date: str | None
    rule: str | None
    evidence: EvidenceRecord
    claimed_in: ClaimRecord | None

    @property
    def claimed_by(self) -> EntityRef | None:
        return self.claimed_in.speaker if self.claimed_in else None


@dataclass(frozen=True, slots=True)
class EventRecord:
    """What texts narrate in their own voice: one event, with every passage that tells it."""

    event: str  # IRI
    event_class: str  # of the ontology: Launch
    participants: tuple[EntityRef, ...]
    objects: tuple[EntityRef, ...]
    place: EntityRef | None
    date: str | None
    reported_by: EntityRef | None
    evidence: tuple[EvidenceRecord, ...]
    tally: Tally | None = None  # of a vote
