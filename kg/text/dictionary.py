"""jieba's dictionary: how often each word is met, and as what; read letter by letter, as texts ask for it.

jieba itself reads all of it first, 350,000 words of which a text needs few, and the letters of one text take a tenth of the
time; and it loads 40 ms of what this needs nothing of. Texts are cut here as it cuts them. No cache is read that others could
write, and none is written.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from math import log
from pathlib import Path
from zlib import crc32

from kg.errors import KGError

__all__ = ["Dictionary", "dictionary"]

LETTER = re.compile(r"^(.).*\n(?:\1.*\n)*", re.MULTILINE)  # lines of words that begin alike: 中国 68784 ns, 中年 2053 t
WRITTEN = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+)")  # what words are made of: 中国, B-52, 5.2%
BLANK = re.compile(r"(\r\n|\s)")
LATIN = re.compile("[a-zA-Z0-9]")
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
        fields = "".join([self._text[lines] for lines in self._lines.pop(letter)]).replace("\n", " ").split(" ")[:-1]
        words = fields[::3]
        self._tags.update(zip(words, fields[2::3], strict=True))
        self._counts[letter] = 0
        self._counts.update({word[:size]: 0 for word in words if len(word) > 2 for size in range(2, len(word))})
        self._counts.update(zip(words, map(int, fields[1::3]), strict=True))

    def _read_all(self, text: str) -> None:
        """Reads the words that begin with any letter of a text."""
        if not self._lines.keys().isdisjoint(text):
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
        for number, block in enumerate(WRITTEN.split(text)):
            if number % 2:
                yield from self._words(block)
            else:
                for odd, piece in enumerate(BLANK.split(block)):
                    yield from (piece,) if odd % 2 else piece

    def _words(self, block: str) -> Iterator[str]:
        """The words of a stretch without blanks and marks; letters and digits that are no words stay together."""
        ends, at, letters = self._ends(block), 0, ""
        while at < len(block):
            word = block[at : ends[at]]
            at = ends[at]
            if len(word) == 1 and LATIN.match(word):
                letters += word
                continue
            if letters:
                yield letters
                letters = ""
            yield word
        if letters:
            yield letters

    def _ends(self, block: str) -> list[int]:
        """Where the word ends that begins at each place, if all from there on is cut into the likeliest words.

        A word is as likely as it is often met among all; the longest of those that are equally good.
        """
        counts, size, whole = self._counts, len(block), log(self._total)
        ends, likely = [0] * size, [0.0] * (size + 1)
        for at in range(size - 1, -1, -1):
            best, last, end = None, at + 1, at + 1
            while end <= size and (count := counts.get(block[at:end])) is not None:
                if count and (best is None or log(count) - whole + likely[end] >= best):
                    best, last = log(count) - whole + likely[end], end
                end += 1
            ends[at] = last
            likely[at] = log(1) - whole + likely[at + 1] if best is None else best
        return ends


@cache
def dictionary() -> Dictionary:
    """The dictionary of the jieba that is installed."""
    found = find_spec("jieba")  # not imported before a text is cut
    if found is None or not found.submodule_search_locations:
        raise KGError("jieba is not installed, whose dictionary is needed; install it with pip")
    content = (Path(found.submodule_search_locations[0]) / "dict.txt").read_bytes()
    return Dictionary(content.decode("utf-8"), TOTALS.get(crc32(content)))
