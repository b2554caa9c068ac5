"""Checks that a document must pass to get into a graph, and a graph to be sound."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import EvidenceError
from kg.model import Annotation, Evidence
from kg.store.queries import solutions

__all__ = ["check", "check_evidence"]


def check_evidence(annotation: Annotation) -> None:
    """Every quote equals the text at its offsets; raises EvidenceError with document, offsets and both strings."""
    text = annotation.document.text
    for evidence in _all(annotation):
        found = text[evidence.span.start : evidence.span.end]
        if found != evidence.quote or not found:
            raise EvidenceError(
                f"{annotation.document.name}: evidence {evidence.span.start}-{evidence.span.end} says {evidence.quote!r}, "
                f"the text says {found!r}; a rule made a wrong span"
            )


def _all(annotation: Annotation) -> Iterator[Evidence]:
    yield from (relation.evidence for relation in annotation.relations)
    for claim in annotation.claims:
        yield from (one for one in (claim.source, claim.cue, claim.content) if one)


def check(store: ox.Store, folder: Path, base: str) -> Iterator[tuple[str, str]]:
    """Runs every `checks/*.rq` of an ontology folder; yields (name of the check, first offending row)."""
    for path in sorted(folder.glob("checks/*.rq")):
        text = path.read_text(encoding="utf-8")
        for row in solutions(store, f"BASE <{base}>\n{text}"):
            yield path.stem, ", ".join(str(value) for value in row)
