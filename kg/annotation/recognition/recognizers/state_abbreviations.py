"""One-character states, only in closed patterns: 中美俄, 美、英、法, 驻日大使, 美宣布."""

import re
from collections.abc import Iterator
from functools import cache

from kg.annotation.document import Analysis
from kg.model import Mention, Span
from kg.model.keys import EntityKey
from kg.ontology import Ontology
from kg.text.segmentation import last_word

__all__ = ["ORDER", "is_day", "recognize"]

ORDER = 30
LONGEST_POST = 40  # characters of a post with the name after it
PARTED = re.compile("[，、]")
TRANSLITERATED = re.compile(r"[弗洛尔斯克罗拉格布莱维诺特里姆卡伯]$")  # 弗洛伊德 holds no 伊德


@cache
def _lists(ontology: Ontology) -> re.Pattern[str]:
    lists = ontology.lexicons.states.lists
    ahead = lists.not_after.regex
    commas = f"(?<![^，。；：\\s])[{lists.first}](?:，[{lists.next}])+(?={lists.parted.regex})"
    return re.compile(
        f"[{lists.first}](?:、?[{lists.next}](?!{ahead}))+(?:[和与及][{lists.next}](?!{ahead}))?|{commas}"
    )


@cache
def _singles(ontology: Ontology) -> re.Pattern[str]:
    single = ontology.lexicons.states.single
    before, after, frames = single.before.regex, single.after.regex, single.frames.regex
    nuclear = f"[{single.nuclear}](?=核(?:{single.nuclear_after.regex}))"
    return re.compile(
        f"(?:^|(?<=[，。；：:、“”》\\s])|(?:{before}))(?P<a>[{single.characters}])(?={after})"
        f"|(?:{frames})(?P<b>[{single.framed}])(?![国元洲])"
        f"|(?:{single.china_before.regex})(?P<c>{single.china})(?![盛为人尔沙府])"
        f"|(?P<d>{nuclear})",
        re.M,
    )


def is_day(analysis: Analysis, at: int) -> bool:
    """Whether 日 there ends a day of the month, and is no Japan."""
    day = analysis.ontology.lexicons.states.lists.day
    return analysis.folded[at] == "日" and analysis.folded[at - 1] in day


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """Every character of a list, or the single one of a frame, as a short mention of its state."""
    folded, states = analysis.folded, analysis.ontology.short_states
    lists = analysis.ontology.lexicons.states.lists
    for found in _lists(analysis.ontology).finditer(folded):
        start, end = found.span()
        if is_day(analysis, start):
            start += 1  # 4日中美: the day, then the list
        left = folded[max(0, start - 2) : start]
        inside = not PARTED.search(folded, start, end) and TRANSLITERATED.search(left) and left[-1:] not in lists.first
        spans = [Span(at, at + 1) for at in range(start, end) if folded[at] not in "，、和与及"]
        while spans and _blocked(analysis, spans[-1]):
            spans.pop()  # 中俄欧盟: two characters, then a name
        taken = any(_blocked(analysis, span) for span in spans)
        if len(spans) < 2 or inside or taken or left.endswith(lists.not_before):
            continue
        whole = lists.whole.get(folded[start : spans[-1].end])
        named = (
            [str(EntityKey("state", code)) for code in whole]
            if whole
            else [states.get(folded[span.start]) for span in spans]
        )
        for span, state in zip(spans, named, strict=True):
            if state:
                yield Mention(span, "state", "short", (state,), "state-list")
    single = analysis.ontology.lexicons.states.single
    for found in _singles(analysis.ontology).finditer(folded):
        span = Span(*next(found.span(name) for name in "abcd" if found.group(name)))
        if is_day(analysis, span.start):
            continue
        if found.group("b") == single.within and len(last_word(folded, span.start)) > 1:
            continue  # 采访中, 交涉中
        if analysis.free(span) and not _blocked(analysis, span):
            known = analysis.ontology.lexicons.defaults.characters if found.group("c") else states
            state = known.get(folded[span.start])
            if state:
                yield Mention(span, "state", "short", (state,), "short-state")


def _blocked(analysis: Analysis, span: Span) -> bool:
    """Whether a longer word of the gazetteer takes the character, or the name of who holds a post: 外交大臣巴德尔."""
    before = analysis.titles_in(Span(max(0, span.start - LONGEST_POST), span.start))
    if any(one.holder is not None and one.holder.overlaps(span) for one in before):
        return True
    return any(token.category != "organ" and len(token.text) > 1 for token in analysis.tokens_in(span))
