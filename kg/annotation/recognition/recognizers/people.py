"""People: after and before titles, before their Latin name, news staff, and again by shorter names."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

import ahocorasick_rs

from kg.annotation.document import Analysis
from kg.annotation.lexical.japanese_names import surname_of
from kg.annotation.lexical.personal_names import names_in_row, transliterated_before
from kg.model import Mention, Span, Subtype
from kg.ontology import Ontology
from kg.ontology.lexicons.words import one_of
from kg.text.script import fold

__all__ = ["ORDER", "recognize"]

ORDER = 40
END = re.compile(r"[，。；\n]|$")
LONGEST_POST = 24  # characters
SENTENCE = re.compile("^[^（(。]{4,}[，。]")  # 《X报》总编辑甲乙再次撰文，…: no line of credits goes on so
CREDIT = re.compile(r"\s*[：:/]")
TOLD = re.compile("[\u3400-\u9fff》”」]")  # before a post in a sentence; a credit stands after a mark or a blank
# 格罗西(Rafael Grossi); where one name ends and the next begins, no second reading is tried
LATIN_NAME = re.compile(r"(?<!\s)\s*+\(\s*+([A-Z][\w.'’\-]*+(?>(?:\s++[A-Z][\w.'’\-]*+){0,4}))\s*+\)")
LATIN_WORDS = re.compile(r"[A-Z][\w.'’\-]* (?:[\w.'’\-]+ )*[A-Z][\w'’\-]{3,}")  # Dan Smith, and Smith after it
LETTER = re.compile("[A-Za-z]{2}")
SLASHED = re.compile(r"(?m)^([\u3400-\u9fff]{2,4})/([\u3400-\u9fff]{2,4})/?(?=[（(]|$)")  # 文山/王凡/(法新社)


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """Every person, named once in full; then what repeats a part of that name."""
    found = [*_staff(analysis), *_holders(analysis), *_apposed(analysis)]
    found += [*_speaking(analysis, found), *_in_latin(analysis)]
    seen: dict[Span, Mention] = {}
    for mention in found:
        seen.setdefault(mention.span, mention)
    yield from seen.values()
    yield from _again(analysis, [*seen.values(), *(old for old in analysis.mentions if old.kind == "person")])


def _holders(analysis: Analysis) -> Iterator[Mention]:
    for title in analysis.titles:
        # 阿克拉 of 阿克拉米尼亚 is no place
        if title.holder and all(
            old.kind == "place" and old.span != title.holder for old in analysis.overlapping(title.holder)
        ):
            yield Mention(title.holder, "person", "name", (), "title")


def _apposed(analysis: Analysis) -> Iterator[Mention]:
    """A name before its Latin form, and the Latin form itself."""
    holders = {title.holder.end: title.holder for title in reversed(analysis.titles) if title.holder}
    ends = sorted(title.span.end for title in analysis.titles)
    words = analysis.ontology.lexicons.names
    for found in LATIN_NAME.finditer(analysis.folded):
        if set(found.group(1).split()) & set(words.latin.organizations):
            continue
        end = next(
            (
                found.start() - len(one)
                for one in words.foreign.honorifics
                if analysis.folded.endswith(one, 0, found.start())
            ),
            found.start(),
        )
        before = analysis.mentions.ending_at(end)
        latin = Span(*found.span(1))
        known = before and before.kind == "person"
        if before and not known:
            continue
        held = holders.get(end)
        if not (known or held or (" " in found.group(1) and analysis.folded[end - 1] not in "”」》")):
            continue
        number = bisect_right(ends, end)
        titled = ends[number - 1] if number else 0
        lowest = max(analysis.mentions.last_end(end), titled)
        name = (
            before.span
            if before
            else held
            or transliterated_before(analysis.folded, end, lowest, analysis.ontology, titled=titled == lowest > 0)
        )
        if name:
            if not before:
                yield Mention(name, "person", "name", (), "latin-apposition")
            if analysis.free(latin):
                yield Mention(latin, "person", "name", (), "latin-name", "latin-name")


@cache
def _spoken(ontology: Ontology) -> re.Pattern[str]:
    """The last part of a foreign name, and right after it a verb of saying, the colon of a label, or 是."""
    words = ontology.lexicons
    chars, syllables = words.names.foreign.characters, words.names.foreign.syllables.regex
    saying = one_of([fold(verb) for cue in words.cues.cue if cue.illocution == "open" for verb in cue.verbs])
    return re.compile(
        rf"·(?P<name>(?:{syllables}|[{chars}]){{2,}}?)(?:(?:{words.names.foreign.then.regex})?(?:{saying})|\s?(?P<label>[：:])|(?P<being>{words.names.foreign.being.regex}))"
    )


def _speaking(analysis: Analysis, found: list[Mention]) -> Iterator[Mention]:
    """A foreign name in parts that nothing brings in but that he speaks or is told to be something: 居民詹妮斯·尼尔森说, 詹妮斯·尼尔森：, 詹妮斯·尼尔森是…研究员."""
    taken = [mention.span for mention in found]
    for one in _spoken(analysis.ontology).finditer(analysis.folded):
        end = one.end("name")
        if one["being"] and not _holds_a_post(analysis, one.end()):
            continue
        name = transliterated_before(analysis.folded, end, analysis.mentions.last_end(end), analysis.ontology)
        if name and name.start < one.start() - 1 and analysis.free(name) and not any(map(name.overlaps, taken)):
            yield Mention(name, "person", "name", (), "speaks")


@cache
def _latin_speaker(ontology: Ontology) -> re.Pattern[str]:
    """A name of two Latin words or more, and right after it a verb of saying: Jane Doe说."""
    saying = one_of(
        [fold(verb) for cue in ontology.lexicons.cues.cue if cue.illocution == "open" for verb in cue.verbs]
    )
    return re.compile(
        rf"(?<![A-Za-z -])(?P<name>[A-Z][A-Za-z'’\-]+(?> (?:[A-Z]\.|[A-Z][A-Za-z'’\-]+)){{1,3}}) ?(?:{saying})"
    )


def _in_latin(analysis: Analysis) -> Iterator[Mention]:
    """Somebody whose name is written in Latin letters alone, and who speaks."""
    words = analysis.ontology.lexicons.names.latin
    for found in _latin_speaker(analysis.ontology).finditer(analysis.folded):
        name = Span(*found.span("name"))
        if analysis.folded.endswith(words.bodies, 0, name.start):
            continue  # 研究机构Doe Strategies
        if not set(found["name"].split()) & set(words.organizations) and analysis.free(name):
            yield Mention(name, "person", "name", (), "speaks")


def _holds_a_post(analysis: Analysis, at: int) -> bool:
    """Whether a post ends the clause that goes on there: …是某研究所的资深研究员."""
    end = END.search(analysis.folded, at)
    return end is not None and any(
        token.category == "post" and token.span.end == end.start()
        for token in analysis.tokens_in(Span(at, end.start()))
    )


def _staff(analysis: Analysis) -> Iterator[Mention]:
    words = analysis.ontology.lexicons.names.staff
    for found in words.words.pattern.finditer(analysis.folded):
        place = Span(*found.span())
        if analysis.folded.startswith(words.not_before, place.end) or _told_of(analysis, place):
            continue
        if _in_a_post(analysis, place):
            continue
        for span in names_in_row(analysis.folded, found.end(), analysis.ontology):
            if analysis.free(span):
                staff: Subtype = "reporter" if found.group().endswith("记者") else "staff"
                yield Mention(span, "person", "name", (), staff, staff)
    for found in SLASHED.finditer(analysis.folded):
        for group in (1, 2):
            if found.group(group) in words.words:
                continue
            yield Mention(Span(*found.span(group)), "person", "name", (), "reporter", "reporter")


def _in_a_post(analysis: Analysis, word: Span) -> bool:
    """Whether it only ends a longer post of one who speaks for himself: 资深记者, 前记者."""
    posts = [one for one in analysis.tokens_in(word) if one.category == "post" and one.span.holds(word)]
    return any(analysis.ontology.posts.get(one.text) not in ("news", None) for one in posts)


def _told_of(analysis: Analysis, word: Span) -> bool:
    """Whether a sentence tells of who holds such a post, and credits nobody: 《X报》总编辑甲乙指出."""
    if analysis.folded[word.start : word.end].endswith("记者") or CREDIT.match(analysis.folded, word.end):
        return False  # 责编：甲乙网编：丙丁
    around = Span(max(0, word.start - LONGEST_POST), word.end + LONGEST_POST)
    title = next((one for one in analysis.titles_in(around) if one.span.holds(word)), None)
    start = title.span.start if title else word.start
    line = analysis.folded[word.end :].partition("\n")[0]
    return TOLD.match(analysis.folded, start - 1) is not None or SENTENCE.search(line) is not None


def _again(analysis: Analysis, people: list[Mention]) -> Iterator[Mention]:
    """Later places of the same name, and of its last part: 约翰·博尔顿 … 博尔顿, 松井一实 … 松井."""
    words: set[str] = set()
    for mention in people:
        name = analysis.folded[mention.span.start : mention.span.end]
        words.add(name)
        if "·" in name:
            words |= {part for part in name.split("·") if len(part) > 1}
        if surname := surname_of(name, analysis.ontology):
            words.add(surname)
        if mention.subtype != "latin-name" and LATIN_WORDS.fullmatch(name):
            words.add(name.rsplit(" ", 1)[1])
    for span in sorted(_places(analysis.folded, words), key=lambda one: (one.start - one.end, one)):
        if _inside_letters(analysis.folded, span) or _of_another(analysis.folded, span):
            continue
        if analysis.free(span) and not _inside_token(analysis, span):
            yield Mention(span, "person", "name", (), "again", "again")


def _places(folded: str, words: Iterable[str]) -> Iterator[Span]:
    """Every place of every word of two characters or more, in one pass; those of one word do not overlap."""
    known = sorted(word for word in words if len(word) > 1)
    ends: dict[int, int] = {}
    for index, start, end in ahocorasick_rs.AhoCorasick(known).find_matches_as_indexes(folded, overlapping=True):
        if start >= ends.get(index, 0):
            ends[index] = end
            yield Span(start, end)


def _inside_letters(folded: str, span: Span) -> bool:
    """Whether a name in Latin letters is only a part of a word: Smith in Smithsonian."""
    ends = (folded[at - 1 : at + 1] for at in span)
    return any(LETTER.fullmatch(one) is not None for one in ends)


def _of_another(folded: str, span: Span) -> bool:
    """Whether a name without parts stands in one of parts that is not known: 尼尔森 in 玛丽·尼尔森, after 詹妮斯·尼尔森."""
    return "·" not in folded[slice(*span)] and "·" in (
        folded[span.start - 1 : span.start],
        folded[span.end : span.end + 1],
    )


def _inside_token(analysis: Analysis, span: Span) -> bool:
    return any(token.category != "block" for token in analysis.tokens_in(span))
