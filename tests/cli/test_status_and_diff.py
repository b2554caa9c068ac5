"""`kg status` and `kg diff`."""

import json
from pathlib import Path

import pytest

from kg.building.into_folder import build_into
from kg.cli.commands.diff import diff
from kg.cli.commands.status import status

SAID = "中国外交部发言人汪文斌{}日表示，有关国家应当停止扩散核材料。"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in (1, 2):
        add(tmp_path / "in", number)
    build(tmp_path / "in", tmp_path / "out")
    return tmp_path / "in"


def add(folder: Path, number: int) -> None:
    text = f"各方发言之{number}\n2021年3月{number}日\n\n{SAID.format(number)}\n"
    (folder / f"{number}.txt").write_text(text, encoding="utf-8")


def build(inputs: Path, folder: Path) -> None:
    build_into([inputs], folder, lambda graph, files: None)


def test_status_names_what_is_to_be_read_and_the_command(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert list(status(output=out)) == ["2 unchanged.", "Nothing is to be read."]
    add(texts, 3)
    *lines, counted, again = map(str, status(output=out))
    assert lines == [f"new         {texts / '3.txt'}"] and counted == "2 unchanged, 1 new."
    assert again == f"The next build reads 1: kg build {texts} -o {out}"
    assert len(list(status(output=out, every=True))) == 5


def test_status_as_json(texts: Path, tmp_path: Path) -> None:
    (said,) = status([str(texts)], tmp_path / "out", as_json=True)
    found = json.loads(str(said))
    assert found["toRead"] == 0 and found["inputs"] == [str(texts)] and set(found["files"].values()) == {"unchanged"}


def test_diff_is_a_table_and_a_line_that_counts(texts: Path, tmp_path: Path) -> None:
    add(texts, 3)
    build(texts, tmp_path / "new")
    table, counted = map(str, diff(tmp_path / "out", tmp_path / "new", form="csv"))
    assert "added,claim,3,person:汪文斌 for state:CHN,request," in table
    assert counted.startswith("documents: 1 added; claims: 1 added")
    assert str(list(diff(tmp_path / "new", tmp_path / "new", form="csv"))[1]) == "no difference"
