"""Numbers written in Chinese characters or digits."""

__all__ = ["number"]

NUMERALS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}


def number(text: str) -> int:
    """二十一, 廿一, 21 or 二〇二二 as a number; raises KeyError or ValueError where it is none.

    >>> number("二十一"), number("十"), number("二〇二二"), number("4")
    (21, 10, 2022, 4)
    """
    if text.isdigit():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (NUMERALS[tens] if tens else 1) * 10 + (NUMERALS[ones] if ones else 0)
    return int("".join(str(NUMERALS[char]) for char in text))
