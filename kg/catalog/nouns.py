"""What a catalog gives: entities, claims, relations, events and documents, each with its labels and its place."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from kg.model import Tally

__all__ = [
    "Claim", "Document", "DocumentRef", "Entity", "Event", "Fact", "Found", "Offsets", "Page", "Passage", "Proposed",
    "Ref", "Relation", "Things",
]  # fmt: skip

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of what is found is wanted."""

    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """One page of what is found, and how many there are in all."""

    items: tuple[T, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing with its labels. What has no key of its own in the graph has one here: `post:<id>`, `illocution:deny`.

    `zh` of an actor who is not named and of a post is how the text calls them.
    """

    key: str
    iri: str
    kind: str
    zh: str
    en: str = ""

    def label(self, language: str = "zh") -> str:
        """In that language (`zh` or `en`), else in the other."""
        return (self.en or self.zh) if language == "en" else (self.zh or self.en)


@dataclass(frozen=True, slots=True)
class Fact:
    """What the ontology says of a thing: a text, another thing, or a record with facts of its own (`parts`).

    `inverse` if it is said of the value: of 中国 that the group of the nuclear-weapon states has it as a member.
    """

    property: Ref
    value: str | Ref
    language: str = ""  # of a text
    inverse: bool = False
    parts: tuple["Fact", ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that has a page: of documents, of the ontology, a topic, an illocution or a post."""

    ref: Ref
    types: tuple[str, ...]  # local names of its classes
    labels: tuple[tuple[str, str], ...]  # language in lower case, and label
    aliases: tuple[str, ...]
    documents: int  # that mention it; of a topic, an illocution or a post those with such claims
    claims_by: int  # it speaks, or somebody for it
    claims_about: int  # it is target, addressee, instrument, topic, illocution or capacity
    links: tuple[str, ...]  # IRIs of the same thing elsewhere
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """What is shown of a document where it is named."""

    id: str
    iri: str
    name: str
    title: str
    published: str | None
    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Offsets:
    """Characters of a document: half-open, in code points, and the words that stand there."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with its place, and the rest of its sentence where the graph has the text."""

    document: DocumentRef
    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a claim says that somebody does or has; it is no fact."""

    subject: Ref
    predicate: Ref
    object: Ref
    polarity: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says, with who says it and the words that prove it."""

    id: str
    iri: str
    speaker: Ref
    on_behalf_of: Ref | None
    capacity: Ref | None  # the post in which it is said
    illocution: Ref
    polarity: str
    modality: str | None
    quotation: str | None
    content: str
    date: str | None
    date_text: str | None  # as the text prints it
    targets: tuple[Ref, ...]
    addressee: Ref | None
    topics: tuple[Ref, ...]
    instruments: tuple[Ref, ...]
    made_at: Ref | None
    relayed_by: Ref | None
    document: DocumentRef
    content_at: Offsets
    cue_at: Offsets | None
    source_at: Offsets | None
    before: str  # of the sentences in which it is told, what stands before `content_at`
    after: str
    confidence: float | None
    rule: str | None
    utterance: str | None  # the id of what was said, which other claims may report too
    embedded_in: str | None  # the id of the claim in whose words it stands
    told: int  # how many claims report the same utterance, this one too
    articles: tuple[tuple[Ref, int], ...] = ()
    propositions: tuple[Proposed, ...] = ()
    plover: str | None = None

    @property
    def actor(self) -> Ref:
        """On whose account it goes."""
        return self.on_behalf_of or self.speaker


@dataclass(frozen=True, slots=True)
class Relation:
    """Subject, predicate and object that a text reports."""

    id: str
    iri: str
    subject: Ref
    predicate: Ref
    object: Ref
    polarity: str
    modality: str | None
    date: str | None
    rule: str | None
    passage: Passage
    claimed_in: str | None  # the id of the claim that says so; the text itself if there is none
    claimed_by: Ref | None


@dataclass(frozen=True, slots=True)
class Event:
    """What texts narrate in their own voice, with every passage that tells it."""

    ref: Ref
    event_class: Ref
    participants: tuple[Ref, ...]
    objects: tuple[Ref, ...]
    place: Ref | None
    date: str | None
    reported_by: Ref | None
    tally: Tally | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document; its text is None where the graph has none."""

    ref: DocumentRef
    text: str | None
    claims: int
    mentions: tuple[Ref, ...]
    same_text_as: DocumentRef | None = None  # the earliest document with its text, where this is a copy


@dataclass(frozen=True, slots=True)
class Things:
    """How many there are of each."""

    documents: int
    claims: int
    relations: int
    events: int
    entities: dict[str, int] = field(default_factory=dict)  # by kind; only those that documents name
    first: str | None = None  # date of the first document
    last: str | None = None
    fulltext: bool = True
    pinyin: bool = False
