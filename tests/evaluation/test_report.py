"""What `kg evaluate` shows: figures, intervals, folds, and how two annotations of the same documents differ."""

import copy
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.errors import KGError
from kg.evaluation import by_fold
from kg.evaluation.report import as_json, as_text, evaluate, report
from kg.model import Annotation, Skipped

SENTENCE = "甲国代表说，乙国应当加入谈判。"


def nobody(paths: Iterable[Path]) -> Iterator[Annotation | Skipped]:
    raise AssertionError(f"nothing is to be read: {paths}")


def made(claims: int) -> dict[str, Any]:
    one = {"speaker": "state:AAA", "for": None, "illocution": "request", "targets": ["state:BBB"]}
    rows = [one | {"content": [15 * number + 6, 15 * number + 14]} for number in range(claims)]
    entities = {key: {"type": "State", "label": key} for key in ("state:AAA", "state:BBB")}
    return {
        "text": SENTENCE * claims,
        "entities": entities,
        "mentions": [],
        "dates": [],
        "relations": [],
        "claims": rows,
    }


def written(folder: Path, rows: dict[str, dict[str, Any]]) -> Path:
    folder.mkdir()
    for name, row in rows.items():
        (folder / f"{name}.json").write_text(json.dumps(row), encoding="utf-8")
    return folder


def asserted(row: dict[str, Any]) -> dict[str, Any]:
    """The same with its first claim an assertion."""
    row = copy.deepcopy(row)
    row["claims"][0]["illocution"] = "assert"
    return row


GOLD = {"reuters-1": made(30), "reuters-2": made(10), "voa-1": made(39), "dw-1": made(2)}


def test_an_outlet_with_few_claims_is_put_together_with_others(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold", GOLD)
    found = by_fold(evaluate(gold, gold, nobody))
    assert {name: sorted(one.by_document) for name, one in found.items()} == {
        "others": ["dw-1", "voa-1"],
        "reuters": ["reuters-1", "reuters-2"],
    }
    assert [one.figures["claims.tuple"].gold for one in found.values()] == [41, 40]
    assert list(by_fold(evaluate(gold, gold, nobody), least=3)) == ["others", "reuters", "voa"]


def test_annotations_are_compared_as_they_are_and_with_others(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold", GOLD)
    worse = written(tmp_path / "worse", {name: asserted(row) for name, row in GOLD.items()})
    half = written(tmp_path / "half", {name: asserted(row) if name[0] == "r" else row for name, row in GOLD.items()})
    before, after = evaluate(gold, worse, nobody), evaluate(gold, half, nobody)
    assert [round(one.figures["illocution"].f1, 3) for one in (before, after)] == [round(77 / 81, 3), round(79 / 81, 3)]
    shown = report(after, before, folds=True, sure=True)
    data = as_json(shown)
    assert data["differences"]["illocution"]["gain"] == round(2 / 81, 3)
    assert data["differences"]["illocution"]["low"] == 0  # in a sixteenth of the draws neither of the two is drawn
    assert data["groups"]["others"]["illocution"]["interval"] == [1.0, 1.0]
    assert data["groups"]["reuters"]["illocution"]["interval"] == [round(9 / 10, 3), round(29 / 30, 3)]
    text = as_text(shown)
    assert "reuters, 2 documents" in text and "F1 0.950 [0.900, 0.967]" in text
    assert "illocution             +0.025 [+0.000," in text and "better" not in text
    assert "  better" in as_text(report(evaluate(gold, gold, nobody), before))
    assert "  worse" in as_text(report(before, evaluate(gold, gold, nobody)))


def test_without_options_only_the_figures_are_shown(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold", GOLD)
    shown = report(evaluate(gold, gold, nobody))
    assert as_json(shown).keys() == {"figures", "missing"}
    assert all("[" not in line for line in as_text(shown).splitlines())


def test_a_folder_with_neither_texts_nor_annotations_of_the_gold_is_named(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold", GOLD)
    with pytest.raises(KGError, match="no document of the gold"):
        evaluate(gold, written(tmp_path / "other", {"tass-1": made(1)}), nobody)
