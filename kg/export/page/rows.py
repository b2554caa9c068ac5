"""The rows of the page's data, table by table: what `data.js` takes from them by the names of their fields.

The page holds a table as columns (see `columns.py`), so a name costs its bytes once. Nodes, kinds, acts, passages, documents and topics are referred
to by their place in their table, dates and other words that come again and again by their place among the `words`, and
what is no node by a number below 0 (see `names.py`).
"""

from typing import NamedTuple, TypedDict

__all__ = [
    "FIELDS",
    "NESTED",
    "ActRow",
    "ArticleRow",
    "ClaimDetails",
    "ClaimRow",
    "DifferenceRow",
    "DocumentRow",
    "EdgeRow",
    "EventRow",
    "KindRow",
    "NameRow",
    "NodeRow",
    "PartRow",
    "PassageRow",
    "ProposedRow",
    "StanceRow",
    "StandRow",
    "SubjectRow",
]


class KindRow(NamedTuple):
    """A kind of nodes, how it looks, and how soon its nodes are shown (see `appearance.toml`)."""

    key: str
    zh: str
    en: str
    color: str
    shape: str
    hollow: bool
    worth: int
    asked: bool


class ActRow(NamedTuple):
    """What an edge, a claim or an event does; `plain` is its name without polarity and factuality."""

    kind: str
    predicate: str
    polarity: str
    unsure: str
    zh: str
    en: str
    color: str
    plain_zh: str
    plain_en: str


class NodeRow(NamedTuple):
    """A node; `name` is its id, `key` its key where the id does not tell it, `opening` its place among those that a large network opens on.

    `topical` and `topical_opening` are the same where claims are tied to treaties and topics; topics come last.
    """

    zh: str
    en: str
    kind: int
    x: float
    y: float
    size: float
    degree: int
    documents: int
    aliases: list[str]
    name: str
    opening: list[float]
    topical: list[float]
    topical_opening: list[float]
    community: int
    key: str


class EdgeRow(NamedTuple):
    """An edge between two nodes, with the passages that prove it; of a stance with its claims. A single one is no list."""

    source: int
    target: int
    act: int
    width: float
    bend: float
    evidence: int | list[int]


class PassageRow(NamedTuple):
    """Where a quote stands in its document, in JavaScript's characters; what lies around it as lengths (see `texts.marks`)."""

    document: int
    start: int
    end: int
    before: int
    after: int
    source: int
    source_length: int
    cue: int
    cue_length: int
    date: int
    speaker: int
    form: int
    confidence: float | None
    rule: int
    modality: int


class PartRow(NamedTuple):
    """A part of a document's text, and where it starts; a document whose text is whole has one."""

    document: int
    start: int
    text: str


class DocumentRow(NamedTuple):
    """A document: its card, whether it is a copy, the nodes it mentions."""

    id: str
    title: str
    date: str
    publisher: str
    url: str
    copy: bool
    mentions: list[int]


class ArticleRow(NamedTuple):
    """An article that a claim cites."""

    treaty: int
    number: int


class ProposedRow(NamedTuple):
    """What a claim says that somebody does or has; `negative` is 0 or 1."""

    subject: int
    verb: int
    object: int
    negative: int


class ClaimDetails(TypedDict, total=False):
    """What else is known of a claim: no row, for most lack most of it."""

    post: int
    addressee: int
    place: int
    relay: int
    articles: list[ArticleRow]
    says: list[ProposedRow]


class ClaimRow(NamedTuple):
    """A claim, with or without targets; those of one `utterance` count once; `details` are there if any is known.

    `iri` is the last part of its IRI.
    """

    source: int
    speaker: int
    act: int
    targets: list[int]
    topics: list[int]
    instruments: list[int]
    passage: int
    utterance: int
    details: ClaimDetails | None
    iri: str


class EventRow(NamedTuple):
    """An event as one passage tells it."""

    act: int
    participants: list[int]
    things: list[int]
    place: int | None
    reporter: int | None
    passage: int


class NameRow(NamedTuple):
    """A name in both languages: of a topic, or of something that is no node."""

    zh: str
    en: str


class StanceRow(NamedTuple):
    """A stance and how it looks."""

    key: str
    zh: str
    en: str
    color: str


class SubjectRow(NamedTuple):
    """What positions are taken on: a treaty's `node` or a topic's place among the topics, else -1; `above` a wider subject."""

    key: str
    zh: str
    en: str
    node: int
    topic: int
    above: int
    names: list[str]


class StandRow(NamedTuple):
    """A position; `told` and `earlier` are numbers of claims, of a vote -2 less the number of its passage; -1 is none."""

    subject: int
    side: int
    stance: int
    change: int
    told: int
    earlier: int


class DifferenceRow(NamedTuple):
    """Two positions that differ, by their places among the stands."""

    subject: int
    how: int
    one: int
    other: int
    pairs: int
    days: int | None


FIELDS: dict[str, tuple[str, ...]] = {  # of each table
    "kinds": KindRow._fields,
    "acts": ActRow._fields,
    "nodes": NodeRow._fields,
    "edges": EdgeRow._fields,
    "passages": PassageRow._fields,
    "documents": DocumentRow._fields,
    "parts": PartRow._fields,
    "claims": ClaimRow._fields,
    "events": EventRow._fields,
    "topics": NameRow._fields,
    "names": NameRow._fields,
    "stances": StanceRow._fields,
    "subjects": SubjectRow._fields,
    "stands": StandRow._fields,
    "differences": DifferenceRow._fields,
}
NESTED: dict[str, tuple[str, ...]] = {  # of rows that lie in a field of another row
    "details": tuple(ClaimDetails.__annotations__),
    "articles": ArticleRow._fields,
    "says": ProposedRow._fields,
}
