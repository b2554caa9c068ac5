"""Organizations that the ontology does not know, by a name in quotation marks: 反核团体“和平之舟”, “西部放射性控制协会”."""

import re
from collections.abc import Iterator
from functools import cache

from kg.annotation.document import Analysis
from kg.model import Mention, Span
from kg.ontology import Ontology
from kg.text.segmentation import words

__all__ = ["ORDER", "recognize"]

ORDER = 45
NAMED = re.compile(r"[“「『](?P<name>[^“”「」『』，。；：、！？…\s]{2,20})[”」』]")
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
AROUND = 8  # characters before and after the marks that tell what stands there
DATED = 20  # … in which a date ends
INSIDE = ("state", "place", "person")  # what such a name may hold: “德国之友”


@cache
def _kinds(ontology: Ontology) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A kind before the marks, one after them, and a last word of a name."""
    lexicon = ontology.lexicons.organizations
    return (
        re.compile(rf"[\u4e00-\u9fff](?:{lexicon.quoted.before.regex})$"),
        re.compile(rf"(?:{lexicon.quoted.after.regex})"),
        re.compile(rf"[\u4e00-\u9fff]{{2,}}(?:{lexicon.suffixes.words.regex})$"),
    )


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """The name between the marks, where a kind of organization stands beside it, or it ends in such a word."""
    for found in NAMED.finditer(analysis.quoting):
        span = Span(*found.span("name"))
        if any(old.kind not in INSIDE or old.span == span for old in analysis.overlapping(span)):
            continue
        if _is_of_a_kind(analysis, Span(*found.span()), span):
            yield Mention(span, "org", "name", (), "organization-in-quotes")


def _is_of_a_kind(analysis: Analysis, marked: Span, name: Span) -> bool:
    before, after, last = _kinds(analysis.ontology)
    if last.search(analysis.folded, *name):
        return True
    if after.match(analysis.folded, marked.end):
        return True
    lowest = max(0, marked.start - AROUND)
    return before.search(analysis.folded, lowest, marked.start) is not None and not _goes_on(analysis, marked.end)


def _goes_on(analysis: Analysis, at: int) -> bool:
    """Whether what stands in the marks only describes a noun behind them: 组织“…”|演习."""
    behind = CHINESE.match(analysis.folded, at, at + AROUND)
    if behind is None or any(one.span.start == at for one in analysis.dates_in(Span(at, at + DATED))):
        return False
    (word, part), *rest = words(behind.group())
    alone = not rest and part == "verb" and not any(word in cue.verbs for cue in analysis.ontology.lexicons.cues.cue)
    return alone or part in ("noun", "verbal")
