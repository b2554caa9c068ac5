"""The labels before the turns of a talk, and whose turns ask: 本台：…？ 甲：…."""

import re
from collections import defaultdict
from typing import cast

from kg.annotation.document import Analysis

__all__ = ["ASKS", "TURN", "TWICE", "asking", "turns"]

TURN = re.compile(r"([^，。：:\s]{2,16})[：:]")
ASKS = re.compile("[？?]")
TWICE = 2  # turns of each side at least: one line with a colon makes no talk
MOSTLY = 0.5  # of the turns of who asks hold a question


def turns(analysis: Analysis) -> dict[str, list[bool]]:
    """Label -> of each of its turns whether it holds a question."""
    asked = ("turns",)
    if asked not in analysis.known:
        found: dict[str, list[bool]] = defaultdict(list)
        for block in analysis.document.blocks:
            label = TURN.match(analysis.folded, *block.span) if block.role == "paragraph" else None
            if label:
                found[label.group(1)].append(ASKS.search(analysis.text, label.end(), block.span.end) is not None)
        analysis.known[asked] = dict(found)
    return cast("dict[str, list[bool]]", analysis.known[asked])


def asking(analysis: Analysis) -> frozenset[str]:
    """The labels of those who ask, if both sides have turns and most of one side's hold a question, of the other's fewer: 中国：… 美国：… is a list.

    A host asks in any case.
    """
    said = turns(analysis)
    several = {label: sum(found) / len(found) for label, found in said.items() if len(found) >= TWICE}
    found = {label for label, share in several.items() if share > MOSTLY}
    hosts = said.keys() & set(analysis.ontology.lexicons.grammar.questions.hosts)
    if hosts and len(said) > len(hosts):
        return frozenset(hosts | found)
    return frozenset(found) if found and len(found) < len(several) else frozenset()
