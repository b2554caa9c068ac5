"""Where a person's name begins and ends."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from kg.annotation.lexical.gazetteer import Token
from kg.model import Span
from kg.model.keys import EntityKey
from kg.ontology import Ontology
from kg.text.segmentation import is_common, starts_with_common

__all__ = ["name_after", "name_before", "names_in_row", "transliterated_before"]

INITIAL = r"(?<=·)[A-Z](?=·)"  # the J of 唐纳德·J·特朗普
NEXT_NAME = re.compile(r"[\s:：、,，/]*+([\u3400-\u9fff]{1,8}+)")  # eight: no rule looks further


@cache
def _boundary(ontology: Ontology) -> re.Pattern[str]:
    return re.compile(r"[^\u3400-\u9fff·]|$|" + ontology.lexicons.names.boundary.words.regex)


@cache
def _surnames(ontology: Ontology) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    names = ontology.lexicons.names
    return frozenset(names.chinese.surnames), names.chinese.compound, names.japanese.surnames


@cache
def _foreign(ontology: Ontology) -> re.Pattern[str]:
    chars = ontology.lexicons.names.foreign.characters
    return re.compile(rf"(?:[{chars}·]|{INITIAL})+")


@cache
def _dotted(ontology: Ontology) -> re.Pattern[str]:
    """A name in parts, of which the first may end in any character."""
    chars = ontology.lexicons.names.foreign.characters
    return re.compile(rf"[{chars}]{{1,4}}[\u3400-\u9fff]?(?:·(?:{INITIAL}·)?[{chars}]+)+")


def name_after(
    folded: str, start: int, tokens: Sequence[Token], ontology: Ontology, origin: Sequence[Token] = ()
) -> Span | None:
    """The span of the name that begins at `start`, if one does."""
    while folded[start : start + 1] in (" ", "\u3000"):
        start += 1
    stop = _stop(start, tokens)
    if stop and stop.span.start == start:
        return stop.span if stop.kind == "person" else None
    for size in (4, 3, 2):
        if folded[start : start + size] in ontology.called and _boundary(ontology).match(folded, start + size):
            return Span(start, start + size)
    end = _end(folded, start, stop.span.start if stop else len(folded), ontology, origin)
    return Span(start, end) if end and _likely(folded[start:end], ontology) else None


def name_before(start: int, tokens: Sequence[Token], index: int) -> Span | None:
    """The person known to the gazetteer whose name ends where the title begins: 习近平主席."""
    if index and tokens[index - 1].kind == "person" and tokens[index - 1].span.end == start:
        return tokens[index - 1].span
    return None


def _likely(name: str, ontology: Ontology, *, staff: bool = False) -> bool:
    """Whether a string of the right shape is no common word, and (but for news staff) no preposition with one."""
    if name[0] in ontology.lexicons.names.chinese.never:
        return False
    if _is_clause(name, ontology):
        return False
    if staff:
        return not starts_with_common(name)
    words = ontology.lexicons.names
    if any(len(word) > 1 and word in name for word in words.boundary.words):
        return False
    return not starts_with_common(name) and not (len(name) == 2 and name[0] in words.chinese.careful)


def _is_clause(name: str, ontology: Ontology) -> bool:
    """Whether it is a surname and a function word, or a surname that is one and a common word: 曾说, 时所说, 据报道."""
    words = ontology.lexicons.names.chinese
    doubtful, function = name[0] in words.careful + words.doubtful, words.given_never
    if name[1:] in function:
        return True
    return doubtful and (
        bool({name[1], name[-1]} & set(function)) or is_common(name, 1) or starts_with_common(name[1:])
    )


def _stop(start: int, tokens: Sequence[Token]) -> Token | None:
    at = bisect_left(tokens, start, key=lambda token: token.span.start)
    while at < len(tokens) and tokens[at].category == "block":
        at += 1
    return tokens[at] if at < len(tokens) else None


def _end(folded: str, start: int, limit: int, ontology: Ontology, origin: Sequence[Token]) -> int | None:
    """Where the name that begins at `start` ends: the likeliest of Chinese, Japanese and transliterated shapes."""
    boundary = _boundary(ontology)

    def ends(at: int) -> bool:
        return at <= limit and (at == limit or bool(boundary.match(folded, at)))

    surnames, compound, japanese = _surnames(ontology)
    nearby = {str(EntityKey("state", code)) for code in ontology.lexicons.names.chinese.states}
    abroad = any(token.kind == "state" and token.names[0].key not in nearby for token in origin)
    run = _foreign(ontology).match(folded, start, min(limit, start + 16))
    long_run = start + len(run.group().rstrip("·")) if run else start
    if dotted := _dotted(ontology).match(folded, start, min(limit, start + 16)):
        long_run = max(long_run, dotted.end())  # 彼得·赫克, though 得 is in few names
    if "·" in folded[start:long_run]:
        while long_run > start and not ends(long_run):
            long_run -= 1
        return long_run if long_run - start >= 3 else None
    if not abroad:
        for surname in japanese:
            if folded.startswith(surname, start):
                for size in (4, 3, 2):
                    if ends(start + size) and size >= len(surname):
                        return start + size
        if folded[start : start + 2] in compound:
            for size in (4, 3):
                if ends(start + size):
                    return start + size
    chinese = not abroad and folded[start : start + 1] in surnames
    follows = ontology.lexicons.names.chinese.follows
    if chinese and long_run - start < 4:
        for size in (2,) if folded[start + 2 : start + 3] in follows else (3, 2):
            if ends(start + size) and _is_han(folded[start : start + size]):
                return start + size
    end = long_run
    while end - start >= 2 and not ends(end):
        end -= 1
    if end - start >= 2 and end > start:
        return end
    if chinese:
        for size in (3, 2):
            if ends(start + size) and _is_han(folded[start : start + size]):
                return start + size
    return None


def _is_han(text: str) -> bool:
    return all("\u3400" <= char <= "\u9fff" for char in text)


def transliterated_before(folded: str, end: int, lowest: int, ontology: Ontology) -> Span | None:
    """The name that ends at `end` (before its Latin form in brackets), not before `lowest`."""
    start = end
    chars = _foreign(ontology)
    while start > lowest and end - start < 14 and chars.match(folded, start - 1, start + 1):
        start -= 1
    return Span(start, end) if end - start >= 2 and folded[start] != "·" else None


def names_in_row(folded: str, start: int, ontology: Ontology) -> list[Span]:
    """Chinese names one after another, parted by blanks, commas or nothing: 记者黄惠馨 孔禄渊."""
    surnames, compound, _ = _surnames(ontology)
    found: list[Span] = []
    while True:
        match = NEXT_NAME.match(folded, start)
        if not match:
            return found
        begin, run = match.start(1), match.group(1)
        if run.startswith(ontology.lexicons.names.staff.words):
            return found
        colon = folded[start:begin].strip() in (":", "：", "/")
        if len(run) < 2 or (run[0] not in surnames and run[:2] not in compound and not (colon and len(run) <= 3)):
            return found
        size = _given_size(folded, begin, run, ontology)
        if not size or not _likely(folded[begin : begin + size], ontology, staff=True):
            return found
        found.append(Span(begin, begin + size))
        start = begin + size
        if len(found) >= 6:
            return found


def _given_size(folded: str, begin: int, run: str, ontology: Ontology) -> int:
    surnames, _, _ = _surnames(ontology)
    boundary = _boundary(ontology)
    for size in (3, 2, 4):
        if len(run) < size:
            continue
        after = begin + size
        if len(run) == size or boundary.match(folded, after):
            return size
        if size == 3 and len(run) in (5, 6) and run[3] in surnames:
            return 3
    return 0
