"""Names are found as they are read."""

from pathlib import Path

import pytest

from kg.export.page.readings import readings

pytest.importorskip("pypinyin")


def test_a_character_is_read_as_it_is_in_its_names() -> None:
    assert readings(["重庆", "重要"]) == {"重": "chong zhong", "庆": "qing", "要": "yao"}


def test_what_is_not_chinese_has_no_reading_and_breaks_none() -> None:
    assert readings(["NPT条约", "Blinken", "布林肯·A"]) == {
        "条": "tiao", "约": "yue", "布": "bu", "林": "lin", "肯": "ken",
    }  # fmt: skip


def test_long_names_are_not_read() -> None:
    assert readings(["条约" * 20]) == {}


def test_what_was_read_before_is_read_again_without_asking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    first = readings(["重庆", "长沙"])

    def asked(name: str) -> list[str]:
        raise AssertionError(f"{name} is read again")

    monkeypatch.setattr("pypinyin.lazy_pinyin", asked)
    assert readings(["长沙", "重庆"]) == first
    assert readings(["重庆"]) == {"重": "chong", "庆": "qing"}  # of other names nothing is said
    with pytest.raises(AssertionError, match="银行"):
        readings(["重庆", "银行"])


def test_nothing_is_kept_where_nothing_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_CACHE", "off")
    assert readings(["重庆"]) == {"重": "chong", "庆": "qing"}
