"""The weights of a scorer as a file."""

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import load_ontology
from kg.ontology.weights import load_weights


def test_the_weights_of_the_ontology_say_what_they_are() -> None:
    weights = load_ontology().weights
    assert set(weights) == {"acts", "places"}
    acts, places = weights["acts"].about, weights["places"].about
    assert acts["examples"] > 2000 and acts["folds"]["gain"][0] > 0
    assert acts["folds"]["weights"] > acts["folds"]["rules"]
    assert places["examples"] > 400 and places["folds"]["right"] * 3 > places["folds"]["wrong"]


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
