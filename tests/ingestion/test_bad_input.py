"""What cannot be read is skipped with its reason, never silently; and a run without one document fails."""

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg import cli
from kg.cli import app
from kg.errors import KGError
from kg.graph import load
from kg.model import Annotation, Skipped
from kg.pipeline import annotations, build

TEXT = "外交部谈核裁军\n2023年3月1日，外交部发言人毛宁表示，中国支持核裁军。\n"
BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.md": (" \n\u3000\n\ufeff\n".encode(), "empty"),
    "binary.txt": (bytes(range(256)) * 8, "binary data"),
    "nul.txt": ("中国支持核裁军。\0\n".encode() * 3, "binary data"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(64), "a PNG picture"),
    "paper.txt": (b"%PDF-1.7\n" + TEXT.encode(), "a PDF"),
    "garbled.txt": (TEXT.encode().decode("latin-1").encode(), "garbled"),
    "marked.txt": (b"\xff\xfe" + TEXT.encode() + b"x", "utf-16"),
    "title.txt": ("外交部谈核裁军\n".encode(), "nothing but a title"),
    "title.html": (
        "<html><head><title>外交部谈核裁军</title></head><body></body></html>".encode(),
        "nothing but a title",
    ),
    "letter.odt": (TEXT.encode(), "unknown suffix '.odt'"),
    "letter.docx": (TEXT.encode(), "no Word file"),
    "bare": (TEXT.encode(), "unknown suffix ''"),
    ".hidden.txt": (TEXT.encode(), "hidden"),
}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "good.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


def skipped(*paths: Path | str) -> dict[str, str]:
    return {one.path: one.reason for one in annotations(paths) if isinstance(one, Skipped)}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_skipped_with_its_reason(good: Path, name: str) -> None:
    data, reason = BAD[name]
    bad = good.with_name(name)
    bad.write_bytes(data)
    found = list(annotations([good.parent]))
    assert [one.document.name for one in found if isinstance(one, Annotation)] == ["good"]
    (left_out,) = (one for one in found if isinstance(one, Skipped))
    assert left_out.path == str(bad)
    assert reason in left_out.reason


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_alone_fails_and_says_why(tmp_path: Path, name: str) -> None:
    data, reason = BAD[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(KGError, match="no document in") as raised:
        build(tmp_path / name)
    assert reason in str(raised.value)


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-8-sig"])
def test_a_known_encoding_is_no_bad_input(good: Path, encoding: str) -> None:
    text = "外交部談核裁軍\n2023年3月1日，外交部發言人表示，中國支持核裁軍。各國應當通過對話解決分歧。\n"
    good.write_bytes(text.encode(encoding))
    assert [one.document.text for one in annotations([good]) if isinstance(one, Annotation)] == [text.strip()]


def test_every_skipped_input_is_in_the_summary_and_in_the_issues(good: Path, tmp_path: Path) -> None:
    for name, (data, _) in BAD.items():
        good.with_name(name).write_bytes(data)
    missing = tmp_path / "missing.txt"
    result = CliRunner().invoke(app, ["build", str(good.parent), str(missing), "-o", str(tmp_path / "out")])
    assert result.exit_code == 0
    assert result.stdout.startswith(f"1 document read, {len(BAD) + 1} skipped.")
    records = [
        json.loads(line) for line in (tmp_path / "out" / "issues.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    expected = {str(good.with_name(name)): reason for name, (_, reason) in BAD.items()} | {str(missing): "no such file"}
    assert {one["path"] for one in records} == expected.keys()
    for one in records:
        assert expected[one["path"]] in one["reason"]
        assert one["reason"].count(one["path"]) == 0, "the path is said already"
        assert f"skipped {one['path']}: {one['reason']}\n" in result.stderr
    assert len(load(tmp_path / "out").skipped) == len(records)


def test_a_missing_path_stops_no_other(good: Path, tmp_path: Path) -> None:
    found = list(annotations([tmp_path / "nothing", good, f"{tmp_path}/*.none"]))
    assert [one.document.name for one in found if isinstance(one, Annotation)] == ["good"]
    assert all("no such file" in reason for reason in skipped(tmp_path / "nothing", f"{tmp_path}/*.none").values())
    assert len(found) == 3


def test_a_file_that_nobody_may_read_is_skipped(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything: there the refusal is acted."""
    bad = good.with_name("locked.txt")
    bad.write_text(TEXT * 2, encoding="utf-8")
    if os.access(bad, os.R_OK) and os.geteuid() == 0:
        real = os.open

        def refuse(path: Path, flags: int) -> int:
            if path == bad:
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, flags)

        monkeypatch.setattr("kg.ingestion.decoding.os.open", refuse)
    else:
        bad.chmod(0)
    assert skipped(good.parent) == {str(bad): "Permission denied; check the path and the permissions"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_nobody_may_read_is_not_passed_over(good: Path) -> None:
    locked = good.parent / "locked"
    locked.mkdir()
    locked.chmod(0)
    try:
        assert str(locked) in skipped(good.parent)
    finally:
        locked.chmod(0o755)


def test_a_link_to_nothing_is_skipped(good: Path) -> None:
    link = good.with_name("link.txt")
    link.symlink_to(good.parent / "gone.txt")
    assert skipped(good.parent)[str(link)].startswith("No such file")


def test_a_folder_without_text_fails_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for command in ("build", "annotate"):
        monkeypatch.setattr("sys.argv", ["kg", command, str(tmp_path), "-o", str(tmp_path / "out")])
        with pytest.raises(SystemExit) as raised:
            cli.main()
        said = capsys.readouterr()
        assert raised.value.code == 1
        assert said.out == ""
        assert said.err.startswith(f"kg: no document in {tmp_path}")
        assert not (tmp_path / "out").exists()


def test_a_failed_build_leaves_the_old_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "graph.nq").write_text("", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["kg", "build", str(tmp_path / "nothing"), "-o", str(tmp_path)])
    with pytest.raises(SystemExit):
        cli.main()
    assert [path.name for path in tmp_path.iterdir()] == ["graph.nq"]


def test_the_same_text_twice_counts_once_and_is_listed(good: Path) -> None:
    good.with_name("same.txt").write_bytes(good.read_bytes())
    good.with_name("same.md").write_text("# " + TEXT.replace("\n", "\n\n"), encoding="utf-8")
    once, graph = build(good), build(good.parent)
    assert len(graph.documents) == 1
    assert graph.counts == once.counts
    assert len(graph) == len(once)
    assert {(Path(one.path).name, one.reason) for one in graph.skipped} == {
        ("same.md", "same text as good; counted once"),
        ("same.txt", "same text as good; counted once"),
    }


def test_the_same_file_given_twice_is_read_once(good: Path) -> None:
    here = os.path.relpath(good)
    assert [type(one) for one in annotations([good, good.parent, f"{good.parent}/*.txt", here])] == [Annotation]


@pytest.mark.parametrize("name", ["link.txt", "a link before.txt"])
def test_a_link_to_a_file_beside_it_is_named_and_the_file_is_read(good: Path, name: str) -> None:
    link = good.with_name(name)
    link.symlink_to(good)
    assert skipped(good.parent) == {str(link): f"the same file as {good}; counted once"}
    assert [type(one) for one in annotations([link])] == [Annotation]


def test_a_name_that_is_no_utf8_is_read_and_written(good: Path, tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(good.parent) + b"/\xb0\xa1.txt"))
    try:
        odd.write_text(TEXT.replace("核裁军", "核不扩散"), encoding="utf-8")
        Path(os.fsdecode(os.fsencode(good.parent) + b"/\xb0\xa2.txt")).touch()
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    graph = build(good.parent)
    assert (len(graph.documents), len(graph.skipped)) == (2, 1)
    graph.save(tmp_path / "out")
    assert len(load(tmp_path / "out").documents) == 2
    result = CliRunner().invoke(app, ["annotate", str(odd), "-o", str(tmp_path / "annotations")])
    assert result.exit_code == 0, result.exception
    (written,) = (tmp_path / "annotations").iterdir()
    assert json.loads(written.read_text(encoding="utf-8"))["text"]
