"""What a build would read now."""

from pathlib import Path

import pytest

from kg.building import status as module
from kg.building.into_folder import build_into
from kg.building.ledger import LEDGER
from kg.building.status import STATES, status
from kg.building.versions import REASONS, changed
from kg.errors import KGError

pytestmark = pytest.mark.slow  # builds, servers and stores, again and again


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(4):
        write(folder / f"{number}.txt", f"中国外交部发言人汪文斌{number + 1}日表示，各方应当停止扩散核材料。")
    build(folder, tmp_path / "out")
    return folder


def write(path: Path, text: str) -> None:
    path.write_text(f"各方就核问题发言\n2021年3月1日\n\n{text}\n", encoding="utf-8")


def build(inputs: Path, folder: Path) -> None:
    build_into([inputs], folder, lambda graph, files: None)


def test_every_file_has_its_state_and_a_build_settles_all(texts: Path, tmp_path: Path) -> None:
    write(texts / "1.txt", "法国批准《不扩散核武器条约》。")
    (texts / "2.txt").unlink()
    write(texts / "new.txt", "王毅会见格罗西。")
    (texts / "odd.xyz").write_text("", encoding="utf-8")
    found = status(tmp_path / "out")
    assert {Path(path).name: state for path, state in found.states.items()} == {
        "0.txt": "unchanged", "1.txt": "changed", "2.txt": "removed", "3.txt": "unchanged", "new.txt": "new",
        "odd.xyz": "skipped",
    }  # fmt: skip
    assert found.to_read == 2 and found.inputs == (str(texts),) and not found.reasons
    build(texts, tmp_path / "out")
    after = status(tmp_path / "out")
    assert after.to_read == 0 and set(after.states.values()) == {"unchanged", "skipped"} <= STATES.keys()


def test_other_inputs_may_be_asked_of(texts: Path, tmp_path: Path) -> None:
    found = status(tmp_path / "out", [str(texts / "1.txt")])
    assert sorted(found.states.values()) == ["removed"] * 3 + ["unchanged"]


def test_why_all_would_be_read_again(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = module.versions
    monkeypatch.setattr(module, "versions", lambda settings: real(settings) | {"rules": "others"})
    found = status(tmp_path / "out")
    assert found.reasons == (REASONS["rules"],) and found.to_read == 4


def test_where_nothing_was_built_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(KGError, match="nothing was built there"):
        status(tmp_path)
    assert not (tmp_path / LEDGER).exists()


@pytest.mark.parametrize("name", REASONS)
def test_each_version_has_its_reason(name: str) -> None:
    same = dict.fromkeys(REASONS, "1")
    assert changed(same, same) == [] and changed(same | {name: "2"}, same) == [REASONS[name]]


@pytest.mark.parametrize(("harm", "said"), [("others", "not yours"), ("damaged", "damaged")])
def test_a_question_takes_no_ledger_away(texts: Path, tmp_path: Path, harm: str, said: str) -> None:
    path = tmp_path / "out" / LEDGER
    if harm == "others":
        path.chmod(0o666)
    else:
        path.write_bytes(b"no tables" * 999)
    before = path.read_bytes()
    with pytest.raises(KGError, match=said):
        status(tmp_path / "out")
    assert path.read_bytes() == before
