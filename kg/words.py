"""jieba behind one door: a private tokenizer, loaded on first use, for unknown names and doubtful boundaries only."""

import logging
import os
import re
import tempfile
from functools import cache, lru_cache
from typing import Any

__all__ = ["is_common", "starts_with_common", "straddles"]

COMMON = 40  # occurrences in jieba's dictionary from which a word is no likely name; measured on the corpus
LONGEST = 4
AROUND = 6  # characters on each side that are cut to see whether a name is made of parts of two words
CHINESE = re.compile(r"[\u3400-\u9fff]+")


@cache
def _tokenizer() -> Any:
    """A tagging tokenizer of our own: its cache lies in a private folder and is gone with it, never read from a shared one."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
        from jieba.posseg import POSTokenizer
    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    with tempfile.TemporaryDirectory() as folder:
        tokenizer.tmp_dir = folder
        tokenizer.cache_file = os.path.join(folder, "words")
        tokenizer.initialize()
    return POSTokenizer(tokenizer)


@cache
def is_common(text: str) -> bool:
    """Whether a string of two or more characters is a common word, so no likely name."""
    tokenizer = _tokenizer()
    return tokenizer.tokenizer.FREQ.get(text, 0) >= COMMON and not tokenizer.word_tag_tab.get(text, "").startswith("nr")


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
    tokenizer, at, crossed = _tokenizer().tokenizer, 0, 0
    for word in tokenizer.cut(window, HMM=False):
        stop = at + len(word)
        if len(word) > 1:
            crossed += (at < start < stop < end) + (start < at < end < stop)
        at = stop
    return bool(crossed >= (1 if tokenizer.FREQ.get(window[start:end]) else 2))
