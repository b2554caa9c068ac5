"""Numbers in Chinese: what each wording means, alone and in a date; no string of numerals stops a text from being read."""

import re
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text.dates import find_dates, full_dates
from kg.text.dates.patterns import PATTERN
from kg.text.numerals import APPROXIMATE, NUMERAL, ORDINAL, SEVERAL, extent, number

NUMBERS = [
    ("〇", 0), ("零", 0), ("一", 1), ("两", 2), ("九", 9), ("元", 1), ("十", 10), ("十一", 11), ("二十", 20), ("二十三", 23), ("九十九", 99),
    ("廿", 20), ("廿五", 25), ("卅", 30), ("卅一", 31), ("一百", 100), ("两百", 200), ("一百零五", 105), ("一百二十", 120), ("三百四十五", 345),
    ("一百十五", 115), ("二〇二三", 2023), ("一九六四", 1964), ("二零一八", 2018), ("一〇一", 101), ("二〇", 20), ("7", 7), ("07", 7), ("１２", 12), ("1540", 1540),
    ("三五", None), ("二三十", None), ("十二三", None), ("十十", None), ("廿廿", None), ("百", None), ("", None), ("²", None), ("甲", None), ("一百零", None),
    ("9" * 5000, None),
]  # fmt: skip
EXTENTS = [
    ("三", (3, 3)), ("二十", (20, 20)), ("三五", (3, 5)), ("两三", (2, 3)), ("八九", (8, 9)), ("三四五", (3, 5)), ("二三十", (20, 30)), ("七八十", (70, 80)),
    ("十二三", (12, 13)), ("二十七八", (27, 28)), ("七八百", (700, 800)), ("三、四", (3, 4)), ("十二、三", (12, 13)), ("3至5", (3, 5)), ("两到三", (2, 3)), ("3、4", (3, 4)),
    ("五至三", None), ("十十", None), ("一十二十", None), ("", None),
]  # fmt: skip

# Documents of Wednesday, 1 March 2023.
WORDINGS = [
    # exact
    ("三天前，演习结束。", ["2023-02-26"]),
    ("两天前，演习结束。", ["2023-02-27"]),
    ("十天前，演习结束。", ["2023-02-19"]),
    ("十五天前，演习结束。", ["2023-02-14"]),
    ("二十天前，演习结束。", ["2023-02-09"]),
    ("二十一天前，演习结束。", ["2023-02-08"]),
    ("一百天前，演习结束。", ["2022-11-21"]),
    ("一百二十天前，演习结束。", ["2022-11-01"]),
    ("一百零五天前，演习结束。", ["2022-11-16"]),
    ("30天前，演习结束。", ["2023-01-30"]),
    ("两个月前，演习结束。", ["2023-01"]),
    ("十个月前，演习结束。", ["2022-05"]),
    ("二十五个月前，演习结束。", ["2021-02"]),
    ("五年前，演习结束。", ["2018"]),
    ("十年前，演习结束。", ["2013"]),
    ("十月，演习结束。", ["2022-10"]),
    ("十一月，演习结束。", ["2022-11"]),
    ("十二月二十日，演习结束。", ["2022-12-20"]),
    ("二月廿四日，演习结束。", ["2023-02-24"]),
    ("一月卅一日，演习结束。", ["2023-01-31"]),
    ("二〇二二年十月，演习结束。", ["2022-10"]),
    ("二零二二年十二月三十一日，演习结束。", ["2022-12-31"]),
    ("二〇二三年二月二十二日至二十四日，演习举行。", ["2023-02-22/2023-02-24"]),
    ("星期三三月八日，演习结束。", ["2023-03-01", "2023-03-08"]),
    ("同年十月，演习结束。", []),
    ("美国2019年8月2日退约，十六天后试射。", ["2019-08-02", "2019-08-18"]),
    # more or less
    ("三五天前，演习结束。", ["2023-02-24/2023-02-26"]),
    ("两三天前，演习结束。", ["2023-02-26/2023-02-27"]),
    ("三四天前，演习结束。", ["2023-02-25/2023-02-26"]),
    ("三、四天前，演习结束。", ["2023-02-25/2023-02-26"]),
    ("三到五天前，演习结束。", ["2023-02-24/2023-02-26"]),
    ("3至5天前，演习结束。", ["2023-02-24/2023-02-26"]),
    ("3、4天前，演习结束。", ["2023-02-25/2023-02-26"]),
    ("十二三天前，演习结束。", ["2023-02-16/2023-02-17"]),
    ("十二、三天前，演习结束。", ["2023-02-16/2023-02-17"]),
    ("二十七八天前，演习结束。", ["2023-02-01/2023-02-02"]),
    ("二三十天前，演习结束。", ["2023-01-30/2023-02-09"]),
    ("三四个月前，演习结束。", ["2022-11/2022-12"]),
    ("十七八个月前，演习结束。", ["2021-09/2021-10"]),
    ("三四十个月前，演习结束。", ["2019-11/2020-09"]),
    ("两三年前，演习结束。", ["2020/2021"]),
    ("两到三年前，演习结束。", ["2020/2021"]),
    ("八九年前，演习结束。", ["2014/2015"]),
    ("美国2019年8月2日退约，十四五天之后试射。", ["2019-08-02", "2019-08-16/2019-08-17"]),
    ("美国2019年8月2日退约，一二十天后试射。", ["2019-08-02", "2019-08-12/2019-08-22"]),
    ("十一二月，演习举行。", ["2022-11/2022-12"]),
    ("二〇二三年十一二月，演习举行。", ["2023-11/2023-12"]),
    ("2022年五六月，演习举行。", ["2022-05/2022-06"]),
    ("去年七八月，演习举行。", ["2022-07/2022-08"]),
    ("二月二十七八日，演习举行。", ["2023-02-27/2023-02-28"]),
    ("2022年七八九月，演习举行。", ["2022-07/2022-09"]),
    ("一两天前，演习结束。", ["2023-02-27/2023-02-28"]),
    ("一两个月前，演习结束。", ["2023-01/2023-02"]),
    ("一二月份，演习举行。", ["2023-01/2023-02"]),
    ("2月5、6日，演习举行。", ["2023-02-05/2023-02-06"]),
    ("二月五、六日，演习举行。", ["2023-02-05/2023-02-06"]),
    ("2022年12月30、31日，演习举行。", ["2022-12-30/2022-12-31"]),
    ("2月5、9日，演习举行。", []),
    ("近十年前，演习结束。", ["2013"]),
    # too vague, or no number: never a wrong day
    ("二三十年前，美国在韩国部署了核武器。", []),
    ("三四十年前，条约生效。", []),
    ("七八十年前，核时代开始。", []),
    ("十几年前，条约生效。", []),
    ("几十年前，条约生效。", []),
    ("数十年前，条约生效。", []),
    ("二十多年前，条约生效。", []),
    ("三十年前，条约生效。", []),
    ("1.5年前，条约生效。", []),
    ("1,200天前，条约生效。", []),
    ("三千八百天前，条约生效。", []),
    ("十二三月，演习举行。", []),
    ("十三月，演习举行。", []),
    ("二月三十一二日，演习举行。", []),
    ("二月三十日，演习举行。", []),
    ("二〇二三年十三月五日，演习举行。", []),
    ("五六月七八日，演习举行。", []),
    ("同月七八日，演习举行。", []),
    ("民国一百年，机构成立。", []),
]
NUMERALS = "一二三五九十廿卅两百零〇"
TEMPLATES = ("{}天前，", "{}个月前，", "{}年前，", "2019年8月2日，{}天之后，", "{}月", "二〇二三年{}月", "今年{}月{}日，", "3月{}日至{}日，", "同月{}日，", "本月{}日，", "第{}条", "{}年", "民国99年{}月", "十{}世纪九十年代")  # fmt: skip


def values(text: str, published: str | None = "2023-03-01") -> list[str]:
    return [one.value for one in find_dates(text, published)]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_a_number_is_read_or_is_none(text: str, expected: int | None) -> None:
    assert number(text) == expected


@pytest.mark.parametrize(("text", "expected"), EXTENTS)
def test_a_wording_of_two_numbers_is_a_range(text: str, expected: tuple[int, int] | None) -> None:
    assert extent(text) == expected


@pytest.mark.parametrize(("text", "expected"), WORDINGS)
def test_a_wording_means_this_date_or_none(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def is_calendar(value: str) -> bool:
    """Whether a value is a date or a range in order, as the model promises."""
    ends = value.split("/")
    whole = [date.fromisoformat(f"{one}-01-01"[:10]) for one in ends]
    return len(ends) <= 2 and whole == sorted(whole) and all(re.fullmatch(r"\d{4}(-\d\d){0,2}", one) for one in ends)


@pytest.mark.slow
def test_every_string_of_numerals_goes_through_every_wording_of_dates() -> None:
    strings = ["".join(one) for length in (1, 2, 3) for one in product(NUMERALS, repeat=length)]
    assert len(strings) > 1800
    for text in strings:
        meant = extent(text)
        assert meant is None or meant[0] <= meant[1] and (number(text) is None) == (meant[0] < meant[1])
        for found in values("。".join(template.replace("{}", text) for template in TEMPLATES)):
            assert is_calendar(found), (text, found)
        list(full_dates(f"二〇二三年{text}月{text}日"))


def test_what_the_grammar_of_numbers_admits_is_a_number() -> None:
    for length in (1, 2, 3, 4):
        for text in map("".join, product("一二三九十廿两百零", repeat=length)):
            if re.fullmatch(rf"{NUMERAL}|{ORDINAL}", text):
                assert number(text), text
            if re.fullmatch(rf"{APPROXIMATE}|{SEVERAL}", text):
                assert number(text) is None and extent(text), text


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.from_regex(PATTERN), st.sampled_from(["2023-03-01", "2024-02-29", "1905-01-01", None]))
def test_whatever_the_pattern_admits_has_a_value_or_none(text: str, published: str | None) -> None:
    assert all(map(is_calendar, values(text, published)))
    assert all(map(is_calendar, values(f"2020年1月31日，{text}、{text}", published)))
