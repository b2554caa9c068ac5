"""Who speaks below a line that is nothing but his post and his name: 某研究所专家甲：."""

import re
from collections.abc import Iterator

from kg.annotation.document import Analysis
from kg.annotation.labels import alone
from kg.model import Mention, Span

__all__ = ["ORDER", "recognize"]

ORDER = 47
CHINESE = re.compile(r"[\u3400-\u9fff·]{2,10}")
LATIN = re.compile(r"[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]*)+$")


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """What stands between the last post of such a line and its colon; in Latin letters whatever stands before."""
    for label in alone(analysis).values():
        latin = LATIN.search(analysis.text, *label)
        posts = [one.span for one in analysis.titles if label.holds(one.span)]
        name = Span(latin.start(), label.end) if latin else Span(posts[-1].end if posts else label.end, label.end)
        if (latin or CHINESE.fullmatch(analysis.text, *name)) and analysis.free(name):
            yield Mention(name, "person", "name", (), "name-line")
