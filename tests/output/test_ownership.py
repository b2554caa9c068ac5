"""Whether a file is one that we wrote."""

import os
from pathlib import Path

import pytest

from kg.output.ownership import MARK, is_own


def test_what_a_build_wrote_is_its_own(built: Path, tmp_path: Path) -> None:
    assert all(is_own(one) for one in built.iterdir() if one.is_file() and not one.name.startswith("."))
    assert not is_own(tmp_path / "graph.nq")


@pytest.mark.parametrize(
    ("name", "text", "own"),
    [
        ("a.html", f"<html><head>{MARK}</head></html>", True),
        ("a.HTM", f"<html><head>{MARK}</head></html>", True),
        ("a.html", "<html><head></head></html>", False),
        ("a.html", " " * 5000 + MARK, False),
        ("a.txt", MARK, False),
    ],
)
def test_a_page_saved_elsewhere_still_has_our_mark(tmp_path: Path, name: str, text: str, own: bool) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert is_own(path) is own


def test_what_is_no_file_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "a.html").mkdir()
    os.mkfifo(tmp_path / "b.html")
    assert not is_own(tmp_path / "a.html") and not is_own(tmp_path / "b.html") and not is_own(tmp_path / "c.html")
