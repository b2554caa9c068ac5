"""Who stands right before a verb is its subject, whoever opens the clause."""

import pytest

from kg.annotation.attribution.nearer import another_is_nearer
from kg.annotation.attribution.sources import named_once, source_candidates
from kg.model import Span
from tests.support.stages import linked, paragraph

CASES = [  # text, the verb, whether somebody is nearer to it than the first actor
    ("日本在野党党首野田佳彦22日说，言论有误。", "说", True),
    ("法国外长对美国说，会谈有益。", "说", False),
    ("美向伊转交一份方案伊朗再次否认谈判", "否认", True),
    ("美以称打击设施", "称", False),
]


@pytest.mark.parametrize(("text", "verb", "nearer"), CASES)
def test_another_stands_nearer(text: str, verb: str, nearer: bool) -> None:
    analysis = linked(text)
    at = analysis.folded.index(verb, paragraph(analysis).start)
    first, *later = named_once(analysis, source_candidates(analysis, Span(paragraph(analysis).start, at)))
    assert another_is_nearer(analysis, first.reach, later, at) is nearer
