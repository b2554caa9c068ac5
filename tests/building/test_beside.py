"""A process beside this one does its part, and says what went wrong."""

import errno
import os
from pathlib import Path

import pytest

from kg.building import into_folder
from kg.building.beside import beside
from kg.building.into_folder import build_into
from kg.errors import KGError, OutputError
from kg.export.formats import gexf
from kg.graph import Graph

pytestmark = [
    pytest.mark.slow,  # processes, again and again
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork"),
]


def test_what_it_writes_is_there_when_both_are_done(tmp_path: Path) -> None:
    seen = [os.getpid()]

    def work() -> None:
        seen.append(os.getpid())
        (tmp_path / "one").write_text(f"{seen[0] != seen[1]}")

    with beside(work):
        (tmp_path / "other").write_text("here")
    assert (tmp_path / "one").read_text() == "True" and len(seen) == 1


def test_an_error_of_either_is_raised_once_both_are_done(tmp_path: Path) -> None:
    def full() -> None:
        raise OutputError(tmp_path / "one", OSError(errno.ENOSPC, "no room"))

    with pytest.raises(OutputError, match="no room; make room") as found, beside(full):
        pass
    assert found.value.path == tmp_path / "one" and found.value.reason.errno == errno.ENOSPC
    with pytest.raises(KeyboardInterrupt), beside(lambda: (tmp_path / "one").touch()):
        raise KeyboardInterrupt
    assert (tmp_path / "one").exists()


def test_that_it_was_ended_is_said() -> None:
    with pytest.raises(KGError, match="was ended; build again"), beside(lambda: os._exit(9)):
        pass


def test_a_build_of_which_it_cannot_write_a_file_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OutputError(tmp_path, OSError(errno.ENOSPC, "no room"))

    text = tmp_path / "one.txt"
    text.write_text("2021年3月1日\n\n俄罗斯总统普京说，俄方不会首先使用核武器。\n", encoding="utf-8")
    monkeypatch.setattr(gexf, "export", full)

    def report(graph: Graph, files: list[Path]) -> list[Path]:
        return files

    with pytest.raises(OutputError, match="no room"):
        build_into([text], tmp_path / "out", report, jobs=2)
    assert not [path for path in (tmp_path / "out").glob("*") if not path.name.startswith(into_folder.BUILDING)]
    monkeypatch.undo()
    assert build_into([text], tmp_path / "out", report, jobs=2)
