"""What curated events and documents are about, where the text names both."""

from collections.abc import Iterator

from kg.annotation.document import Analysis
from kg.model import Relation

__all__ = ["relate"]


def relate(analysis: Analysis) -> Iterator[Relation]:
    """`about` from the first mention of the event or document, if its instrument is mentioned too."""
    instruments = {key for mention, key in analysis.linked_all() if mention.kind == "treaty"}
    for mention, key in analysis.linked_all():
        for treaty in analysis.ontology.about.get(key, ()):
            if treaty in instruments:
                yield Relation(key, "about", treaty, analysis.evidence(mention.span), "curated-subject")
