"""Numbers written in Chinese characters or digits, exact ones and those that name two: 二三十."""

import re

__all__ = ["APPROXIMATE", "NUMERAL", "ORDINAL", "SEVERAL", "TO", "extent", "number"]

DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "元": 1}
LONGEST = 9  # digits of a number that counts anything here; Python refuses to read 4,301
D = "[一二三四五六七八九]"
TO = r"\s?(?:至|到|-|－|—|–|~|～)\s?"
# 1 to 99: 五, 十, 十五, 二十, 二十五, 廿五
ORDINAL = rf"(?:{D}?十{D}?|[廿卅]{D}?|{D})"
# 1 to 999, with what counts only things: 两, 一百, 一百零五, 一百二十, 两百三十五
NUMERAL = rf"(?:[一二两三四五六七八九]百(?:[零〇]{D}|{D}十{D}?|十{D}?)?|{ORDINAL}|两)"
_ROWS = ["一二三四五六七八九"[start : start + length] for length in (3, 2) for start in range(10 - length)]
_ROW = "|".join(_ROWS)
_LOOSE = "|".join([*("、?".join(row) for row in _ROWS), "一两", "两、?三", "三五"])
# months and days that stand in a row: 五六, 十一二, 二十七八, 七八九
SEVERAL = rf"(?:{D}?十)?(?:{_ROW})"
# how many, more or less: 三五, 一两, 二三十, 十二三, 二十七八, 七八百, 十二、三
APPROXIMATE = rf"(?:(?:{_LOOSE})[十百]?|{D}?十(?:{_LOOSE}))"

_HUNDREDS = re.compile(rf"(?P<h>[一二两三四五六七八九])百(?:[零〇](?={D}$)|(?=.十)|(?=十)|$)")
_TENS = re.compile(rf"(?P<t>{D})?(?P<ten>十)(?P<o>{D})?|(?P<u>{D})")
# digit by digit: 二〇二二, 一九九七, 一〇一
_SPELLED = re.compile(rf"{D}[〇○零一二三四五六七八九]{{3}}|{D}(?:{D}{{0,2}}[〇○零])+{D}{{0,2}}")
_ABOUT = re.compile(rf"(?P<before>{D}?十)?(?P<row>{_LOOSE})(?P<after>[十百])?")
_BETWEEN = re.compile(rf"(?P<low>[^、]+?)(?:{TO}|、)(?P<high>[^、]+)")


def number(text: str) -> int | None:
    """二十一, 廿一, 一百零五, 21 or 二〇二二 as a number; None where it is no single one: 二三十, 十十.

    >>> number("二十一"), number("十"), number("二〇二二"), number("4"), number("三五")
    (21, 10, 2022, 4, None)
    """
    if text.isdecimal():
        return int(text) if len(text) <= LONGEST else None
    if text in DIGITS:
        return DIGITS[text]
    if _SPELLED.fullmatch(text):
        return int("".join(str(DIGITS[char]) for char in text))
    text = text.replace("廿", "二十", 1).replace("卅", "三十", 1)
    hundreds = _HUNDREDS.match(text)
    rest = text[hundreds.end() :] if hundreds else text
    value = DIGITS[hundreds["h"]] * 100 if hundreds else 0
    if not rest:
        return value or None
    found = _TENS.fullmatch(rest)
    if not found:
        return None
    tens = (DIGITS[found["t"]] if found["t"] else 1) if found["ten"] else 0
    return value + tens * 10 + DIGITS.get(found["o"] or found["u"] or "零", 0)


def extent(text: str) -> tuple[int, int] | None:
    """The lowest and highest number that a wording means: both the same if it is exact, None if it is none.

    >>> extent("三五"), extent("二三十"), extent("十二、三"), extent("5至7"), extent("九")
    ((3, 5), (20, 30), (12, 13), (5, 7), (9, 9))
    """
    exact = number(text)
    if exact is not None:
        return exact, exact
    if about := _ABOUT.fullmatch(text):
        if about["before"] and about["after"]:
            return None
        base, unit = number(about["before"] or "零") or 0, {"十": 10, "百": 100}.get(about["after"] or "", 1)
        first, last = DIGITS[about["row"][0]], DIGITS[about["row"][-1]]
        return base + first * unit, base + last * unit
    between = _BETWEEN.fullmatch(text)
    low, high = (number(between["low"]), number(between["high"])) if between else (None, None)
    return (low, high) if low is not None and high is not None and low < high else None
