"""The labels before the turns of a talk, and whose turns ask: 本台：…？ 甲：…."""

import re
from collections import defaultdict
from typing import cast

from kg.annotation.document import Analysis
from kg.model import Span

__all__ = ["ASKS", "TURN", "TWICE", "alone", "asking", "turns"]

TURN = re.compile(r"([^，。：:\s]{2,16})[：:]")
ALONE = re.compile(r"([^，。；：:\n]{2,48})[：:]\s*$")
ASKS = re.compile("[？?]")
TWICE = 2  # turns of each side at least: one line with a colon makes no talk
MOSTLY = 0.5  # of the turns of who asks hold a question; half of them where the only other's hold none


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
    if not found and len(several) == TWICE and sorted(several.values()) == [0, MOSTLY]:
        found = {label for label, share in several.items() if share == MOSTLY}
    hosts = said.keys() & set(analysis.ontology.lexicons.grammar.questions.hosts)
    if hosts and len(said) > len(hosts):
        return frozenset(hosts | found)
    return frozenset(found) if found and len(found) < len(several) else frozenset()


def alone(analysis: Analysis) -> dict[int, Span]:
    """Block -> the label of a paragraph that is nothing else, if several are: 某研究所专家甲：, and what he says below it."""
    asked = ("alone",)
    if asked not in analysis.known:
        blocks = enumerate(analysis.document.blocks)
        paragraphs = ((number, block.span) for number, block in blocks if block.role == "paragraph")
        labels = ((number, ALONE.match(analysis.folded, *span)) for number, span in paragraphs)
        found = {number: Span(*label.span(1)) for number, label in labels if label}
        analysis.known[asked] = found if len(found) >= TWICE else {}
    return cast("dict[int, Span]", analysis.known[asked])
