"""Who speaks in a block where no cue says so."""

from dataclasses import dataclass
from typing import Literal

from kg.model import Span

__all__ = ["DefaultSpeaker"]


@dataclass(frozen=True, slots=True)
class DefaultSpeaker:
    """A default speaker of a block; `skip` is where its words begin, after 答：."""

    speaker: str
    kind: Literal["headline", "answer", "document", "statement"]  # a statement only from where its text begins
    rule: str
    quotation: str
    confidence: float
    skip: int = 0
    source: Span | None = None
    default: str = "assert"
    end: int | None = None  # where its words end, before a speaker that follows
