"""Names are found as they are read."""

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
