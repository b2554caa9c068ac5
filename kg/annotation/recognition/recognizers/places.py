"""Places that a known name begins: 维也纳机场, 联合国总部, 广东省江门市新会区."""

import re
from collections.abc import Iterator

from kg.annotation.document import Analysis
from kg.model import Mention, Span

__all__ = ["ORDER", "recognize"]

ORDER = 55
PARTS = re.compile(
    r"(?:[\u4e00-\u9fff]{2}(?:市|县|州)(?![长委政属民场值])(?:[\u4e00-\u9fff]{2}(?<!地)[区镇](?![域别块]))?)"
)


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """A place or organization with the noun of a site after it, and a province with its city and district."""
    sites = analysis.ontology.lexicons.places.sites.words.pattern
    for old in list(analysis.mentions):
        if old.kind not in ("place", "org") or old.form != "name":
            continue
        found = sites.match(analysis.folded, old.span.end)
        if not found and old.kind == "place" and analysis.folded[old.span.end - 1] == "省":
            found = PARTS.match(analysis.folded, old.span.end)
        if found:
            yield Mention(Span(_start(analysis, old), found.end()), "place", "name", (), "site")


def _start(analysis: Analysis, old: Mention) -> int:
    """Where the site begins: 北京天安门广场 with the city before the square."""
    before = analysis.mentions.ending_at(old.span.start)
    return before.span.start if before and before.kind == old.kind == "place" else old.span.start
