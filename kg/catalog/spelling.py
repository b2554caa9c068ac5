"""Chinese names in letters, as people type them: 毛宁 is `mao ning`. Without pypinyin no name is found so."""

from collections.abc import Iterator
from importlib.util import find_spec
from itertools import islice, product
from types import ModuleType

__all__ = ["has_spelling", "spellings"]

LONGEST = 16  # characters of a name that is spelled
READINGS = 8  # ways to read a name that are kept
FIRST, LAST = "\u3400", "\u9fff"


def has_spelling() -> bool:
    """Whether names can be spelled here."""
    return find_spec("pypinyin") is not None


def spellings(name: str) -> Iterator[tuple[str, ...]]:
    """The ways to read a folded name, syllable by syllable; none of a name that is not all Chinese characters."""
    if len(name) > LONGEST or not all(FIRST <= one <= LAST for one in name):
        return
    readings = [_readings(one) for one in name]
    yield from dict.fromkeys(islice(product(*readings), READINGS))


def _readings(character: str) -> tuple[str, ...]:
    """Without tones, the commonest first; ü is v."""
    module = _pypinyin()
    found = module.pinyin(character, style=module.Style.NORMAL, heteronym=True, v_to_u=False)
    return tuple(dict.fromkeys(found[0]))


def _pypinyin() -> ModuleType:
    import pypinyin

    return pypinyin
