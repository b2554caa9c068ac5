"""How the characters of names are read, so that the page finds 中国 by zhongguo and by zg; nothing where pypinyin is missing."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version

from kg.catalog.spelling import has_spelling
from kg.output.own_cache import recalled, remember

__all__ = ["readings"]

HAN = re.compile("[\u3400-\u9fff]+")
LONGEST = 24  # characters of a name that is read
KEPT = "pinyin"  # in the user's own cache
MOST = 20_000  # names that are kept there


def readings(names: Iterable[str]) -> dict[str, str]:
    """Character -> the ways in which it is read in these names, without tones, a blank between two.

    >>> readings(["重庆", "重要"])
    {'庆': 'qing', '要': 'yao', '重': 'chong zhong'}
    """
    if not has_spelling():
        return {}
    found: dict[str, set[str]] = defaultdict(set)
    runs = sorted({run for name in set(names) if len(name) <= LONGEST for run in HAN.findall(name)})
    syllables = _syllables(runs)
    for run in runs:
        for character, way in zip(run, syllables[run], strict=True):
            found[character].add(way)
    return {character: " ".join(sorted(ways)) for character, ways in sorted(found.items())}


def _syllables(runs: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """How each is read, as an earlier build found it if one did: to load pypinyin takes longer than a small page."""
    key = hashlib.sha256(version("pypinyin").encode()).hexdigest()
    known = recalled(KEPT, key)
    found: dict[str, Sequence[str]] = known if isinstance(known, dict) else {}
    missing = [run for run in runs if run not in found]
    if missing:
        import pypinyin

        found |= {run: pypinyin.lazy_pinyin(run) for run in missing}
        if len(found) <= MOST:
            remember(KEPT, key, found)
    return found
