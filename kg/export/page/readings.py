"""How the characters of names are read, so that the page finds 中国 by zhongguo and by zg; nothing where pypinyin is missing."""

import re
from collections import defaultdict
from collections.abc import Iterable

from kg.catalog.spelling import has_spelling

__all__ = ["readings"]

HAN = re.compile("[\u3400-\u9fff]+")
LONGEST = 24  # characters of a name that is read


def readings(names: Iterable[str]) -> dict[str, str]:
    """Character -> the ways in which it is read in these names, without tones, a blank between two.

    >>> readings(["重庆", "重要"])
    {'庆': 'qing', '要': 'yao', '重': 'chong zhong'}
    """
    if not has_spelling():
        return {}
    import pypinyin

    found: dict[str, set[str]] = defaultdict(set)
    for run in sorted({run for name in set(names) if len(name) <= LONGEST for run in HAN.findall(name)}):
        for character, way in zip(run, pypinyin.lazy_pinyin(run), strict=True):
            found[character].add(way)
    return {character: " ".join(sorted(ways)) for character, ways in sorted(found.items())}
