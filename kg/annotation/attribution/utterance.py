"""A stretch of one sentence that somebody says: what flows from the walk over a paragraph to the claims."""

from dataclasses import dataclass

from kg.model import Span

__all__ = ["Utterance"]


@dataclass(frozen=True, slots=True)
class Utterance:
    """A stretch of one sentence that somebody says."""

    content: Span
    speaker: str
    source: Span | None
    cue: Span | None
    illocution: str  # of the cue: `open` if the content decides
    quotation: str
    rule: str
    confidence: float
    verb: str = ""
    default: str = "assert"  # what it is where nothing in it tells: a demand in a list of demands
    within: str | None = None  # the speaker in whose words it is reported
