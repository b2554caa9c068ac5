"""Events by the nouns of `lexicon/events.toml` with their modifiers: 第十次审议大会, 例行记者会, 北约峰会."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kg.annotation.document import Analysis
from kg.model import Form, Mention, Span
from kg.ontology import Ontology
from kg.ontology.compiled import index_of
from kg.ontology.lexicons.words import one_of
from kg.text.pattern_index import PatternIndex

__all__ = ["ORDER", "recognize"]

ORDER = 60
ORDINAL = r"(?:第[一二三四五六七八九十\d]+[次届轮])"
NAMED = {"RevCon", "MSP"}


STOPS = "的在将于了是和与及同对就向把被称说"  # characters that end the name of a gathering
JOINER = re.compile(r"[与和同、]|核问题|核")  # 六国与伊朗外长会议, 伊核外长会
AFTER = "(?!谈|基础|员|室|声明|公报|纪要|代表|桌|记录|级)"
COUNTED = re.compile(r"[三四五六七八]国[与和同]?$")  # 六国与伊朗
PARTIES = ("state", "org", "group", "person")
TOGETHER = re.compile(r"[^，。；]{0,6}[与和同、][^，。；]{0,6}")
LED = 12  # characters before the parties in which it is said that talks are only wanted
NEAR = 24  # characters before talks in which their place stands


@cache
def _patterns(ontology: Ontology) -> tuple[tuple[tuple[str, bool, re.Pattern[str]], ...], PatternIndex]:
    """Slug, whether a place must stand before, and the pattern of each event of the lexicon; and which a text may match."""
    lexicon = ontology.lexicons.events
    modifiers, found = lexicon.modifiers.words.regex, list[tuple[str, bool, re.Pattern[str]]]()
    for event in lexicon.event:
        placed = event.at == "place"
        opens = "" if placed else "(?<=[，。：；、])|^|"
        before = rf"(?:{opens}{event.frames.longest_first})(?:(?:两国|一[次场])?)" if event.frames else ""
        kinds = rf"(?:{lexicon.talked.kinds.regex}){{0,3}}" if placed else ""
        span = rf"(?P<span>(?:{ORDINAL}|\d{{4}}年|{modifiers}){{0,8}}{kinds}(?:{event.words.regex})){AFTER}"
        found.append((event.slug, placed, re.compile(before + span, re.M)))
    return tuple(found), index_of("meetings", [(pattern.pattern, pattern.flags & ~re.UNICODE) for *_, pattern in found])


@cache
def _numbered(ontology: Ontology) -> re.Pattern[str]:
    numbered = ontology.lexicons.events.numbered
    own = rf"(?P<own>[^\W\d{STOPS}]{{0,{numbered.longest}}}?)"
    return re.compile(rf"(?:{ORDINAL}|\d{{4}}年){own}(?:{numbered.words.regex}){AFTER}(?!上?[的]?主席)")


@cache
def _ministers(ontology: Ontology) -> re.Pattern[str]:
    return re.compile(f"(?:{ontology.lexicons.events.ministers.words.regex}){AFTER}")


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """Nouns of events; a summit takes the name of its body into its span."""
    patterns, index = _patterns(analysis.ontology)
    for slug, placed, pattern in (patterns[number] for number in index.possible(analysis.folded)):
        for found in pattern.finditer(analysis.folded):
            span = Span(*found.span("span"))
            if placed and not (_place_before(analysis, found.start()) or _parties_before(analysis, found.start())):
                continue
            if slug == "summit" and (body := _body(analysis, span.start)):
                span = Span(body.span.start, span.end)
            form: Form = "name" if slug in NAMED or slug == "summit" and span.start < found.start("span") else "nominal"
            yield Mention(span, "event", form, (), f"event-{slug}", gathering=slug)
    yield from _at_place(analysis)
    yield from _talked(analysis)
    for found in _numbered(analysis.ontology).finditer(analysis.folded):
        named = any(old.kind == "event" for old in analysis.overlapping(Span(*found.span())))
        if not named and (found.group("own") or "年" not in found.group()):
            yield Mention(Span(*found.span()), "event", "name", (), "event-numbered", gathering="numbered")
    for found in _ministers(analysis.ontology).finditer(analysis.folded):
        start = _participants(analysis, found.start())
        if JOINER.search(analysis.folded, start, found.start()):
            yield Mention(Span(start, found.end()), "event", "name", (), "event-ministers", gathering="ministers")
        elif start < found.start():  # 中日韩外长会: three states and a meeting
            yield Mention(Span(*found.span()), "event", "nominal", (), "event-ministers", gathering="ministers")


def _at_place(analysis: Analysis) -> Iterator[Mention]:
    """维也纳会谈: the city is part of the name."""
    at_places = analysis.ontology.lexicons.grammar.gatherings.at_places
    noun = re.compile(f"(?:{one_of(at_places)}){AFTER}")
    for old in list(analysis.mentions):
        found = noun.match(analysis.folded, old.span.end) if old.kind == "place" and old.form == "name" else None
        if found:
            slug = at_places[found.group()]
            yield Mention(Span(old.span.start, found.end()), "event", "name", (), f"event-{slug}", gathering=slug)


class Talks(NamedTuple):
    """Talks told by who talks: what stands right after the two, and what right before them lets the noun follow at once."""

    after: re.Pattern[str]
    singled_out: re.Pattern[str]
    at_once: re.Pattern[str]


@cache
def _talks(ontology: Ontology) -> Talks:
    """伊朗与美国|在多哈的间接谈判, 美伊|最后一次谈判: `which` or 的 singles it out; 新一轮|黎以|会谈: or `which` before the two."""
    talked = ontology.lexicons.events.talked
    between = rf"(?:(?:{talked.opening.regex})[^，。；：的]{{0,{talked.longest}}}?)?"
    which, noun = f"(?:{talked.which.longest_first})", rf"(?:{talked.kinds.regex}){{0,3}}(?:{talked.words.regex})"
    return Talks(
        after=re.compile(rf"(?:{between}的|(?={which}))(?P<span>{which}?{noun}){AFTER}"),
        singled_out=re.compile(f"{which}的?$"),
        at_once=re.compile(rf"(?P<span>{noun}){AFTER}"),
    )


def _talked(analysis: Analysis) -> Iterator[Mention]:
    """伊朗与美国在多哈的间接谈判: talks without a name, by who talks."""
    talks, wanted = _talks(analysis.ontology), analysis.ontology.lexicons.events.talked.wanted
    states = [old for old in analysis.mentions if old.kind in PARTIES]
    for one, other in pairwise(states):
        gap, start = analysis.folded[one.span.end : other.span.start], one.span.start
        if gap and not JOINER.fullmatch(gap):
            continue
        found = talks.after.match(analysis.folded, other.span.end)
        if found is None and talks.singled_out.search(analysis.folded, max(0, start - LED), start):
            found = talks.at_once.match(analysis.folded, other.span.end)
        if found is None or any(old.kind == "event" for old in analysis.overlapping(Span(*found.span("span")))):
            continue
        clause = re.split("[，。；]", analysis.folded[max(0, start - LED) : start])[-1]
        if not any(word in clause for word in wanted):
            yield Mention(Span(*found.span("span")), "event", "nominal", (), "event-talked", gathering="talks")


def _place_before(analysis: Analysis, end: int) -> bool:
    near = analysis.mentions.overlapping(Span(max(0, end - NEAR), end))
    return any(old.kind == "place" and end - NEAR <= old.span.start for old in near)


def _parties_before(analysis: Analysis, end: int) -> bool:
    """Whether two who are named together stand not far before: 中国代表与俄罗斯代表举行磋商."""
    near = [old for old in analysis.mentions.overlapping(Span(max(0, end - NEAR), end)) if old.kind in PARTIES]
    return any(
        TOGETHER.fullmatch(analysis.folded, one.span.end, other.span.start) is not None for one, other in pairwise(near)
    )


def _participants(analysis: Analysis, start: int) -> int:
    """Where the states and groups begin that stand right before a meeting of their ministers."""
    begin, moved = start, True
    while moved:
        moved = False
        for end in range(max(0, begin - 3), begin + 1):
            old, gap = analysis.mentions.ending_at(end), analysis.folded[end:begin]
            if old and old.kind in ("state", "group") and (not gap or JOINER.fullmatch(gap)):
                begin, moved = old.span.start, True
                break
        if counted := COUNTED.search(analysis.folded, max(0, begin - 4), begin):
            begin = counted.start()
    return begin


def _body(analysis: Analysis, end: int) -> Mention | None:
    body = analysis.mentions.ending_at(end)
    return body if body and body.kind in ("org", "group") else None
