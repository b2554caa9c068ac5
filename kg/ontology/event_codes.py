"""Codes of PLOVER and CAMEO, by the table `lexicon/plover.toml`."""

from collections.abc import Sequence

from kg.model import Code
from kg.ontology.ontology import Ontology

__all__ = ["claim_code", "event_code"]


def claim_code(
    ontology: Ontology, illocution: str, content: str, *, aimed: bool, topics: Sequence[str] = ()
) -> Code | None:
    """The code of a claim, `content` in simplified characters; none for a plain statement or question."""
    for row in ontology.lexicons.plover.claim:
        if row.illocution == illocution and (aimed or not row.aimed) and row.words.search(content):
            return Code(row.plover, row.mode, row.context or _context(ontology, topics), row.cameo)
    return None


def event_code(ontology: Ontology, event_class: str, participants: int) -> Code | None:
    """The code of an event of a class with so many participants."""
    for row in ontology.lexicons.plover.event:
        if row.sort == event_class and (participants > 1 or not row.joint):
            return Code(row.plover, row.mode, row.context, row.cameo)
    return None


def _context(ontology: Ontology, topics: Sequence[str]) -> str:
    contexts = ontology.lexicons.plover.contexts
    return next((context for topic in topics for context, known in contexts.items() if topic in known), "")
