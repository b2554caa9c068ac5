"""Japanese names: by a listed surname, and after a post of Japan's by their shape."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from kg.annotation.lexical.gazetteer import Token
from kg.annotation.lexical.missions import STATIONED
from kg.model import Span
from kg.model.keys import EntityKey
from kg.ontology import Ontology
from kg.text.segmentation import COMMON, begins_with_verb, is_common, starts_with_common

__all__ = ["Ends", "beside_japan", "japanese_end", "surname_of", "unlisted_end"]

HAN = re.compile(r"[\u3400-\u9fff]+")
LATIN = re.compile(r"\s*\(\s*[A-Z]")
PARTED = re.compile(r"[^\u3400-\u9fffA-Za-z0-9·（）()“”]")  # one clause ends, another begins
NEAR = 8  # tokens before the end of a post
REACH = 28  # characters between the name of the state and the end of a post
GIVEN = (2, 3, 1)  # characters of a given name, the likeliest first
UNLISTED = (4, 5)  # characters of a whole name
RARE = 5  # occurrences in jieba's dictionary from which a word is part of no name of which only the shape is known

Ends = Callable[[int], bool]


@cache
def _surnames(ontology: Ontology) -> dict[str, bool]:
    """Each surname with whether it is a common word besides."""
    return {one: is_common(one) for one in ontology.lexicons.names.japanese.surnames}


@cache
def _lengths(ontology: Ontology) -> tuple[int, ...]:
    """How many characters a surname has, the longest first."""
    return tuple(sorted({len(one) for one in _surnames(ontology)}, reverse=True))


def _surnames_at(folded: str, start: int, ontology: Ontology) -> Iterator[str]:
    """The surnames that begin at a place, the longest first."""
    known = _surnames(ontology)
    return (one for size in _lengths(ontology) if (one := folded[start : start + size]) in known)


def surname_of(name: str, ontology: Ontology) -> str | None:
    """The surname that may stand for the whole name later: 松井 of 松井一实; none that is a word besides (大桥)."""
    found = next(_surnames_at(name, 0, ontology), None)
    return found if found and 1 < len(found) < len(name) - 1 and not _surnames(ontology)[found] else None


def beside_japan(folded: str, at: int, tokens: Sequence[Token], origin: Sequence[Token], ontology: Ontology) -> bool:
    """Whether the post that ends at a place is Japan's, or of a body of which the clause says that it is."""
    japan = str(EntityKey("state", "JPN"))
    states = [ontology.state_of(one.names[0].key) for one in origin if one.names]
    if any(states):
        return states[0] == japan
    number = bisect_left(tokens, at, key=lambda token: token.span.start)
    for token in reversed(tokens[max(0, number - NEAR) : number]):
        if token.span.start < at - REACH or PARTED.search(folded, token.span.end, at) or token.kind == "person":
            return False
        if token.kind == "state" and not (token.span.start and STATIONED.match(folded, token.span.start - 1)):
            return token.names[0].key == japan and "的" not in folded[token.span.end : at]
    return False


def japanese_end(folded: str, start: int, ontology: Ontology, ends: Ends, *, japan: bool) -> int | None:
    """Where a name with a listed surname ends; a surname alone is one where it is no word."""
    for surname in _surnames_at(folded, start, ontology):
        common = _surnames(ontology)[surname]
        given, short = start + len(surname), len(surname) == 1
        for size in GIVEN[:1] if short else GIVEN:
            spelled = LATIN.match(folded, given + size)  # 上田路子(Michiko Ueda)
            if not (japan or spelled or not (common or short)):
                continue
            sure = spelled and HAN.fullmatch(folded, given, given + size)
            if ends(given + size) and (sure or _is_given(folded, Span(given, given + size), ontology)):
                return given + size
        if ends(given) and not (common or short):
            return given
    return None


def _is_given(folded: str, place: Span, ontology: Ontology) -> bool:
    """Whether it may be a given name: no common word, and not the first character of a verb: 悠|认为."""
    words, given = ontology.lexicons.names, folded[slice(*place)]
    goes_on = folded[place.end : place.end + 1] not in words.chinese.follows
    if goes_on and begins_with_verb(folded, place.end - 1, COMMON) and not begins_with_verb(folded, place.end, COMMON):
        return False
    return (
        HAN.fullmatch(given) is not None
        and not set(given) & set(words.chinese.given_never + words.japanese.given_never)
        and not (len(given) == 1 and given in words.boundary.words and given not in words.japanese.given)
        and given[-1] not in words.chinese.never_last
        and not any(len(word) > 1 and word in given for word in words.boundary.words)
        and not _holds_a_word(given)
    )


def unlisted_end(folded: str, start: int, ontology: Ontology, ends: Ends) -> int | None:
    """Where a name with a rare surname ends, after a post of Japan's: a run without any common word."""
    words = ontology.lexicons.names
    for size in UNLISTED:
        name = folded[start : start + size]
        if (
            ends(start + size)
            and HAN.fullmatch(name)
            and name[0] not in words.boundary.words
            and name[0] not in words.chinese.never + words.chinese.surnames
            and name[-1] not in words.japanese.never_last
            and _is_given(folded, Span(start, start + size), ontology)
            and not _holds_a_word(name, RARE)
        ):
            return start + size
    return None


def _holds_a_word(text: str, times: int = COMMON) -> bool:
    return any(starts_with_common(text[at:], times) for at in range(len(text) - 1))
