"""jieba behind one door: a private tokenizer, loaded on first use, for unknown names and doubtful boundaries only."""

import logging
import re
from functools import cache, lru_cache
from typing import Any

__all__ = ["is_common", "starts_with_common", "straddles"]

COMMON = 40  # occurrences in jieba's dictionary from which a word is no likely name; measured on the corpus
LONGEST = 4
AROUND = 6  # characters on each side that are cut to see whether a name is made of parts of two words
CHINESE = re.compile(r"[\u3400-\u9fff]+")


@cache
def _tokenizer() -> Any:
    """A tokenizer of our own, filled here: no cache is read that others could write, none is written."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


@cache
def _names() -> frozenset[str]:
    """The words that the dictionary tags as names of people; jieba's own tagger would read it three times."""
    with _tokenizer().get_dict_file() as file:
        rows = (line.split(" ") for line in file.read().decode("utf-8").splitlines())
        tags = {word: tag for word, _, tag in rows}  # the last of a word that stands there twice
    return frozenset(word for word, tag in tags.items() if tag.startswith("nr"))


@cache
def is_common(text: str) -> bool:
    """Whether a string of two or more characters is a common word, so no likely name."""
    return _tokenizer().FREQ.get(text, 0) >= COMMON and text not in _names()


def starts_with_common(text: str) -> bool:
    """Whether a string begins with a common word of two or more characters: 赞成这 begins with 赞成."""
    return any(is_common(text[:size]) for size in range(2, min(LONGEST, len(text)) + 1))


def straddles(text: str, start: int, end: int) -> bool:
    """Whether a name is made of parts of other words: 上海 in 实际上海军, 利马 in 胜利马上. No HMM: only words of the dictionary."""
    left = max(
        (found.start() for found in CHINESE.finditer(text, max(0, start - AROUND), start) if found.end() == start),
        default=start,
    )
    right = next((found.end() for found in CHINESE.finditer(text, end, end + AROUND) if found.start() == end), end)
    return left < right and _cut_through(text[left:right], start - left, end - left)


@lru_cache(maxsize=65536)
def _cut_through(window: str, start: int, end: int) -> bool:
    """Whether words of the dictionary cross the ends of the name: one end if it knows the name itself, else both."""
    tokenizer, at, crossed = _tokenizer(), 0, 0
    for word in tokenizer.cut(window, HMM=False):
        stop = at + len(word)
        if len(word) > 1:
            crossed += (at < start < stop < end) + (start < at < end < stop)
        at = stop
    return bool(crossed >= (1 if tokenizer.FREQ.get(window[start:end]) else 2))
