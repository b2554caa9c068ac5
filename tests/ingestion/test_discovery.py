"""Whatever lies in a folder is an input or is named with the reason why not; nothing of it makes a build wait or fall."""

import os
import shutil
import socket
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import InputError, KGError
from kg.ingestion.discovery import discover, distinct, kind_of
from kg.ingestion.reading import read
from kg.model import Annotation, Skipped
from kg.pipeline import annotations

TEXT = "外交部谈核裁军\n2023年3月1日，外交部发言人毛宁表示，中国支持核裁军。\n"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short path: that of a socket may have 107 bytes."""
    path = Path(tempfile.mkdtemp(prefix="kg"))
    (path / "good.txt").write_text(TEXT, encoding="utf-8")
    yield path
    shutil.rmtree(path)


def found(*paths: Path | str) -> tuple[list[str], dict[str, str]]:
    """The names that were read, and why others were not."""
    every = list(annotations(paths))
    read_ones = [one.document.name for one in every if isinstance(one, Annotation)]
    return read_ones, {Path(one.path).name: one.reason for one in every if isinstance(one, Skipped)}


def test_links_in_a_circle_are_named(folder: Path) -> None:
    for one, other in (("l.md", "l.md"), ("a.md", "b.md"), ("b.md", "a.md")):
        (folder / one).symlink_to(folder / other)
    names, reasons = found(folder)
    assert names == ["good"] and reasons.keys() == {"l.md", "a.md", "b.md"}
    assert all("symbolic links" in reason and "check the path" in reason for reason in reasons.values())
    assert found(folder / "l.md") == ([], {"l.md": reasons["l.md"]})


def test_pipes_sockets_and_devices_are_named_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "socket.txt"))
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "null.txt").symlink_to("/dev/null")
    (folder / "pipe-link.txt").symlink_to(folder / "pipe.md")
    names, reasons = found(folder)
    assert names == ["good"]
    assert {name: reason.partition(",")[0] for name, reason in reasons.items()} == {
        "pipe.md": "a named pipe",
        "pipe-link.txt": "a named pipe",
        "socket.txt": "a socket",
        "zero.txt": "a device",
        "null.txt": "a device",
    }
    assert found(folder / "pipe.md", folder / "zero.txt")[1].keys() == {"pipe.md", "zero.txt"}


@pytest.mark.parametrize(
    ("name", "kind"), [("pipe.txt", "a named pipe"), ("folder.txt", "a folder"), ("zero.txt", "a device")]
)
def test_what_became_something_else_since_it_was_found_is_not_waited_for(folder: Path, name: str, kind: str) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    (folder / "zero.txt").symlink_to("/dev/zero")
    with pytest.raises(InputError, match=kind):
        read(folder / name)


def test_a_file_that_grows_or_lies_about_its_size_is_not_read_without_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.ingestion.conversion.FILE_BYTES", 40)
    assert found(folder) == ([], {"good.txt": "more than 0 MB; split it"})


def test_a_file_that_goes_during_the_build_is_named(folder: Path) -> None:
    (folder / "later.txt").write_text(TEXT * 2, encoding="utf-8")
    running = annotations([folder])
    assert isinstance(next(running), Annotation)
    (folder / "later.txt").unlink()
    (left_out,) = running
    assert isinstance(left_out, Skipped) and left_out.reason.startswith("No such file")


def test_a_folder_that_is_called_like_a_file_is_a_folder(folder: Path) -> None:
    (folder / "x.md").mkdir()
    (folder / "x.md" / "inside.txt").write_text(TEXT + "美国反对。\n", encoding="utf-8")
    assert found(folder) == (["good", "inside"], {})


def test_hidden_and_linked_folders_are_named_and_not_entered(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.txt").write_text(TEXT + "俄罗斯反对。\n", encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "config.txt").write_text(TEXT, encoding="utf-8")
    (folder / "link").symlink_to(tmp_path)
    (folder / "link.md").symlink_to(tmp_path)
    (folder / "up").symlink_to(folder)
    names, reasons = found(folder)
    assert names == ["good"]
    assert reasons["link"] == reasons["link.md"] == reasons["up"]
    assert reasons["link"].startswith("a link to a folder") and reasons[".git"].startswith("hidden folder")
    assert found(folder / "link")[0] == ["elsewhere"], "given by itself it is read"


def test_all_of_it_is_in_the_issues_of_a_build(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    (folder / "l.md").symlink_to(folder / "l.md")
    (folder / ".git").mkdir()
    result = CliRunner().invoke(app, ["build", str(folder), "-o", str(tmp_path / "out"), "--strict"])
    assert result.exit_code == 3, result.exception
    assert result.stdout.startswith("1 document read, 3 skipped.")
    assert (tmp_path / "out" / "issues.jsonl").read_text(encoding="utf-8").count("\n") == 3


@pytest.mark.slow
def test_a_strict_build_inside_its_input_works_again_and_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲乙丙\n\n中方表示反对核试验。\n", encoding="utf-8")
    command = ["build", str(tmp_path), "-o", str(tmp_path / "output"), "--strict"]
    assert [CliRunner().invoke(app, command).exit_code for _ in range(3)] == [0, 0, 0]
    (tmp_path / "b.pdf").write_text("%PDF", encoding="utf-8")
    assert CliRunner().invoke(app, command).exit_code == 3


def test_a_path_of_a_screenful_is_named_in_a_line(tmp_path: Path) -> None:
    for command in ("build", "annotate"):
        with pytest.raises(KGError, match="no document in a") as found:
            CliRunner().invoke(app, [command, "a" * 5_000, "-o", str(tmp_path)], catch_exceptions=False)
        assert len(str(found.value)) < 1_200


def test_the_files_below_a_folder_sorted_and_what_is_no_input_with_the_reason(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", ".hidden.txt", "d.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    skipped: list[Skipped] = []
    found = discover([tmp_path, tmp_path / "b.txt"], [".txt"], skipped)
    assert [one.relative_to(tmp_path).as_posix() for one in found] == ["a/c.txt", "b.txt"]
    assert sorted(Path(one.path).name for one in skipped) == [".hidden.txt", "d.pdf"]


def test_a_pattern_means_the_files_that_fit_and_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert discover([str(tmp_path / "*.txt")], [".txt"], []) == [tmp_path / "a.txt"]
    with pytest.raises(InputError, match="nothing.txt"):
        discover([tmp_path / "nothing.txt"], [".txt"], [])


def test_a_link_to_a_file_that_is_there_is_not_a_second_file(tmp_path: Path) -> None:
    first, second = tmp_path / "b.txt", tmp_path / "a.txt"
    first.write_text("x", encoding="utf-8")
    second.symlink_to(first)
    skipped: list[Skipped] = []
    assert list(distinct([second, first], skipped)) == [first]
    assert [(Path(one.path).name, "counted once" in one.reason) for one in skipped] == [("a.txt", True)]


@pytest.mark.parametrize(
    ("mode", "kind"),
    [(stat.S_IFREG, None), (stat.S_IFDIR, "a folder"), (stat.S_IFIFO, "a named pipe"), (stat.S_IFSOCK, "a socket"), (stat.S_IFCHR, "a device"), (0, "no file")],
)  # fmt: skip
def test_what_is_no_file_is_called_by_its_kind(mode: int, kind: str | None) -> None:
    assert kind_of(mode) == kind
