"""Who answers in an interview, by the label before his turns, where nobody knows the name: 记者：…？ 多明贵兹：…."""

from collections.abc import Iterator

from kg.annotation.document import Analysis
from kg.annotation.labels import TURN, TWICE, asking, turns
from kg.annotation.lexical.name_shapes import could_be_name
from kg.model import Mention, Span

__all__ = ["ORDER", "recognize"]

ORDER = 46


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """Every label of who has two turns or more and does not ask, if it can be a name."""
    others = asking(analysis)
    names = {
        label
        for label, found in turns(analysis).items()
        if others and label not in others and len(found) >= TWICE and could_be_name(analysis.ontology, label)
    }
    for block in analysis.document.blocks if names else ():
        label = TURN.match(analysis.folded, *block.span) if block.role == "paragraph" else None
        if label and label[1] in names and analysis.free(Span(*label.span(1))):
            yield Mention(Span(*label.span(1)), "person", "name", (), "interview-label")
