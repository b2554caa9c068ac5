"""Claims as they are held against others: who says it when, and in which words."""

from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Annotation
from kg.model.namespaces import Namespace
from kg.rdf.iris import claim_iri
from kg.rdf.shared import shared_key

__all__ = ["Telling", "tellings"]


class Telling(NamedTuple):
    """A claim and the document that tells it."""

    claim: str  # IRI
    document: str  # id
    published: str | None
    start: int  # of the words in the text
    side: str  # key of whom it is said for
    speaker: str  # key
    date: str | None
    printed: bool  # whether the text prints the day
    voice: bool  # whether the document itself speaks: it is of its day
    denied: bool
    polarity: str
    content: str


def tellings(annotation: Annotation, namespace: Namespace) -> Iterator[Telling]:
    """One a claim."""
    document = annotation.document
    for claim in annotation.claims:
        yield Telling(
            claim=claim_iri(claim, document, namespace).value,
            document=document.id,
            published=document.published,
            start=claim.content.span.start,
            side=shared_key(claim.on_behalf_of or claim.speaker, annotation),
            speaker=shared_key(claim.speaker, annotation),
            date=claim.date,
            printed=claim.date_text is not None,
            voice=claim.quotation == "document",
            denied=claim.illocution == "deny",
            polarity=claim.polarity,
            content=claim.content.quote,
        )
