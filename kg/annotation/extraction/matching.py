"""What a match of a rule in a marked sentence names: subjects, objects, the day."""

import re
from collections.abc import Iterator

from kg.annotation.document import Analysis
from kg.annotation.extraction.masking import MaskedSentence
from kg.model import Span

__all__ = ["date_of", "keys", "matches"]


def matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches that may share marks: the search goes on right after the subject's first mark."""
    at = 0
    while found := pattern.search(text, at):
        yield found
        at = found.start() + 1


def keys(marked: MaskedSentence, found: re.Match[str], role: str) -> list[str]:
    """The keys of the marks that a group of the match holds, each once, in order."""
    start, end = found.span(role)
    return list(dict.fromkeys(marked.keys[at] for at in range(start, end) if at in marked.keys))


def date_of(analysis: Analysis, marked: MaskedSentence, found: re.Match[str], span: Span) -> str | None:
    """The day of the act: a date before its verb; one after it may be the treaty's (2015年的伊核协议)."""
    verb = marked.origin(found.start("verb")).start if "verb" in found.groupdict() else span.end
    return next((one.value for one in analysis.dates_in(span) if one.span.end <= verb), None)
