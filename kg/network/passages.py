"""Passages: evidence with the rest of its sentence and the document it stands in, as readers want to see it."""

from typing import NamedTuple

from pyoxigraph import Store

from kg.model import Span
from kg.model.namespaces import base_iri
from kg.rdf.sparql.queries import prefixes, solutions
from kg.text.sentences import told_in

__all__ = [
    "DocumentCard",
    "Passage",
    "Offsets",
    "Rows",
    "EvidenceLocation",
    "around",
    "documents",
    "last",
    "rows",
    "spots",
    "texts",
]

DOCUMENTS = """
SELECT ?d ?title ?date ?publisher ?url WHERE {
  ?d a kg:Document ; rdfs:label ?title .
  OPTIONAL { ?d dcterms:issued ?date } OPTIONAL { ?d kg:publisherName ?publisher } OPTIONAL { ?d schema:url ?url } }
"""
TEXTS = "SELECT ?d ?text WHERE { ?d a kg:Document ; kg:text ?text }"
SPOTS = """
SELECT DISTINCT ?ev ?d ?start ?end ?quote WHERE {
  ?record kg:evidence|kg:contentEvidence|kg:cueEvidence|kg:sourceEvidence ?ev .
  ?ev oa:hasSource ?d ; oa:hasSelector ?at . ?at oa:start ?start ; oa:end ?end ; oa:exact ?quote }
"""

Rows = list[tuple[str, ...]]
Offsets = tuple[int, int]  # start and end in the text of a document; none is (0, 0)


class DocumentCard(NamedTuple):
    """What is shown of a document."""

    id: str
    title: str
    date: str = ""
    publisher: str = ""
    url: str = ""


class EvidenceLocation(NamedTuple):
    """Where an evidence stands: `before` and `after` complete the quote to its sentence."""

    document: str
    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""


class Passage(NamedTuple):
    """One evidence of an edge. `date` is when it happened or was said, `published` the date of the document."""

    quote: str
    document: str
    title: str
    date: str = ""
    speaker: str = ""  # the speaker's key, of a claim
    start: int = 0
    end: int = 0
    rule: str = ""
    confidence: float | None = None
    before: str = ""
    after: str = ""
    published: str = ""
    modality: str = ""
    form: str = ""  # how a claim is quoted: direct, indirect ...
    source: Offsets = (0, 0)  # who says it, of a claim
    cue: Offsets = (0, 0)  # the word that says how, of a claim
    copy: bool = False  # whether the document is a copy of an earlier one: such evidence adds no weight


def rows(store: Store, base: str, query: str) -> Rows:
    """The answers, sorted; an unbound variable is an empty text."""
    answers = solutions(store, prefixes(base_iri(base)) + query)
    return sorted({tuple(str(getattr(term, "value", "")) for term in answer) for answer in answers})


def documents(store: Store, base: str) -> dict[str, DocumentCard]:
    """Document id -> card, sorted; the first title, date, publisher and URL where there are several."""
    cards: dict[str, DocumentCard] = {}
    for iri, *card in rows(store, base, DOCUMENTS):
        name = last(iri)
        cards.setdefault(name, DocumentCard(name, *card))
    return cards


def texts(store: Store, base: str) -> dict[str, str]:
    """Document id -> its text, sorted."""
    return {last(iri): text for iri, text in rows(store, base, TEXTS)}


def spots(store: Store, base: str, texts: dict[str, str]) -> dict[str, EvidenceLocation]:
    """IRI of an evidence -> where it stands in the texts."""
    found: dict[str, EvidenceLocation] = {}
    for evidence, document, start, end, quote in rows(store, base, SPOTS):
        begin, stop = int(start), int(end)
        before, after = around(texts.get(last(document), ""), (begin, stop))
        found.setdefault(evidence, EvidenceLocation(last(document), begin, stop, quote, before, after))
    return found


def last(iri: str) -> str:
    return iri.rpartition("/")[2]


def around(text: str, place: Offsets, *others: Offsets) -> tuple[str, str]:
    """What stands before and after a quote in its sentence; with others (source, cue), in all sentences of the claim."""
    start, end = told_in(text, Span(*place), *(Span(*one) for one in others if one != (0, 0)))
    return text[start : place[0]], text[place[1] : end]
