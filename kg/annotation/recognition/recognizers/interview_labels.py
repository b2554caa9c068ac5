"""Who answers in an interview, by the label before his turns, where nobody knows the name: 记者：…？ 多明贵兹：…."""

from collections.abc import Iterator

from kg.annotation.document import Analysis
from kg.annotation.labels import TURN, TWICE, asking, turns
from kg.annotation.lexical.name_shapes import surnames
from kg.model import Mention, Span
from kg.ontology import Ontology
from kg.text.segmentation import is_common

__all__ = ["ORDER", "recognize"]

ORDER = 46
CHINESE_NAME = (2, 3)  # characters
LONG = 3  # characters at least of a name in transliteration
POINTS = "·・"  # between its parts


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """Every label of who has two turns or more and does not ask, if it can be a name."""
    others = asking(analysis)
    names = {
        label
        for label, found in turns(analysis).items()
        if others and label not in others and len(found) >= TWICE and _is_name(analysis.ontology, label)
    }
    for block in analysis.document.blocks if names else ():
        label = TURN.match(analysis.folded, *block.span) if block.role == "paragraph" else None
        if label and label[1] in names and analysis.free(Span(*label.span(1))):
            yield Mention(Span(*label.span(1)), "person", "name", (), "interview-label")


def _is_name(ontology: Ontology, label: str) -> bool:
    """Whether it is written in the characters of transliterations, of which one may be rare, or as a Chinese surname and a name."""
    if is_common(label, 1):
        return False
    foreign = set(ontology.lexicons.names.foreign.characters)
    known, compound = surnames(ontology)
    chinese = len(label) in CHINESE_NAME and (label[0] in known or label.startswith(tuple(compound)))
    rare = [char for char in label if char not in foreign and char not in POINTS]
    return chinese or (len(label) >= LONG and len(rare) <= 1)
