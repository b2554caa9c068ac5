"""Codes of PLOVER and CAMEO, by the table `lexicon/plover.toml`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.model import Code
from kg.ontology.ontology import Ontology

__all__ = ["claim_code", "event_code"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table; what is empty in it asks for nothing."""

    of: str  # illocution, or class of the event
    code: Code
    words: re.Pattern[str]
    aimed: bool = False
    joint: bool = False


@cache
def _rows(ontology: Ontology, kind: str) -> tuple[Row, ...]:
    return tuple(
        Row(
            row["illocution" if kind == "claim" else "sort"],
            Code(row["plover"], row.get("mode", ""), row.get("context", ""), row["cameo"]),
            re.compile(row.get("words", "")),
            row.get("aimed", False),
            row.get("joint", False),
        )
        for row in ontology.lexicon("plover")[kind]
    )


def claim_code(
    ontology: Ontology, illocution: str, content: str, *, aimed: bool, topics: Sequence[str] = ()
) -> Code | None:
    """The code of a claim, `content` in simplified characters; none for a plain statement or question."""
    for row in _rows(ontology, "claim"):
        if row.of == illocution and (aimed or not row.aimed) and row.words.search(content):
            return row.code._replace(context=row.code.context or _context(ontology, topics))
    return None


def event_code(ontology: Ontology, event_class: str, participants: int) -> Code | None:
    """The code of an event of a class with so many participants."""
    rows = _rows(ontology, "event")
    return next((row.code for row in rows if row.of == event_class and (participants > 1 or not row.joint)), None)


def _context(ontology: Ontology, topics: Sequence[str]) -> str:
    contexts = ontology.lexicon("plover")["contexts"]
    return next((context for topic in topics for context, known in contexts.items() if topic in known), "")
