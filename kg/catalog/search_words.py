"""Text as SQLite's full-text search can take it: pairs of characters, since Chinese has no blanks between words.

The index has a token for each character of a text with the one after it, so that the pairs of a word in a row are the word
itself, wherever it stands. No word of a user becomes part of the search's own language: tokens are letters and digits.
"""

import re
from functools import lru_cache

from kg.errors import KGError
from kg.text.script import fold

__all__ = ["LONGEST", "matching", "plain", "squeezed", "storable", "tokens", "words"]

LONGEST = 1_000  # characters of a search
SURROGATES = re.compile("[\ud800-\udfff]")
BLANKS = re.compile(r"\s+")
NO_LETTERS = re.compile(r"[\W_]+")
MARKS = " 《》“”\"'‘’「」『』〈〉"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
END = "0000"  # after the last character


def plain(text: str) -> str:
    """Both scripts, both cases and both widths alike, blanks as one."""
    return BLANKS.sub(" ", fold(text).casefold()).strip()


def squeezed(text: str) -> str:
    """Its letters and digits alone: 弗拉基米尔·普京 is one word.

    >>> squeezed("Mao Ning")
    'maoning'
    """
    return NO_LETTERS.sub("", plain(text))


def storable(text: str) -> str:
    """Text that SQLite takes: half a character is in no catalog."""
    return SURROGATES.sub("\ufffd", text)


def words(text: str) -> list[str]:
    """The words of a search, each once; KGError if it is longer than any that makes sense."""
    if len(text) > LONGEST:
        raise KGError(f"the search has {len(text):,} characters; give at most {LONGEST:,}")
    found = (word.strip(MARKS) for word in plain(storable(text)).split(" "))
    return list(dict.fromkeys(word for word in found if word))


@lru_cache(maxsize=1 << 14)
def _code(character: str) -> str:
    """Four letters or digits for a character.

    >>> _code("核"), _code("a")
    ('0l1k', '002p')
    """
    number, code = ord(character) + 1, ""
    for _ in range(4):
        number, digit = divmod(number, 36)
        code = DIGITS[digit] + code
    return code


def tokens(text: str) -> str:
    """A plain text as tokens for the index."""
    codes = [*map(_code, text), END]
    return " ".join(map(str.__add__, codes, codes[1:]))


def matching(wanted: list[str]) -> str:
    """The search for texts that hold all of the words."""
    return " AND ".join(map(_phrase, wanted))


def _phrase(word: str) -> str:
    codes = list(map(_code, word))
    if len(codes) == 1:
        return f'"{codes[0]}"*'
    return f'"{" ".join(map(str.__add__, codes, codes[1:]))}"'
