"""The nouns of the project: what flows from a text to the graph.

Offsets are half-open code-point positions in `Document.text`; a quote is always a slice of it.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal["state", "group", "org", "person", "treaty", "doc", "event", "place"]
Form = Literal["name", "short", "metonym", "nominal"]
Role = Literal["title", "paragraph", "byline", "caption", "related"]
Polarity = Literal["affirmative", "negative"]
Illocution = Literal[
    "assert", "deny", "request", "commit", "accept", "endorse", "concern", "criticize", "oppose", "warn", "regret", "ask"
]  # fmt: skip
# What linking and attribution must know of a mention besides its kind; what found it is told by `Mention.rule`.
Subtype = Literal[
    "acronym",  # Latin letters in brackets: they name what stands before
    "again",  # a part of a person's name, or all of it once more
    "government",  # of the state, or of the person, that the candidates say
    "latin-name",  # of the person named right before
    "metonym",  # a capital that stands for its state
    "organ",  # of a state that is not named with it
    "organ-of-state",  # of the state it begins with
    "reporter",
    "staff",  # of a newsroom, but no reporter
    "treaty-nominal",  # 该条约: the one in play
]

__all__ = [
    "Annotation",
    "Block",
    "Claim",
    "Code",
    "DateMention",
    "Document",
    "Entity",
    "Event",
    "Evidence",
    "Form",
    "Kind",
    "Mention",
    "Noted",
    "Illocution",
    "Polarity",
    "Proposition",
    "Relation",
    "Role",
    "Sentence",
    "Skipped",
    "Span",
    "Subtype",
]


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the canonical text and what it is there for; only title and paragraph become evidence."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Document:
    """A text we read. `text` is canonical: the title first, one block a line, NFC."""

    id: str  # the first 16 hex digits of sha256 of the text
    name: str  # the input's stem, `seed-000`; `feed-03` for the third document of a feed, `news.jsonl:17` for a record
    title: str
    text: str
    blocks: tuple[Block, ...]
    published: str | None = None  # ISO date, as far as known: 2022-01-21
    published_basis: str = "none"  # which date was used: dateline, title, text, stamp, url, none
    dates: tuple[tuple[str, str], ...] = ()  # every date found: (basis, ISO date or time stamp)
    publisher: str | None = None  # as the document names it
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    url: str | None = None
    encoding: str = "utf-8"
    reader: str = "text"
    collection: str | None = None  # the file that holds it with others: stem of a feed or digest, name of an archive
    pages: tuple[int, ...] = ()  # offset at which each page begins


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was not read, and why. One with an `error` met a surprise: the fault is ours, or the clock's."""

    path: str
    reason: str
    stage: str = ""  # reading, annotating, adding, writing
    error: str = ""  # type of the exception
    place: str = ""  # module and line of ours where it arose: kg.text.numerals:20


@dataclass(frozen=True, slots=True)
class Noted:
    """An input that was read, and what is to be known of that."""

    path: str
    note: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block: without the line end, with its closing punctuation."""

    span: Span
    block: int  # index into Document.blocks


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names something; `candidates` are keys (`state:CHN`) if the recognizer knows them."""

    span: Span
    kind: Kind
    form: Form = "name"
    candidates: tuple[str, ...] = ()
    rule: str = "gazetteer"  # what found it: for readers, nothing is decided by it
    subtype: Subtype | None = None
    gathering: str | None = None  # the kind of meeting that its noun says, a slug of `lexicon/events.toml`: summit


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text with its value: YYYY, YYYY-MM, YYYY-MM-DD, or A/B for a range."""

    span: Span
    value: str
    anchored_to: str | None = None  # the date it was reckoned from, if it was


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with an IRI. `key` is the guidelines' key: `state:CHN`, `person:王毅`."""

    key: str
    kind: Kind
    label: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    iri_key: str | None = None  # last part of the IRI where it differs from the key's
    date: str | None = None
    curated: bool = False  # the ontology describes it; a document adds nothing but what it calls it


@dataclass(frozen=True, slots=True)
class Evidence:
    """Characters of a document that prove something."""

    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Relation:
    """Subject, predicate and object that a text reports. `object` is a key, or text for `holds_post`."""

    subject: str  # an entity's key, or `this` for the document
    predicate: str
    object: str
    evidence: Evidence
    rule: str
    polarity: Polarity = "affirmative"
    modality: Literal["actual", "intended", "claimed"] = "actual"
    date: str | None = None
    event_class: str | None = None  # of the event that it is too, where its predicate alone does not tell


class Code(NamedTuple):
    """A code of PLOVER (type, mode, context) with that of CAMEO, for those who compare with event data."""

    plover: str
    mode: str = ""
    context: str = ""
    cameo: str = ""


class Tally(NamedTuple):
    """How a vote came out; None where the text gives no count."""

    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a text narrates in its own voice: who did what, with or to what, where and when."""

    key: str
    event_class: str  # class of the ontology: Test, Meeting, TreatyAct …
    participants: tuple[str, ...]
    evidence: Evidence
    rule: str
    objects: tuple[str, ...] = ()  # instruments and documents it is about
    place: str | None = None
    date: str | None = None
    code: Code | None = None
    reported_by: str | None = None  # publisher's key
    tally: Tally | None = None  # of a vote


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a claim says somebody does or has: the triple that only the graph of the claim may hold."""

    subject: str
    predicate: str
    object: str  # an entity's key, or `topic:<name>`
    evidence: Evidence
    polarity: Polarity
    rule: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says, with who says it, as what, to whom and where."""

    speaker: str
    content: Evidence
    illocution: str
    rule: str
    on_behalf_of: str | None = None
    capacity: str | None = None  # the post as printed
    addressee: str | None = None
    source: Evidence | None = None
    cue: Evidence | None = None
    targets: tuple[str, ...] = ()  # keys, or `unnamed`
    topics: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    articles: tuple[tuple[str, int], ...] = ()  # instrument's key and the number of the article cited
    polarity: Polarity = "affirmative"
    modality: str = "asserted"
    quotation: Literal["direct", "indirect", "mixed", "document", "continued", "headline"] = "indirect"
    reiterates: bool = False
    narrator_distance: bool = False
    date: str | None = None
    date_text: str | None = None  # the date as the text prints it, where it does
    made_at: str | None = None  # key of an event or place
    relayed_by: str | None = None  # in whose words it stands
    embedded_in: "Claim | None" = None  # the claim of those words, if they say something of their own
    code: Code | None = None
    propositions: tuple[Proposition, ...] = ()
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that was read in one document."""

    document: Document
    entities: dict[str, Entity] = field(default_factory=dict)
    links: tuple[tuple[Mention, str], ...] = ()  # mention -> entity key
    dates: tuple[DateMention, ...] = ()
    relations: tuple[Relation, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[str, ...] = ()  # what is to be known of how it was read
