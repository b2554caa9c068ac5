"""阿方, 巴方: a side called by the first character of a state that the text has named."""

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache

from kg.annotation.document import Analysis
from kg.model import Mention, Span
from kg.ontology import Ontology

__all__ = ["link"]


@cache
def _sides(ontology: Ontology) -> re.Pattern[str]:
    """A first character of a state's name, but those of common words (西方, 南方), and 方 before what a side does."""
    lexicon = ontology.lexicons.states.sides
    chars = {name[0] for name in ontology.state_names} - set(lexicon.common)
    return re.compile(rf"[{''.join(sorted(chars))}]{lexicon.side}(?={lexicon.after.regex})")


def link(analysis: Analysis) -> None:
    """The state of that character that was named last. What is known by the form keeps it, if the text has named it before."""
    named: dict[str, list[tuple[int, str]]] = {}  # first character -> where such states are named, and which
    for token in analysis.tokens:
        if token.kind == "state" and token.form == "name":  # also in the name of an organ: 阿联酋国防部
            named.setdefault(token.text[0], []).append((token.span.end, token.names[0].key))
    for found in _sides(analysis.ontology).finditer(analysis.folded) if named else ():
        span, row = Span(*found.span()), named.get(found.group()[0], [])
        earlier = [key for _, key in row[: bisect_right(row, span.start, key=lambda one: one[0])]]
        there = analysis.overlapping(span)
        if earlier and not there:
            analysis.settle([Mention(span, "state", "short", (earlier[-1],), "state-side")])
        elif earlier and there[0].span == span and not set(there[0].candidates) & set(earlier):
            analysis.mentions.replace(analysis.mentions.index(there[0]), replace(there[0], candidates=(earlier[-1],)))
