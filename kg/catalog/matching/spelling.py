"""One spelling for what is one name: script, width, case, accents, blanks and dots make no difference."""

import re
import unicodedata
from collections.abc import Iterator

from kg.text.script import fold

__all__ = ["LONGEST", "difference", "edits", "is_latin", "plain", "swapped", "words_of", "without_initials"]

LONGEST = 200  # characters; no known name comes near it
ACCENTS = re.compile("[\u0300-\u036f]+")
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")  # O'Brien is one word
INITIAL = re.compile(r"(?<![^\s·.])[A-Za-z](?:\.|(?=[\s·]))[\s·]*")  # J. of Antony J. Blinken, J· of 安东尼·J·布林肯
LATIN = re.compile(r"[\u0000-\u024f\u1e00-\u1eff‘’ʻ]+")


def plain(text: str) -> str:
    """Letters and digits alone, simplified, half width, lower case, without accents: `N.P.T.` and ＮＰＴ are npt."""
    wide = unicodedata.normalize("NFKC", text)
    bare = unicodedata.normalize("NFC", ACCENTS.sub("", unicodedata.normalize("NFD", wide)))
    return "".join(filter(str.isalnum, fold(bare).casefold().translate(LETTERS)))


def difference(written: str, known: str) -> str:
    """In a word how a name is written otherwise than the one that it equals when both are plain; empty if it is not."""
    if written == known:
        return ""
    wide = unicodedata.normalize("NFKC", written)
    if wide == unicodedata.normalize("NFKC", known):
        return "other width"
    if fold(wide) == fold(unicodedata.normalize("NFKC", known)):
        return "simplified form" if fold(wide) == wide else "traditional form"
    return "written otherwise"


def is_latin(text: str) -> bool:
    """Whether a name is in Latin letters."""
    return bool(LATIN.fullmatch(text)) and any(map(str.isalpha, text))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a Latin name, each plain."""
    return tuple(map(plain, WORD.findall(unicodedata.normalize("NFKC", text))))


def swapped(text: str) -> str:
    """A Latin name by its words in one order: `Blinken, Antony` as `Antony Blinken`; empty if it has but one."""
    words = words_of(text) if is_latin(text) else ()
    return " ".join(sorted(words)) if 1 < len(words) < 7 else ""


def without_initials(text: str) -> str:
    """A name without single Latin letters between or before its parts: 安东尼·J·布林肯, `J. Robert Oppenheimer`."""
    return INITIAL.sub("", text)


def edits(text: str) -> Iterator[str]:
    """A plain name and all that are left when one character is taken out: two names one edit apart share one of them."""
    yield text
    yield from (text[:at] + text[at + 1 :] for at in range(len(text)))
