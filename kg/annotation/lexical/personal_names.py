"""Where a person's name begins and ends."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.annotation.lexical.gazetteer import Token
from kg.annotation.lexical.japanese_names import Ends, beside_japan, japanese_end, unlisted_end
from kg.annotation.lexical.name_shapes import boundary, dotted, foreign, surnames
from kg.model import Span
from kg.model.keys import EntityKey
from kg.ontology import Ontology
from kg.text.segmentation import COMMON, begins_with_time, begins_with_verb, is_common, last_word, starts_with_common

__all__ = ["name_after", "name_before", "names_in_row", "transliterated_before"]

NEXT_NAME = re.compile(r"[\s:：、,，/]*+([\u3400-\u9fff]{1,8}+)")  # eight: no rule looks further

SPELLED = re.compile(
    r"([\u3400-\u9fff·]{2,10})\s?[（(][A-Z][\w.'’-]*+(?>(?:\s[A-Z][\w.'’-]*+){1,3})\s?[）)]"
)  # 垂宁（Nathan Twining）
# Dan Smith
LATIN = re.compile(r"[A-Z][a-z'’\-]*+(?>[ ](?:[A-Z]\.|[A-Z][A-Za-z'’\-]++)){1,3}(?![A-Za-z ]{0,2}[A-Za-z])")
FOREIGN_COMMON = 300  # occurrences in jieba's dictionary from which a word begins no name in such characters
GIVEN = 10  # characters before a known name that may be its given names


def name_after(
    folded: str, start: int, tokens: Sequence[Token], ontology: Ontology, origin: Sequence[Token] = ()
) -> Span | None:
    """The span of the name that begins at `start`, if one does."""
    while folded[start : start + 1] in (" ", "\u3000"):
        start += 1
    if latin := _latin_after(folded, start, ontology):
        return latin
    stop = _stop(start, tokens)
    parts = {"state": _within_a_name, "place": _begins_a_name}
    if stop and stop.kind in parts and parts[stop.kind](folded, start, stop.span, ontology):
        stop = _stop(stop.span.end, tokens)  # 德 of 巴德尔, 阿克拉 of 阿克拉米尼亚
    if stop and stop.span.start == start:
        return stop.span if stop.kind == "person" else None
    if stop and stop.kind == "person" and folded[stop.span.start - 1] == "·":
        given = foreign(ontology).fullmatch(folded, start, stop.span.start)
        if given and stop.span.start - start <= GIVEN:
            return stop.span  # 内塔尼亚胡 of 本杰明·内塔尼亚胡
    for size in (4, 3, 2):
        if folded[start : start + size] in ontology.called and boundary(ontology).match(folded, start + size):
            return Span(start, start + size)
    spelled = SPELLED.match(folded, start, stop.span.start if stop else len(folded))
    if spelled and _spells_a_name(spelled[1], ontology):
        return Span(*spelled.span(1))
    limit = stop.span.start if stop else len(folded)

    def ends(at: int) -> bool:
        return at <= limit and (
            at == limit
            or bool(boundary(ontology).match(folded, at))
            or begins_with_verb(folded, at)
            or begins_with_time(folded, at)
        )

    japan = beside_japan(folded, start, tokens, origin, ontology)
    abroad = _is_abroad(origin, ontology)
    if not abroad and (end := japanese_end(folded, start, ontology, ends, japan=japan)):
        return Span(start, end)
    end = _end(folded, start, limit, ontology, ends, abroad=abroad)
    if not (end and _likely(folded[start:end], ontology, abroad=abroad)):
        end = unlisted_end(folded, start, ontology, ends) if japan else None
    return Span(start, end) if end else None


def _latin_after(folded: str, start: int, ontology: Ontology) -> Span | None:
    """A name in Latin letters of two parts or more that begins there: 策略师Dan Smith; no company, no newspaper."""
    found, bodies = LATIN.match(folded, start), set(ontology.lexicons.names.latin.organizations)
    return Span(*found.span()) if found and not set(found.group().split()) & bodies else None


def _within_a_name(folded: str, start: int, state: Span, ontology: Ontology) -> bool:
    """Whether a state's one character stands amid characters that write foreign names, or ends one: 拉比伊说."""
    if state.end - state.start > 1 or state.start <= start:
        return False
    ends = state.end - start > 2 and boundary(ontology).match(folded, state.end) is not None
    return foreign(ontology).fullmatch(folded, start, state.end if ends else state.end + 1) is not None


def _begins_a_name(folded: str, start: int, place: Span, ontology: Ontology) -> bool:
    """Whether a place that stands right after a post is the beginning of a foreign name: characters of such names go on to its end."""
    longer = foreign(ontology).match(folded, place.start)
    end = longer.end() if longer and place.start == start else 0
    return end >= place.end + 2 and bool(boundary(ontology).match(folded, end) or begins_with_verb(folded, end))


def _spells_a_name(name: str, ontology: Ontology) -> bool:
    """Whether what stands before a Latin name is one: 垂宁, and no word of the dictionary (理事会) that no surname begins (金星)."""
    words = ontology.lexicons.names
    if any(word in name for word in words.boundary.words) or name.endswith(words.latin.bodies):
        return False
    called = len(name) < 4 and name[0] in surnames(ontology)[0] and name[0] not in words.chinese.never
    return called or "·" in name or len(last_word(name, len(name))) == 1


def name_before(start: int, tokens: Sequence[Token], index: int) -> Span | None:
    """The person known to the gazetteer whose name ends where the title begins: 习近平主席."""
    before = tokens[index - 1] if index else None
    return before.span if before and before.kind == "person" and before.span.end == start else None


def _likely(name: str, ontology: Ontology, *, staff: bool = False, abroad: bool = False) -> bool:
    """Whether a string of the right shape is no common word, and (but for news staff) no preposition with one.

    `abroad` is after the post of another state, where 安萨里 is no surname with a function word.
    """
    words = ontology.lexicons.names
    transliterated = len(name) > 2 and foreign(ontology).fullmatch(name)  # 拉比伊: such characters seldom make words
    opened = len(name) > 1 and name[0] in words.foreign.openings and name[1] in "·" + words.foreign.separators
    if (
        (name[0] in words.chinese.never and not opened)
        or name[:2] in words.chinese.listed
        or (not (abroad and transliterated) and _is_clause(name, ontology))
    ):
        return False
    if staff:
        return not starts_with_common(name) and name[-1] not in words.staff.never_last
    if any(len(word) > 1 and word in name for word in words.boundary.words):
        return False
    compound = len(name) > 2 and name[:2] in words.chinese.compound
    common = starts_with_common(name, FOREIGN_COMMON if transliterated else COMMON) and not compound
    return not common and not (len(name) == 2 and name[0] in words.chinese.careful)


def _is_clause(name: str, ontology: Ontology) -> bool:
    """Whether it is a surname and a function word, or a surname that is one and a common word: 曾说, 时所说, 据报道."""
    words = ontology.lexicons.names.chinese
    doubtful, function = name[0] in words.careful + words.doubtful, words.given_never
    if name[1:] in function or (name[0] in words.function and name[1] in words.auxiliary):
        return True
    return doubtful and (
        bool({name[1], name[-1]} & set(function))
        or is_common(name, 1)
        or name[1:3] in words.listed
        or starts_with_common(name[1:])
    )


def _stop(start: int, tokens: Sequence[Token]) -> Token | None:
    at = bisect_left(tokens, start, key=lambda token: token.span.start)
    while at < len(tokens) and tokens[at].category == "block":
        at += 1
    return tokens[at] if at < len(tokens) else None


def _is_abroad(origin: Sequence[Token], ontology: Ontology) -> bool:
    """Whether a post is that of a state whose people have no names of Chinese shape."""
    nearby = {str(EntityKey("state", code)) for code in ontology.lexicons.names.chinese.states}
    return any(token.kind == "state" and token.names[0].key not in nearby for token in origin)


def _end(folded: str, start: int, limit: int, ontology: Ontology, may_end: Ends, *, abroad: bool) -> int | None:
    """Where the name that begins at `start` ends: the likelier of the Chinese and the transliterated shape."""
    words = ontology.lexicons.names

    def ends(at: int) -> bool:
        return at <= limit and (at == limit or may_end(at))

    def cuts(at: int) -> bool:
        """Whether the last character before it is the first of a verb, or joins what follows: 饶|义认为, 马云担|任."""
        if folded[at - 1] in words.chinese.never_last:
            return True
        if folded[at - 1] in words.chinese.joining and (at == limit or folded[at] == "的"):
            return True
        if at < limit and folded[at] in words.chinese.follows:
            return False  # 邓炳强于8月
        return begins_with_verb(folded, at - 1, COMMON) and not begins_with_verb(folded, at, COMMON)

    known, compound = surnames(ontology)
    run = foreign(ontology).match(folded, start, min(limit, start + 16))
    parting = "·" + words.foreign.separators
    long_run = start + len(run.group().rstrip(parting)) if run else start
    if parts := dotted(ontology).match(folded, start, min(limit, start + 16)):
        long_run = max(long_run, parts.end())  # 彼得·赫克, though 得 is in few names
    while long_run - start > 2 and folded[long_run - 1] in words.foreign.never_last:
        long_run, limit = long_run - 1, min(limit, long_run - 1)
    if set(folded[start:long_run]) & set(parting):
        while long_run > start and not (ends(long_run) and folded[long_run - 1] not in parting):
            long_run -= 1
        return long_run if long_run - start >= 3 else None
    if not abroad and folded[start : start + 2] in compound:
        for size in (4, 3):
            if ends(start + size):
                return start + size - (size == 4 and cuts(start + size))
    chinese = not abroad and folded[start : start + 1] in known
    follows = ontology.lexicons.names.chinese.follows
    if chinese and long_run - start < 4:
        for size in (2,) if folded[start + 2 : start + 3] in follows else (3, 2):
            if ends(start + size) and _is_han(folded[start : start + size]):
                return start + size - (size == 3 and cuts(start + size))
    end = long_run
    while end - start >= 2 and not ends(end):
        end -= 1
    if end - start >= 2 and end > start:
        return end
    if chinese or (abroad and folded[start : start + 1] in known):  # 美国某学会研究员李侃如
        for size in (3, 2) if chinese else (3,):
            if ends(start + size) and _is_han(folded[start : start + size]):
                return start + size - (size == 3 and cuts(start + size))
    return None


def _is_han(text: str) -> bool:
    return all("\u3400" <= char <= "\u9fff" for char in text)


def transliterated_before(
    folded: str, end: int, lowest: int, ontology: Ontology, *, titled: bool = False
) -> Span | None:
    """The name that ends at `end` (before its Latin form in brackets), not before `lowest`, where perhaps a title ends."""
    start = end
    words, chars = ontology.lexicons.names, foreign(ontology)
    parting = "·" + words.foreign.separators
    while start > lowest and end - start < 14:
        part = next((one for one in words.foreign.syllables if folded.endswith(one, lowest, start)), "")
        if not (part or folded[start - 1] in parting or chars.match(folded, start - 1, start + 1)):
            break
        start -= len(part) or 1
    while start < end and folded[start] in "年月日" and folded[start - 1 : start].isdigit():
        start += 1  # 2007年|基德
    run = folded[start:end]
    if titled and 0 < start - lowest <= 2 and _is_name_part(folded[lowest:start], ontology):
        start = lowest  # 部长渥伊泰赫
    elif (
        0 < len(run) < 3
        and run not in words.foreign.syllables
        and not set(run) & set(parting)
        and (whole := _with_surname(folded, end, lowest, ontology))
    ):
        return whole  # 郭瑞安
    elif lowest < start < end - 2 and len(last_word(folded, start + 1)) > 1:
        start += 1  # 经理|杰森
    if re.search(f"(?:{words.foreign.younger})$", folded[lowest:start]) and set(folded[start:end]) & set(parting):
        start -= 1  # 小罗伯特·肯尼迪 is not his father; not 发小
    return Span(start, end) if end - start >= 2 and folded[start] not in parting else None


def _is_name_part(text: str, ontology: Ontology) -> bool:
    return _is_han(text) and not boundary(ontology).search(text, 0, len(text) - 1) and not set(text) & set("的和与及")


def _with_surname(folded: str, end: int, lowest: int, ontology: Ontology) -> Span | None:
    """The Chinese name that ends there, whose surname is no part of another word: of 的郭瑞安, not of 总统瑞安."""
    words = ontology.lexicons.names
    function = set(words.chinese.never + words.chinese.function)
    for start in (end - 3, end - 2):
        name = folded[max(start, 0) : end]
        if (
            start < lowest
            or name[0] not in surnames(ontology)[0]
            or name[0] in function
            or name[0] in words.boundary.words
        ):
            continue
        if len(last_word(folded, start + 1)) == 1 and _is_han(name) and _likely(name, ontology):
            return Span(start, end)
    return None


def names_in_row(folded: str, start: int, ontology: Ontology) -> list[Span]:
    """Chinese names one after another, parted by blanks, commas or nothing: 记者黄惠馨 孔禄渊."""
    known, compound = surnames(ontology)
    found: list[Span] = []
    while True:
        match = NEXT_NAME.match(folded, start)
        if not match:
            return found
        begin, run = match.start(1), match.group(1)
        if run.startswith(ontology.lexicons.names.staff.words):
            return found
        colon = folded[start:begin].strip() in (":", "：", "/")
        if len(run) < 2 or (run[0] not in known and run[:2] not in compound and not (colon and len(run) <= 3)):
            return found
        size = _given_size(folded, begin, run, ontology)
        if not size or not _likely(folded[begin : begin + size], ontology, staff=True):
            return found
        found.append(Span(begin, begin + size))
        start = begin + size
        if len(found) >= 6:
            return found


def _given_size(folded: str, begin: int, run: str, ontology: Ontology) -> int:
    known, _ = surnames(ontology)
    for size in (3, 2, 4):
        never = ontology.lexicons.names.staff.never_last + ontology.lexicons.names.chinese.never_last
        if len(run) < size or (size > 2 and run[size - 1] in never):
            continue
        after = begin + size
        if len(run) == size or boundary(ontology).match(folded, after):
            return size
        if size == 3 and len(run) in (5, 6) and run[3] in known:
            return 3
    return 0
