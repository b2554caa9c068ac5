"""Where another claim begins: what the weights are shown, and what begins one whatever they say."""

import pytest

from kg.annotation.attribution.parting import begins_claim, place_features, read_clauses
from kg.annotation.attribution.sides import Side
from kg.annotation.attribution.utterance import Utterance
from kg.model import Span
from kg.ontology.weights import Weights
from tests.support.stages import linked

OWN = Side(frozenset({"person:王毅", "state:CHN"}))


def parted(text: str, weights: dict[str, Weights], monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the second clause of what 王毅 says begins another claim."""
    analysis = linked(f"王毅说，{text}。")
    at = analysis.text.index(text)
    content = Span(at, at + len(text))
    utterance = Utterance(content, "person:王毅", None, Span(at - 2, at - 1), "open", "indirect", "cue", 0.9, "说")
    read = read_clauses(analysis, content, OWN)
    monkeypatch.setitem(vars(analysis.ontology), "weights", weights)
    return begins_claim(analysis, read[1], place_features(analysis, utterance, read, 1))


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("美国部署了导弹，此举违反条约", True),
        ("美国部署了导弹，射程超过五百公里", False),
        ("中方支持对话，敦促美方取消制裁", True),
        ("美方提出了建议，中方不接受", True),
        ("美方提出了建议，并公布了日程", False),
    ],
)
def test_without_weights_a_claim_begins_only_where_words_say_so(
    text: str, begins: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert parted(text, {}, monkeypatch) is begins


def test_weights_decide_the_rest_by_their_margin(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "美国部署了导弹，中方不会坐视"

    def by(weight: int, margin: float) -> bool:
        places = Weights({}, ("parted", "whole"), margin, {"always=": (0, weight)})
        return parted(text, {"places": places}, monkeypatch)

    assert by(-300, 0.3) and not by(300, 0.3)
    assert by(0, 0.3) and not by(0, 0.5)


def test_what_the_weights_see_names_sides_and_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    analysis = linked("王毅说，美国部署了导弹，中国反对。")
    at = analysis.text.index("美国")
    content = Span(at, analysis.text.index("。", at))
    utterance = Utterance(content, "person:王毅", None, Span(at - 2, at - 1), "open", "indirect", "cue", 0.9, "说")
    read = read_clauses(analysis, content, OWN)
    found = place_features(analysis, utterance, read, 1)
    assert {"always=", "cue=说", "acts=assert>oppose", "whose=other>own", "turns=True+True", "opening=name"} <= set(
        found
    )
    assert len(found) == len(set(found)) and not [one for one in found if "美" in one or "中国" in one]
