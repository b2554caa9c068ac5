"""Who wrote a document, where its lines of credits name them: 记者甲乙华盛顿报道, JANE DOE under the title."""

import re
from collections.abc import Iterator

from kg.annotation.document import Analysis
from kg.model import Mention, Span
from kg.text.script import fold

__all__ = ["ORDER", "recognize"]

ORDER = 39  # before the people of the text: a place after the name is no part of it
MANY = 6  # a page of comments or poems has more; their writers reported nothing
SHORT = 40  # a line of credits is not longer, if the reader did not tell it by its wording


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """The names that reading found: in lines of credits, at the start of a short line, after 记者."""
    authors = analysis.document.authors
    for name in map(fold, authors if len(authors) <= MANY else ()):
        for block in analysis.document.blocks[1:]:
            short = block.span.end - block.span.start < SHORT
            for found in re.finditer(re.escape(name), analysis.folded[slice(*block.span)]):
                span = Span(block.span.start + found.start(), block.span.start + found.end())
                after_word = analysis.folded.endswith("记者", block.span.start, span.start)
                if block.role == "byline" or after_word or (short and not found.start()):
                    yield Mention(span, "person", "name", (), "reporter", "reporter")
