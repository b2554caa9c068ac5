"""Who speaks below a line that is nothing but his post and his name: 某研究所专家甲：."""

import re
from collections.abc import Iterator

from kg.annotation.document import Analysis
from kg.annotation.labels import alone
from kg.annotation.lexical.japanese_names import surname_of
from kg.annotation.lexical.name_shapes import could_be_name
from kg.model import Mention, Span
from kg.model.keys import EntityKey

__all__ = ["ORDER", "recognize"]

ORDER = 47
UNLISTED = (4, 5)  # characters of a Japanese name of which only the shape is known
LATIN = re.compile(r"[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]*)+$")


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """What stands between the last post of such a line and its colon; in Latin letters whatever stands before."""
    for label in alone(analysis).values():
        latin = LATIN.search(analysis.text, *label)
        posts = [one.span for one in analysis.titles if label.holds(one.span)]
        name = Span(latin.start(), label.end) if latin else Span(posts[-1].end if posts else label.end, label.end)
        if (latin or _is_name(analysis, label, name)) and analysis.free(name):
            yield Mention(name, "person", "name", (), "name-line")


def _is_name(analysis: Analysis, label: Span, name: Span) -> bool:
    """Whether it is written as a name: Chinese, in transliteration, or Japanese, after a post of Japan's whatever it is."""
    text = analysis.folded[slice(*name)]
    japan = any(
        key == str(EntityKey("state", "JPN")) for one in analysis.mentions.between(label) for key in one.candidates
    )
    japanese = surname_of(text, analysis.ontology) is not None or (japan and len(text) in UNLISTED)
    return len(text) > 1 and (japanese or could_be_name(analysis.ontology, text))
