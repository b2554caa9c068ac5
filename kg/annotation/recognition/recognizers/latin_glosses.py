"""德黑兰（Tehran）: the Latin name in brackets of a place, an organization, a treaty or a document."""

import re
from collections.abc import Iterator

from kg.annotation.document import Analysis
from kg.model import Mention, Span

__all__ = ["ORDER", "recognize"]

ORDER = 70
BRACKETED = re.compile(
    r"[」』》”]?\s*\(\s*([A-Z][A-Za-z.'’&\-]*(?: [A-Za-z.'’&\-]+){0,8})\s*\)"
)  # 》(New START Treaty)
KINDS = ("place", "org", "treaty", "doc")


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """What follows in brackets and is Latin throughout names what stands before."""
    for old in list(analysis.mentions):
        if old.kind not in KINDS or old.form == "short":
            continue
        if found := BRACKETED.match(analysis.folded, old.span.end):
            span = Span(*found.span(1))
            if all(span.holds(other.span) and span != other.span for other in analysis.overlapping(span)):
                yield Mention(span, old.kind, "name", (), "acronym", "acronym")
