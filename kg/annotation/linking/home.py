"""Whose organs a document means when it names none: 外交部 is that of the publisher's side, or of the writer's own."""

import re
from typing import cast

from kg.annotation.document import Analysis
from kg.annotation.lexical.datelines import DATELINE
from kg.model import Span
from kg.model.keys import kind_of
from kg.text.script import fold

__all__ = ["home", "is_own"]

OWN = re.compile(r"我(?:国|方)?(?=外交部|国防部|政府|军)")
BEFORE = re.compile(r"我国?$")  # 我國外交部


def is_own(analysis: Analysis, at: int) -> bool:
    """Whether what begins there is called the writer's own: 我國外交部."""
    return BEFORE.search(analysis.folded, max(0, at - 2), at) is not None


def home(analysis: Analysis) -> str | None:
    """The side of the publisher, else the authorities of whose seat or in whose words the text is written."""
    asked = ("home",)
    if asked not in analysis.known:
        analysis.known[asked] = _of_publisher(analysis) if analysis.document.publisher else _of_writer(analysis)
    return cast("str | None", analysis.known[asked])


def _of_publisher(analysis: Analysis) -> str | None:
    """The state of the publisher; authorities kept as an organization not where the story comes from elsewhere."""
    publisher, homes = fold(analysis.document.publisher or ""), analysis.ontology.home
    keys = {name.key for name in analysis.ontology.names if name.kind == "org" and name.text and name.text == publisher}
    found = [homes[key] for key in sorted(keys) if key in homes]
    if not found:
        publishers = analysis.ontology.lexicons.defaults.publishers
        return next((state for state, names in publishers.items() if publisher in names), None)
    place = None if kind_of(found[0]) == "state" else _datelined(analysis)
    elsewhere = place and place not in analysis.ontology.seats.get(found[0], ()) and not OWN.search(analysis.folded)
    return None if elsewhere else found[0]


def _of_writer(analysis: Analysis) -> str | None:
    """The authorities kept as an organization whose seat the dateline gives, or whose writer's words the text has."""
    place = _datelined(analysis)
    for side, seats in analysis.ontology.seats.items():
        if place in seats:
            return side
    own = _is_traditional(analysis) and OWN.search(analysis.folded)
    rows = analysis.ontology.lexicons.organizations.writer if own else ()
    return next((row.authorities for row in rows if any(word in analysis.folded for word in row.words)), None)


def _datelined(analysis: Analysis) -> str | None:
    """The place of the dateline."""
    found = DATELINE.search(analysis.folded)
    inside = analysis.linked(Span(*found.span())) if found else ()
    return next((key for mention, key in inside if mention.kind == "place"), None)


def _is_traditional(analysis: Analysis) -> bool:
    """Whether the text is in traditional characters: one in twenty at least is another in the simplified script."""
    changed = sum(old != new and old >= "\u3400" for old, new in zip(analysis.text, analysis.folded, strict=True))
    return changed * 20 >= len(analysis.text)
