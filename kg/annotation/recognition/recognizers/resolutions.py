"""第2375号决议, L.56号决议草案: resolutions and drafts by their number, where the body that adopted them is in the text."""

import re
from collections.abc import Iterator

from kg.annotation.document import Analysis
from kg.model import Mention, Span

__all__ = ["ORDER", "recognize"]

ORDER = 15
NUMBERED = re.compile(  # 第2375号决议, 第1929(2010)号决议, 第78/241号决议, L.56号决议草案, A/C.1/78/L.56
    r"第?\s?(?:\d{3,4}\s?(?:\(\d{4}\))?|\d{2}/\d{1,3})号决议(?:案)?"
    r"|(?:A/(?:C\.\d/)?\d{2}/)?L\.\d{1,3}(?:/Rev\.\d)?号?(?:决议)?草案"
    r"|A/(?:C\.\d/)?\d{2}/L\.\d{1,3}(?:/Rev\.\d)?"
)


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """Every number of a resolution that no curated name covers."""
    if not any(body in analysis.folded for body in analysis.ontology.lexicons.grammar.instruments.resolving):
        return
    for found in NUMBERED.finditer(analysis.folded):
        span = Span(*found.span())
        if analysis.free(span):
            yield Mention(span, "doc", "name", (), "resolution-number")
