"""jieba behind one door: a private tokenizer, loaded on first use, for unknown names and doubtful boundaries only."""

import logging
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Literal

__all__ = [
    "COMMON",
    "Part",
    "begins_with_verb",
    "ends_with_verb",
    "ends_word",
    "is_common",
    "last_word",
    "opens_with_verb",
    "starts_with_common",
    "straddles",
    "words",
]

COMMON = 40  # occurrences in jieba's dictionary from which a word is no likely name; measured on the corpus
LONGEST = 4
AROUND = 6  # characters on each side that are cut to see whether a name is made of parts of two words
ACTS, ADVERBS, PREPOSITIONS = (
    ("v", "vd", "vi"),
    ("d", "ad", "zg", "a"),
    ("p",),
)  # tags of jieba's dictionary; nouns made of verbs (vn) are no acts
Part = Literal["verb", "verbal", "adjective", "adverb", "preposition", "conjunction", "place", "time", "noun"]
PARTS: dict[str, Part] = {
    **dict.fromkeys(ACTS, "verb"),
    "vn": "verbal",  # a noun or a verb, by what stands around it: 谈判
    **dict.fromkeys(("d", "ad", "zg"), "adverb"),
    "a": "adjective",
    "p": "preposition",
    "f": "place",
    "c": "conjunction",
    "t": "time",
}  # what is not in it is a noun, or stands like one
CHINESE = re.compile(r"[\u3400-\u9fff]+")


@cache
def _dictionary() -> tuple[Any, frozenset[str], dict[str, str]]:
    """A tokenizer of our own, the words tagged as names of people, and what stands otherwise than a noun, from one reading of jieba's dictionary.

    jieba's tagger would read it three times. No cache is read that others could write, and none is written.
    """
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    counts, names, kinds = {}, set(), {}
    with tokenizer.get_dict_file() as file:
        for line in file.read().decode("utf-8").splitlines():
            word, count, tag = line.split(" ")  # 中国 68784 ns
            counts[word] = int(count)
            tokenizer.total += counts[word]
            if tag.startswith("nr"):
                names.add(word)
            elif tag in PARTS:
                kinds[word] = tag
    starts = {word[:size]: 0 for word in counts for size in range(1, len(word))}  # by which jieba seeks longer words
    tokenizer.FREQ = starts | counts
    tokenizer.initialized = True
    return tokenizer, frozenset(names), kinds


@cache
def is_common(text: str, times: int = COMMON) -> bool:
    """Whether a string of two or more characters is a word met so many times at least, so no likely name."""
    tokenizer, names, _ = _dictionary()
    return tokenizer.FREQ.get(text, 0) >= times and text not in names


def starts_with_common(text: str) -> bool:
    """Whether a string begins with a common word of two or more characters: 赞成这 begins with 赞成."""
    return any(is_common(text[:size]) for size in range(2, min(LONGEST, len(text)) + 1))


def begins_with_verb(text: str, at: int, times: int = 0) -> bool:
    """Whether the characters there spell a verb of two or three, met so many times, whatever they belong to: 认为 in 李认为."""
    tokenizer, _, kinds = _dictionary()
    words = (text[at : at + size] for size in (2, 3))
    return any(kinds.get(word) in ACTS and tokenizer.FREQ[word] >= times for word in words)


def ends_word(text: str, end: int) -> bool:
    """Whether a word of two or more characters ends there, as the dictionary cuts what stands before."""
    return len(last_word(text, end)) > 1


def ends_with_verb(text: str, end: int) -> bool:
    """Whether a verb of two or more characters ends there: 袭击 before 伊朗; not 总统, and not 的."""
    return len(last := last_word(text, end)) > 1 and _dictionary()[2].get(last) in ACTS


def opens_with_verb(text: str, at: int) -> bool:
    """Whether an act follows there, after adverbs at most: 退出条约, 正式暂停参加; not 制裁措施, and not 一项计划."""
    found = CHINESE.match(text, at, at + 2 * AROUND)
    return found is not None and _acts(found.group())


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[tuple[str, Part], ...]:
    """The words of a stretch as the dictionary cuts it, each with the part of speech it has most often."""
    tokenizer, _, kinds = _dictionary()
    return tuple((word, PARTS.get(kinds.get(word, ""), "noun")) for word in tokenizer.cut(text, HMM=False))


@lru_cache(maxsize=65536)
def _acts(window: str) -> bool:
    tokenizer, _, kinds = _dictionary()
    words = iter(tokenizer.cut(window, HMM=False))
    first = next((word for word in words if kinds.get(word) not in ADVERBS), "")
    return kinds.get(first) in PREPOSITIONS or (kinds.get(first) in ACTS and next(words, "") != "的")


def last_word(text: str, end: int) -> str:
    """The word that ends there; nothing where no Chinese character stands before."""
    found = next((one for one in CHINESE.finditer(text, max(0, end - AROUND), end) if one.end() == end), None)
    return _last_word(found.group()) if found else ""


@lru_cache(maxsize=65536)
def _last_word(window: str) -> str:
    last: str = _dictionary()[0].lcut(window, HMM=False)[-1]
    return last


def straddles(text: str, start: int, end: int) -> bool:
    """Whether a name is made of parts of other words: 上海 in 实际上海军, 利马 in 胜利马上. No HMM: only words of the dictionary."""
    left = max(
        (found.start() for found in CHINESE.finditer(text, max(0, start - AROUND), start) if found.end() == start),
        default=start,
    )
    right = next((found.end() for found in CHINESE.finditer(text, end, end + AROUND) if found.start() == end), end)
    return left < right and _cut_through(text[left:right], start - left, end - left)


def _may_cross(counts: Mapping[str, int], window: str, at: int) -> bool:
    """Whether any word of the dictionary lies across a place, however the rest is cut."""
    for first in range(max(0, at - AROUND), at):
        for last in range(first + 1, len(window) + 1):
            count = counts.get(window[first:last])
            if count is None:  # no word goes on so
                break
            if count and last > at:
                return True
    return False


@lru_cache(maxsize=65536)
def _cut_through(window: str, start: int, end: int) -> bool:
    """Whether words of the dictionary cross the ends of the name: one end if it knows the name itself, else both."""
    (tokenizer, *_), at, crossed = _dictionary(), 0, 0
    if not (_may_cross(tokenizer.FREQ, window, start) or _may_cross(tokenizer.FREQ, window, end)):
        return False
    for word in tokenizer.cut(window, HMM=False):
        stop = at + len(word)
        if len(word) > 1:
            crossed += (at < start < stop < end) + (start < at < end < stop)
        at = stop
    return bool(crossed >= (1 if tokenizer.FREQ.get(window[start:end]) else 2))
