"""Relations that a text reports, each with its evidence."""

from collections.abc import Iterable, Iterator

from kg.annotation.document import Analysis
from kg.annotation.extraction import conflicts, posts, publication, relations, subjects
from kg.annotation.extraction.events import narrate
from kg.annotation.extraction.items import items
from kg.annotation.extraction.propositions import propose
from kg.annotation.extraction.stretches import Stretches
from kg.model import Relation, Span

__all__ = ["items", "narrate", "propose", "relate"]

CERTAINTY = ("actual", "intended", "claimed")


def relate(analysis: Analysis, claimed: Iterable[Span] = ()) -> Iterator[Relation]:
    """Every relation once, at the first place that shows it as most certain. Acts inside `claimed` content are marked as claimed."""
    stretches = Stretches(claimed)
    found = [
        *posts.relate(analysis),
        *publication.relate(analysis),
        *subjects.relate(analysis),
        *conflicts.relate(analysis),
        *relations.relate(analysis, stretches),
    ]
    best: dict[tuple[str, str, str, str], Relation] = {}
    for relation in sorted(found, key=lambda one: (CERTAINTY.index(one.modality), one.evidence.span, one.rule)):
        pair = (relation.subject, relation.object)
        if relation.predicate == "met_with":
            pair = (min(pair), max(pair))
        best.setdefault((pair[0], relation.predicate, pair[1], relation.polarity), relation)
    yield from sorted(best.values(), key=lambda one: (one.evidence.span, one.predicate, one.subject, one.object))
