"""Verbs that only describe a noun with what they bring in."""

import pytest

from kg.annotation.attribution.relatives import only_describes
from kg.model import Span
from tests.support.stages import linked


@pytest.mark.parametrize(
    ("text", "verb", "describes"),
    [
        ("伊朗向支持重返协议的拜登示好。", "支持", True),
        ("德国是反对核武器的国家。", "反对", True),
        ("德国的立场是反对核武器的扩散。", "反对", False),
        ("德国反对核武器的扩散。", "反对", False),
        ("德国反对扩散。", "反对", False),
    ],
)
def test_a_verb_may_only_describe_whom_another_governs(text: str, verb: str, describes: bool) -> None:
    analysis = linked(text)
    at = analysis.text.index(verb)
    assert only_describes(analysis, Span(at, at + len(verb))) is describes
