"""The digest of a large file is read once, and again after any change; what others could have written counts for nothing."""

import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from kg.output import digests
from kg.output.digests import DIGESTS, digest_of
from kg.output.manifest import digest

CONTENT = b"<a> <b> <c> <d> .\n" * 100
KNOWN = sha256(CONTENT).hexdigest()


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were read, where every file is large and settled at once."""
    found: list[Path] = []

    def watched(path: Path) -> str:
        found.append(path)
        return digest(path)

    monkeypatch.setattr(digests, "digest", watched)
    monkeypatch.setattr(digests, "LARGE", 1)
    monkeypatch.setattr(digests, "SETTLED", -(10**9))
    digests._read.cache_clear()
    return found


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "graph.nq"
    path.write_bytes(CONTENT)
    return path


def another_process() -> None:
    digests._read.cache_clear()


def test_a_file_is_read_once_for_all_processes(read: list[Path], graph: Path) -> None:
    assert digest_of(graph) == KNOWN
    another_process()
    assert digest_of(graph) == KNOWN and read == [graph]
    assert (graph.parent / DIGESTS).stat().st_mode & 0o077 == 0


def test_a_change_of_the_same_length_with_the_old_time_is_seen(read: list[Path], graph: Path) -> None:
    digest_of(graph)
    before = graph.stat()
    changed = CONTENT.replace(b"<a>", b"<x>")
    graph.write_bytes(changed)
    os.utime(graph, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert digest_of(graph) == sha256(changed).hexdigest() and len(read) == 2


def test_a_file_in_its_place_is_another(read: list[Path], graph: Path) -> None:
    digest_of(graph)
    other = graph.with_name("other")
    other.write_bytes(CONTENT[::-1])
    os.replace(other, graph)
    assert digest_of(graph) == sha256(CONTENT[::-1]).hexdigest()


def _damage(place: Path) -> None:
    place.write_bytes(place.read_bytes()[:-20])


def _open_to_all(place: Path) -> None:
    said = json.loads(place.read_bytes())
    said["graph.nq"][-1] = "0" * 64
    place.write_text(json.dumps(said), encoding="utf-8")
    place.chmod(0o666)


def _link(place: Path) -> None:
    place.rename(place.with_name("elsewhere"))
    place.symlink_to(place.with_name("elsewhere"))


def _other_shape(place: Path) -> None:
    place.write_text('{"graph.nq": "abc"}', encoding="utf-8")


@pytest.mark.parametrize("spoil", [_damage, _open_to_all, _link, _other_shape])
def test_what_is_damaged_or_could_be_of_others_is_not_believed(
    read: list[Path], graph: Path, spoil: Callable[[Path], None]
) -> None:
    digest_of(graph)
    spoil(graph.parent / DIGESTS)
    another_process()
    assert digest_of(graph) == KNOWN and len(read) == 2


def test_one_that_has_just_been_changed_is_read_each_time(
    read: list[Path], graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digests, "SETTLED", 3600 * 10**9)
    assert digest_of(graph) == digest_of(graph) == KNOWN and len(read) == 2
    assert not (graph.parent / DIGESTS).exists()


def test_without_a_place_to_write_it_is_read_once_in_a_process(
    read: list[Path], graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(digests.tempfile, "mkstemp", refused)
    assert digest_of(graph) == digest_of(graph) == KNOWN and len(read) == 1
    assert [one.name for one in graph.parent.iterdir()] == ["graph.nq"]


def test_of_a_small_file_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(CONTENT)
    assert digest_of(tmp_path / "graph.nq") == KNOWN and len(list(tmp_path.iterdir())) == 1
