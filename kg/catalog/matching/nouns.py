"""The nouns of matching: what a name may stand for, and what was found for it."""

from dataclasses import dataclass

from kg.catalog.matching.spelling import plain
from kg.errors import FormatError
from kg.ontology import Ontology

__all__ = ["KINDS", "Candidate", "Known", "Match", "NameOf", "kind_meant"]

KINDS = ("state", "org", "person", "treaty", "group", "doc", "event", "place", "topic")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a name may stand for. `sure`: it is taken for the one that is meant."""

    key: str
    iri: str
    label: str
    kind: str
    score: float  # 0 to 1; to rank, never to decide
    why: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """What was found for a name: the entity, if one is sure, all that may be meant, and why or why not."""

    name: str
    entity: Candidate | None
    candidates: tuple[Candidate, ...]  # the best first; `entity` is one of them
    why: str


@dataclass(frozen=True, slots=True)
class Known:
    """A known entity."""

    key: str
    iri: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class NameOf:
    """A name of a known entity as it is written there, and what kind of name it is."""

    key: str
    text: str
    form: str  # of `FORMS` in `names.py`
    language: str = ""


def kind_meant(word: str | None, ontology: Ontology) -> str | None:
    """The kind of entity that a word means: `country` and 国家 are state. None for none; FormatError for a word that means no kind."""
    asked = plain(word or "")
    if not asked:
        return None
    words = ontology.lexicons.matching.kinds
    for kind in KINDS:
        if asked == kind or asked in map(plain, getattr(words, kind)):
            return kind
    raise FormatError(f"no kind of entity {str(word)[:60]!r}; there are {', '.join(KINDS)}")
