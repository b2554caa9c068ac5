"""Words and their parts of speech by jieba's dictionary, for unknown names and doubtful boundaries only."""

import re
from functools import cache, lru_cache
from typing import Literal

from kg.text.dictionary import dictionary

__all__ = [
    "COMMON",
    "Part",
    "begins_with_time",
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
PHRASE = 4  # characters of a phrase that may be two verbs
AROUND = 6  # characters on each side that are cut to see whether a name is made of parts of two words
ACTS, ADVERBS, PREPOSITIONS = (
    ("v", "vd", "vi"),
    ("d", "ad", "zg", "a"),
    ("p",),
)  # tags of jieba's dictionary; nouns made of verbs (vn) are no acts
PERSON = "nr"  # tags of names of people begin so: nr, nrfg, nrt
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
BEFORE = re.compile(r"[\u3400-\u9fff]+\Z")  # up to where a search ends


@cache
def is_common(text: str, times: int = COMMON) -> bool:
    """Whether a string of two or more characters is a word met so many times at least, so no likely name."""
    known = dictionary()
    return (known.count(text) or 0) >= times and not (known.tag(text) or "").startswith(PERSON)


def starts_with_common(text: str, times: int = COMMON) -> bool:
    """Whether a string begins with a common word of two or more characters: 赞成这 begins with 赞成."""
    return any(is_common(text[:size], times) for size in range(2, min(LONGEST, len(text)) + 1))


def begins_with_verb(text: str, at: int, times: int = 0) -> bool:
    """Whether the characters there spell a verb of two or three, met so many times, whatever they belong to: 认为 in 李认为."""
    known = dictionary()
    words = (text[at : at + size] for size in (2, 3))
    return any(known.tag(word) in ACTS and (known.count(word) or 0) >= times for word in words)


def begins_with_time(text: str, at: int) -> bool:
    """Whether the two characters there spell a word of time: 如今."""
    known = dictionary()
    return PARTS.get(known.tag(text[at : at + 2]) or "") == "time"


def ends_word(text: str, end: int) -> bool:
    """Whether a word of two or more characters ends there, as the dictionary cuts what stands before."""
    return len(last_word(text, end)) > 1


def ends_with_verb(text: str, end: int) -> bool:
    """Whether a verb of two or more characters ends there: 袭击 before 伊朗; not 总统, and not 的."""
    return len(last := last_word(text, end)) > 1 and dictionary().tag(last) in ACTS


def opens_with_verb(text: str, at: int) -> bool:
    """Whether an act follows there, after adverbs at most: 退出条约, 正式暂停参加; not 制裁措施, and not 一项计划."""
    found = CHINESE.match(text, at, at + 2 * AROUND)
    return found is not None and _acts(found.group())


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[tuple[str, Part], ...]:
    """The words of a stretch as the dictionary cuts it, each with the part of speech it has most often; phrases of two verbs as two."""
    return tuple(
        (word, PARTS.get(dictionary().tag(word) or "", "noun"))
        for whole in dictionary().cut(text)
        for word in _apart(whole)
    )


def _apart(word: str) -> tuple[str, ...]:
    """拒绝接受, which the dictionary holds as one phrase, as 拒绝 and 接受."""
    known = dictionary()
    if len(word) != PHRASE or known.tag(word) != "l":
        return (word,)
    halves = word[: PHRASE // 2], word[PHRASE // 2 :]
    verbs = known.tag(halves[0]) in ACTS and known.tag(halves[1]) in (*ACTS, "vn")
    return halves if verbs else (word,)


@lru_cache(maxsize=65536)
def _acts(window: str) -> bool:
    known = dictionary()
    words = known.cut(window)
    first = next((tag for word in words if (tag := known.tag(word)) not in ADVERBS), None)
    return first in PREPOSITIONS or (first in ACTS and next(words, "") != "的")


def last_word(text: str, end: int) -> str:
    """The word that ends there; nothing where no Chinese character stands before."""
    found = BEFORE.search(text, max(0, end - AROUND), end)
    return _last_word(found.group()) if found else ""


@lru_cache(maxsize=65536)
def _last_word(window: str) -> str:
    *_, last = dictionary().cut(window)
    return last


def straddles(text: str, start: int, end: int) -> bool:
    """Whether a name is made of parts of other words: 上海 in 实际上海军, 利马 in 胜利马上. Only words of the dictionary count."""
    before, after = BEFORE.search(text, max(0, start - AROUND), start), CHINESE.match(text, end, end + AROUND)
    left, right = before.start() if before else start, after.end() if after else end
    return left < right and _cut_through(text[left:right], start - left, end - left)


@lru_cache(maxsize=65536)
def _cut_through(window: str, start: int, end: int) -> bool:
    """Whether words of the dictionary cross the ends of the name: one end if it knows the name itself, else both.

    Of a longer name what one word leaves must be a word too: 耳其, after 国土 of 邻国土耳其, is none.
    """
    known, at, crossed = dictionary(), 0, 0
    left, right = start, end  # of what no crossing word holds
    if not any(known.crosses(window[max(0, place - AROUND) :], min(place, AROUND)) for place in (start, end)):
        return False
    for word in known.cut(window):
        stop = at + len(word)
        if len(word) > 1:
            crossed += (at < start < stop < end) + (start < at < end < stop)
            left, right = (stop if at < start < stop else left), (at if at < end < stop else right)
        at = stop
    rest = right - left > 1 and not known.count(window[left:right])
    return bool(crossed >= (1 if known.count(window[start:end]) and not (crossed == 1 and rest) else 2))
