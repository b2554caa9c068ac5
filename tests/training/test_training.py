"""Weights from labeled claims: what they are made of, the same bytes every time, and what the reader does with them."""

from pathlib import Path

import pytest

from kg.annotation.attribution.act_features import act_features
from kg.annotation.attribution.act_scorer import judged, values_of
from kg.annotation.attribution.illocution import IllocutionDecision
from kg.annotation.attribution.sides import Side
from kg.annotation.attribution.utterance import Utterance
from kg.errors import OntologyError
from kg.model import Span
from kg.ontology import load_ontology
from kg.ontology.weights import Weights, load_weights
from tests.support.sentences_gold import write
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
        monkeypatch.setattr(type(analysis.ontology), "act_weights", weights)
        return judged(analysis, utterance, span, IllocutionDecision("assert", step, rule.at), side).illocution

    assert by(300) == "criticize"
    assert by(30) == "assert"  # likelier, but not by the margin
    assert by(300, "cue") == "assert"  # a verb of the narrator's stands


@pytest.mark.slow
def test_the_projects_own_cases_train_the_same_bytes_twice(tmp_path: Path) -> None:
    acts = pytest.importorskip("kg.training.acts", reason="scikit-learn is the extra [train]")
    from kg.training.__main__ import summed
    from kg.training.examples import examples

    write(tmp_path)
    ontology = load_ontology()
    files = []
    for name in ("first.tsv", "second.tsv"):
        found = list(examples([tmp_path / "gold"], [tmp_path / "raw"], ontology))
        figures = summed(acts.held_out(found, folds=3))
        acts.written(acts.fitted(found), found, figures, tmp_path / name)
        files.append((tmp_path / name).read_bytes())
    assert files[0] == files[1] and len(files[0]) < 1_000_000
    weights = load_weights(tmp_path / "first.tsv")
    assert len(found) > 200 and weights.about["claims"] == len(found) and {"assert", "request"} <= set(weights.classes)
    assert weights.about["folds"]["rules"] > 0.9  # the rules were written with these cases
    assert not list(tmp_path.glob("*.part"))


def test_the_weights_of_the_ontology_say_what_they_are() -> None:
    weights = load_ontology().act_weights
    assert weights is not None
    assert weights.about["claims"] > 2000 and weights.about["folds"]["gain"][0] > 0
    assert weights.about["folds"]["weights"] > weights.about["folds"]["rules"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("no json\n", "first line"),
        ('{"classes": ["assert"], "margin": 0.2}\nverb=x\tmany\n', ":2: no weights"),
        ('{"classes": ["assert"], "margin": 0.2}\nverb=x\t1 2\n', ":2: 2 weights for 1 classes"),
    ],
)
def test_a_damaged_file_is_named_with_its_line(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "acts.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=reason):
        load_weights(path)
