"""What a listed post names: 共和党 in 首席共和党成员, 联合国 in 常驻联合国代表."""

import re
from collections.abc import Iterator
from functools import cache

from kg.annotation.document import Analysis
from kg.model import Kind, Mention, Span
from kg.ontology import Ontology
from kg.ontology.lexicons.words import one_of

__all__ = ["ORDER", "recognize"]

ORDER = 11


@cache
def _parties(ontology: Ontology) -> tuple[re.Pattern[str], dict[str, tuple[Kind, tuple[str, ...]]]]:
    return _names(ontology, frozenset(name.key for name in ontology.names if name.kind == "org"), "党")


@cache
def _bodies(ontology: Ontology) -> tuple[re.Pattern[str], dict[str, tuple[Kind, tuple[str, ...]]]]:
    """Bodies of states and cities: where an envoy may be stationed."""
    bodies = ontology.of_class("IntergovernmentalOrganization")
    return _names(ontology, bodies | {name.key for name in ontology.names if name.kind == "place"}, "")


def _names(
    ontology: Ontology, keys: frozenset[str], ending: str
) -> tuple[re.Pattern[str], dict[str, tuple[Kind, tuple[str, ...]]]]:
    found: dict[str, tuple[Kind, tuple[str, ...]]] = {}
    for name in ontology.names:
        if name.key in keys and name.form == "name" and len(name.text) > 1 and name.text.endswith(ending):
            found[name.text] = (name.kind, (*found.get(name.text, ("org", ()))[1], name.key))
    return re.compile(one_of(sorted(found))), found


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """The party whose name a listed post holds, and the bodies and cities that an envoy is sent to."""
    for token in analysis.tokens:
        if token.category != "post":
            continue
        for sort, rule in ((_parties, "party-in-post"), (_bodies, "body-in-post")):
            if sort is _bodies and not token.text.startswith("常驻"):
                continue
            pattern, names = sort(analysis.ontology)
            for found in pattern.finditer(token.text):
                kind, keys = names[found.group()]
                span = Span(token.span.start + found.start(), token.span.start + found.end())
                yield Mention(span, kind, "name", keys, rule)
