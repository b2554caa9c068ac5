"""What a scorer of acts sees of a claim, and when it decides."""

import pytest

from kg.annotation.attribution.act_features import act_features
from kg.annotation.attribution.act_scorer import judged, values_of
from kg.annotation.attribution.illocution import IllocutionDecision
from kg.annotation.attribution.sides import Side
from kg.annotation.attribution.utterance import Utterance
from kg.model import Span
from kg.ontology.weights import Weights
from tests.support.stages import linked

TEXT = "王毅说，美国破坏了条约。"


def said(text: str, decision: str = "assert") -> tuple[list[str], Span]:
    analysis = linked(text)
    start, end = text.index("，") + 1, len(text) - 1
    at = analysis.text.index(text)
    span = Span(at + start, at + end)
    utterance = Utterance(span, "person:王毅", None, Span(at + 2, at + 3), "open", "indirect", "cue", 0.9, "说")
    side = Side(frozenset({"person:王毅", "state:CHN"}))
    found = act_features(analysis, utterance, span, IllocutionDecision(decision, "plain", span.start), side)
    return found, span


def test_features_know_sides_and_no_names() -> None:
    found, _ = said(TEXT)
    assert {"act=assert", "step=plain", "cue=说", "subject=other", "verb=破坏", "Ｏ破坏", "always="} <= set(found)
    assert not [one for one in found if "美" in one]
    assert len(found) == len(set(found))


def test_characters_count_less_than_what_is_known_of_a_clause() -> None:
    assert values_of(["verb=破坏", "破坏"]) == [1.0, 0.3]


def test_weights_decide_only_by_their_margin(monkeypatch: pytest.MonkeyPatch) -> None:
    analysis = linked(TEXT)
    at = analysis.text.index(TEXT)
    span = Span(at + 4, at + len(TEXT) - 1)
    utterance = Utterance(span, "person:王毅", None, Span(at + 2, at + 3), "open", "indirect", "cue", 0.9, "说")
    side, rule = Side(frozenset({"person:王毅"})), IllocutionDecision("assert", "plain", span.start)

    def by(weight: int, step: str = "plain") -> str:
        weights = Weights({}, ("assert", "criticize"), 0.2, {"verb=破坏": (0, weight)})
        monkeypatch.setitem(vars(analysis.ontology), "weights", {"acts": weights})
        return judged(analysis, utterance, span, IllocutionDecision("assert", step, rule.at), side).illocution

    assert by(300) == "criticize"
    assert by(30) == "assert"  # likelier, but not by the margin
    assert by(300, "cue") == "assert"  # a verb of the narrator's stands
