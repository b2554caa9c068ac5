"""《…》: instruments, documents and papers that the ontology does not know."""

import re
from collections.abc import Iterator

from kg.annotation.document import Analysis
from kg.model import Mention, Span

__all__ = ["ORDER", "recognize"]

ORDER = 20
TITLE = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")  # 《关于《…》的声明》


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """The inside of book-title marks by its last word: 条约 is a treaty, 报告 a document, 商报 a newspaper, the rest is none."""
    words = analysis.ontology.lexicons.documents.bracketed
    for found in TITLE.finditer(analysis.folded):
        span = Span(found.start(1), found.end(1))
        if any(mention.span == span for mention in analysis.overlapping(span)):
            continue
        if key := words.only.get(found.group(1)):
            yield Mention(span, "org", "name", (key,), "bracketed")
        elif found.group(1).endswith(words.treaty):
            yield Mention(span, "treaty", "name", (), "bracketed")
        elif found.group(1).endswith(words.document):
            yield Mention(span, "doc", "name", (), "bracketed")
        elif found.group(1).endswith(words.outlet):
            yield Mention(span, "org", "name", (), "bracketed")
