"""Chinese names in letters, as people type them: 毛宁 is `mao ning`. Without pypinyin no name is found so."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec

__all__ = ["EXACT", "PART", "RARE", "has_spelling", "letters", "spellings"]

LONGEST = 24  # characters of a name that is spelled
SHORT = 4  # characters of a name whose first may be read in a rare way, as surnames are: 单
FIRST, LAST = "\u3400", "\u9fff"

EXACT, PART, RARE = (
    0,
    2,
    3,
)  # how well a spelling fits at best: the name as it is read, from a later syllable, its first otherwise


def has_spelling() -> bool:
    """Whether names can be spelled here."""
    return find_spec("pypinyin") is not None


def spellings(name: str) -> dict[str, int]:
    """How a squeezed name is spelled, and from each of its syllables on, with how well that fits; of Chinese names only.

    >>> spellings("单霁翔")
    {'danjixiang': 0, 'jixiang': 2, 'xiang': 2, 'chanjixiang': 3, 'shanjixiang': 3}
    """
    if len(name) > LONGEST or not all(FIRST <= one <= LAST for one in name):
        return {}
    first, syllables = _read(name)
    found = {"".join(syllables[at:]): PART if at else EXACT for at in reversed(range(len(syllables)))}
    for other in first:
        found.setdefault("".join((other, *syllables[1:])), RARE)
    return found


def letters(typed: str) -> str:
    """A squeezed search as names are spelled, without tones; empty if it has other characters than letters.

    >>> letters("lǚ"), letters("máoníng"), letters("npt-1")
    ('lv', 'maoning', '')
    """
    apart = unicodedata.normalize("NFD", typed).replace("u\u0308", "v")
    found = "".join(one for one in apart if not unicodedata.combining(one))
    return found if found.isascii() and found.isalpha() else ""


def _read(name: str) -> tuple[Sequence[str], Sequence[str]]:
    """Other ways to read the first character, and the syllables of the name: without tones, ü as v."""
    import pypinyin

    style = pypinyin.Style.NORMAL
    syllables = pypinyin.lazy_pinyin(name, style=style)
    return (_ways(name[0]) if len(name) <= SHORT else ()), syllables


@lru_cache(maxsize=1 << 13)
def _ways(character: str) -> tuple[str, ...]:
    import pypinyin

    return tuple(pypinyin.pinyin(character, style=pypinyin.Style.NORMAL, heteronym=True)[0])
