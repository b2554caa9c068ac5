"""What is kept in the user's cache folder: believed only if it is whole and nobody else could have written it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.output import own_cache
from kg.output.own_cache import MOST, OFF, cache_folder, kept


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("KG_CACHE", str(folder))
    return folder


class Making:
    """Counts how often something is made."""

    def __init__(self, what: object) -> None:
        self.what, self.times = what, 0

    def __call__(self) -> object:
        self.times += 1
        return self.what


def test_it_is_made_once_for_a_key(place: Path) -> None:
    making = Making({"中国": [["a", None]]})
    assert kept("names", "k1", making) == kept("names", "k1", making) == {"中国": [["a", None]]} and making.times == 1
    kept("names", "k2", making)
    assert making.times == 2 and len(list(place.iterdir())) == 2
    assert place.stat().st_mode & 0o077 == 0 and all(one.stat().st_mode & 0o077 == 0 for one in place.iterdir())


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-3])


def _other_content(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"right", b"wrong"))


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _open_file(file: Path) -> None:
    file.chmod(0o666)


def _open_folder(file: Path) -> None:
    file.parent.chmod(0o777)


def _link(file: Path) -> None:
    file.rename(file.parent.with_name("elsewhere"))
    file.symlink_to(file.parent.with_name("elsewhere"))


@pytest.mark.parametrize("spoil", [_cut, _other_content, _empty, _open_file, _open_folder, _link])
def test_what_is_damaged_or_could_be_of_others_is_made_again(place: Path, spoil: Callable[[Path], None]) -> None:
    making = Making(["right"])
    kept("names", "k", making)
    (file,) = place.iterdir()
    spoil(file)
    assert kept("names", "k", making) == ["right"] and making.times == 2


def test_nothing_is_written_into_a_folder_of_all(place: Path) -> None:
    place.mkdir(mode=0o777)
    place.chmod(0o777)
    kept("names", "k", Making([1]))
    assert list(place.iterdir()) == []


def test_of_another_user_nothing_is_read(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    making = Making([1])
    kept("names", "k", making)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert kept("names", "k", making) == [1] and making.times == 2


def test_where_nothing_can_be_written_it_is_made_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "file" / "cache"))
    making = Making([1])
    assert kept("names", "k", making) == kept("names", "k", making) == [1] and making.times == 2


def test_a_write_that_fails_leaves_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(own_cache.os, "replace", full)
    assert kept("names", "k", Making([1])) == [1] and list(place.iterdir()) == []


def test_of_one_name_the_newest_stay(place: Path) -> None:
    for number in range(MOST + 3):
        kept("names", f"k{number}", Making([number]))
        os.utime(place / f"names-k{number}.json", ns=(number, number * 10**9))
    kept("others", "k", Making([]))
    left = {one.name for one in place.iterdir()}
    assert len(left) == MOST + 1 and "others-k.json" in left and f"names-k{MOST + 2}.json" in left
    assert "names-k0.json" not in left


def test_the_folder_is_the_one_that_is_named_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_CACHE", OFF)
    assert cache_folder() is None
    making = Making([1])
    assert kept("names", "k", making) == kept("names", "k", making) and making.times == 2
    monkeypatch.delenv("KG_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "nuclear-kg"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    found = cache_folder()
    assert found is not None and found.is_relative_to(tmp_path / "home") and found.name == "nuclear-kg"
