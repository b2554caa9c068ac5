"""The nouns of matching: what a name may stand for, and what was found for it."""

from dataclasses import dataclass

from kg.catalog.matching.spelling import plain
from kg.errors import FormatError
from kg.model import kinds
from kg.ontology import Ontology

__all__ = ["KINDS", "Candidate", "Known", "Match", "NameOf", "Reading", "kind_meant"]

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


@dataclass(frozen=True, slots=True)
class Reading:
    """An entity that a name may stand for, how well, and why; `sure` if nothing but another reading can speak against it."""

    key: str
    score: float
    why: str
    sure: bool
    form: str = "label"  # of `FORMS`, or organ, post, near, other-kind, doubtful

    def because(self, more: str, *, sure: bool | None = None) -> "Reading":
        """The same for one reason more, which takes a little off; what it makes unsure has at most 0.6."""
        kept = self.sure if sure is None else sure
        form = "doubtful" if sure is False else self.form  # which neither kind nor date makes sure
        return Reading(self.key, min(self.score - 0.03, 1 if kept else 0.6), f"{self.why}, {more}", kept, form)


def kind_meant(word: str | None, ontology: Ontology) -> str | None:
    """The kind of entity that a word means: `country`, 国家 and the class `State` are state.

    None for no word; FormatError for one that means no kind.
    """
    asked = plain(word or "")
    if not asked:
        return None
    for kind in KINDS:
        classes = [one.rdf_class for key, one in kinds.KINDS.items() if key == kind]
        if asked in map(plain, (kind, *classes, *getattr(ontology.lexicons.matching.kinds, kind))):
            return kind
    raise FormatError(f"no kind of entity {str(word)[:60]!r}; there are {', '.join(KINDS)}")
