"""Lists of words and of regular expressions, as the lexicons hold them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Color", "Misfit", "NOTHING", "PatternTable", "Patterns", "WordTable", "Words", "not_after", "one_of"]

NOTHING = "(?!)"  # the regular expression of an empty list: it matches nowhere


class Misfit(ValueError):
    """Raised by a table whose values do not fit together: the key that is wrong, from the table on, and what to do."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(key, reason)
        self.key, self.reason = key, reason


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
    """Words in the order of their file."""

    @cached_property
    def regex(self) -> str:
        """One of the words, the longest first: an alternation, to be put into a group."""
        return one_of(self)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.regex)


class Patterns(tuple[str, ...]):
    """Regular expressions in the order of their file, each sound by itself."""

    @cached_property
    def regex(self) -> str:
        """One of them, the first that fits: an alternation, to be put into a group."""
        return "|".join(self) or NOTHING

    @cached_property
    def longest_first(self) -> str:
        """The same by their length as written; for what cannot be given back, or is part of another."""
        return "|".join(sorted(self, key=len, reverse=True)) or NOTHING

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.regex)


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table that holds nothing but one list, `words`."""

    words: Words


@dataclass(frozen=True, slots=True)
class PatternTable:
    """A table that holds nothing but one list of regular expressions, `words`."""

    words: Patterns
