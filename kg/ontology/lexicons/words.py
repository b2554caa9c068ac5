"""Lists of words and of regular expressions, as the lexicons hold them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Color", "NOTHING", "Patterns", "WordTable", "Words", "not_after", "one_of"]

NOTHING = "(?!)"  # the regular expression of an empty list: it matches nowhere


class Color(str):
    """A color as #4477aa."""

    SHAPE = re.compile("#[0-9a-f]{6}")


def one_of(words: Iterable[str]) -> str:
    """A regular expression for one of these words; where several stand at one place, for the longest."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or NOTHING


def not_after(words: Iterable[str]) -> str:
    """A regular expression that fits where none of these words ends."""
    return "".join(f"(?<!{re.escape(word)})" for word in words)


class Words(tuple[str, ...]):
    """Words in the order of their file. `regex` is an alternation: put it in a group before anything follows it."""

    @cached_property
    def regex(self) -> str:
        """One of the words, the longest first."""
        return one_of(self)


class Patterns(tuple[str, ...]):
    """Regular expressions in the order of their file, each sound by itself."""

    @cached_property
    def regex(self) -> str:
        """One of them, the first that fits."""
        return "|".join(self) or NOTHING

    @cached_property
    def longest_first(self) -> str:
        """One of them, by their length as written; for what cannot be given back, or is part of another."""
        return "|".join(sorted(self, key=len, reverse=True)) or NOTHING


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table that holds nothing but one list, `words`."""

    words: Words
