"""Articles that a text cites: 第六条 of the instrument in play."""

import re

from kg.annotation.document import Analysis
from kg.model import Span
from kg.text.numerals import NUMERAL, number

__all__ = ["articles"]

ARTICLE = re.compile(rf"第({NUMERAL}|\d{{1,3}})条(?!修正|建议|措施)")
FAR = 120  # characters back to the instrument that an article without one belongs to


def articles(analysis: Analysis, span: Span) -> tuple[tuple[str, int], ...]:
    """Instrument and number of each article cited in a span: of the instrument named last before it, if that is near."""
    found = []
    for one in ARTICLE.finditer(analysis.folded, *span):
        near = [
            key
            for mention, key in analysis.linked(Span(max(0, one.start() - FAR), one.start()))
            if mention.kind == "treaty"
        ]
        which = number(one.group(1))
        if near and which:
            found.append((near[-1], which))
    return tuple(dict.fromkeys(found))
