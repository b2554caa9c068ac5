"""jieba's dictionary: how often each word is met, and as what; read letter by letter, as texts ask for it.

jieba itself reads all of it first, 350,000 words of which a text needs few, and the letters of one text take a tenth of the
time. It cuts with what was read. No cache is read that others could write, and none is written.
"""

import logging
import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zlib import crc32

from kg.errors import KGError

__all__ = ["Dictionary", "dictionary"]

LETTER = re.compile(r"^(.).*\n(?:\1.*\n)*", re.MULTILINE)  # lines of words that begin alike: 中国 68784 ns, 中年 2053 t
TOTALS = {0x1394096D: 60_101_967}  # checksum of the file in jieba 0.42.1 -> all its counts, which take long to add up


class Dictionary:
    """The words of a text in the format of jieba's dictionary, each line ended: a word, how often it is met, its tag."""

    def __init__(self, text: str, total: int | None = None) -> None:
        self._text = text
        self._lines: dict[str, list[slice]] = {}  # of the letters that are not yet read
        for found in LETTER.finditer(text):
            self._lines.setdefault(found[1], []).append(slice(*found.span()))
        self._counts: dict[str, int] = {}  # of words, and 0 for what only begins words
        self._tags: dict[str, str] = {}
        self._total = total or sum(int(line.split(" ")[1]) for line in text.splitlines())

    def count(self, word: str) -> int | None:
        """How often a word is met; 0 if it only begins longer words, None if no word begins so."""
        if word[:1] in self._lines:
            self._read(word[0])
        return self._counts.get(word)

    def tag(self, word: str) -> str | None:
        """The part of speech a word has most often: ns; None if it is not known."""
        if word[:1] in self._lines:
            self._read(word[0])
        return self._tags.get(word)

    def _read(self, letter: str) -> None:
        """Reads the words that begin with a letter that is not yet read."""
        counts: dict[str, int] = {}
        for lines in self._lines.pop(letter):
            for line in self._text[lines].splitlines():
                word, count, self._tags[word] = line.split(" ")
                counts[word] = int(count)
        starts = {word[:size]: 0 for word in counts for size in range(1, len(word))}
        self._counts |= starts | counts

    def _read_all(self, text: str) -> None:
        """Reads the words that begin with any letter of a text."""
        for letter in self._lines.keys() & text:
            self._read(letter)

    def crosses(self, text: str, at: int) -> bool:
        """Whether a word lies across a place of a text, however the rest is cut."""
        counts = self._counts
        self._read_all(text[:at])
        for first in range(at):
            for last in range(first + 1, len(text) + 1):
                count = counts.get(text[first:last])
                if count is None:  # no word goes on so
                    break
                if count and last > at:
                    return True
        return False

    def cut(self, text: str) -> Iterator[str]:
        """The words of a text as jieba cuts them, without guessing at words that it does not know."""
        self._read_all(text)
        found: Iterator[str] = self._tokenizer.cut(text, HMM=False)
        return found

    @cached_property
    def _tokenizer(self) -> Any:
        """A tokenizer of our own that looks into what was read so far: jieba's would read all of the dictionary first."""
        with warnings.catch_warnings(), _without("pkg_resources"):
            warnings.simplefilter("ignore")
            import jieba
        jieba.setLogLevel(logging.ERROR)
        tokenizer = jieba.Tokenizer()
        tokenizer.FREQ, tokenizer.total, tokenizer.initialized = self._counts, self._total, True
        return tokenizer


@contextmanager
def _without(module: str) -> Iterator[None]:
    """As if a module that is not loaded were not installed: jieba asks setuptools only where its files are, and knows without."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]


@cache
def dictionary() -> Dictionary:
    """The dictionary of the jieba that is installed."""
    found = find_spec("jieba")  # not imported before a text is cut
    if found is None or not found.submodule_search_locations:
        raise KGError("jieba is not installed, whose dictionary is needed; install it with pip")
    content = (Path(found.submodule_search_locations[0]) / "dict.txt").read_bytes()
    return Dictionary(content.decode("utf-8"), TOTALS.get(crc32(content)))
