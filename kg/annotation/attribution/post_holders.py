"""Who a post without a name stands for: who is linked to it, whose organ it is of, whom the text has called by it before."""

import re
from collections.abc import Iterator
from typing import cast

from kg.annotation.attribution.bystanders import are_several, is_somebody_new
from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.document import Analysis
from kg.annotation.lexical.titles import Title
from kg.model import Span
from kg.model.keys import kind_of, name_of
from kg.text.segmentation import is_common, words

__all__ = ["KINDS", "NOBODY", "holder_of", "is_private"]

LONGEST_NAME = 3  # characters of a Chinese name
POST_SIZES = (2, 3)  # characters of a post that begins a name
NO_NAME = re.compile(r"[^\u4e00-\u9fff]")
FUNCTION = ("conjunction", "preposition", "adverb")
BOUNDARIES = "，。；！？“\n"
KINDS = ("person", "org", "state", "group", "doc")  # of entities that speak
NOBODY = "nobody"  # whose words are no entity's, and not those of who spoke before


def holder_of(analysis: Analysis, title: Title) -> str | None:
    """A post without a name: the person linked to it, else the organ or state it belongs to.

    Nobody where that would be a state whose word it is not: 美国前总统, 美国专家.
    """
    inside = list(analysis.acting(title.span))
    people = [key for mention, key in inside if mention.kind == "person" and mention.span.end == title.span.end]
    if not people and any(mention.kind == "person" for mention, _ in inside):
        return NOBODY  # 拜登发言人: a post of somebody's, which he does not hold
    found = next(iter([*people, *_belonging(analysis, title)]), None)
    if not found:
        return _named_before(analysis, title)
    return NOBODY if found and is_private(analysis, title) and analysis.ontology.state_of(found) else found


def is_private(analysis: Analysis, title: Title) -> bool:
    """Whether who holds a post speaks for nobody: 军事专家, 前总统."""
    posts = {analysis.ontology.posts.get(analysis.ontology.base_of(post)) for post in title.posts}
    return title.former or posts <= {"none", "news"}


def _belonging(analysis: Analysis, title: Title) -> list[str]:
    """To whom a post belongs, the likeliest first: the last named in it; the first where 的 parts it from another (联合国的海地特使)."""
    inside = [(mention, key) for mention, key in analysis.acting(title.span) if mention.kind in KINDS]
    keys = [key for _, key in reversed(inside)]
    owned = len(inside) > 1 and analysis.folded.startswith("的", inside[0][0].span.end)
    return list(reversed(keys)) if owned and kind_of(inside[0][1]) == "org" else keys


def _named_before(analysis: Analysis, title: Title) -> str | None:
    """Whom a post alone takes up: the one person whom the text has called by it before, 这位外长 after 法国外长科洛娜."""
    start = title.span.start
    if is_somebody_new(analysis, start) or _after_a_name(analysis, start) or _of_a_place(analysis, start):
        return NOBODY
    if are_several(analysis, start):
        return None if cue_lexicon(analysis.ontology).unnamed.search(analysis.folded, *title.span) else NOBODY
    if analysis.folded[slice(*title.span)] in cue_lexicon(analysis.ontology).private:
        return None  # 专家: nobody whom the text has named
    ontology, line = analysis.ontology, analysis.folded.rfind("\n", 0, title.span.start)
    surname = _surname_before(analysis, start)
    found = {
        key
        for post in map(ontology.base_of, title.posts)
        for holder, since, until in _held(analysis).get(post, ())
        # who wrote one article (作者) has not written the next
        if (line if ontology.posts.get(post) == "news" else 0) < since <= title.span.start
        for key in ((holder,) if title.span.start < until else (holder, NOBODY))
        if not surname or name_of(key).startswith(surname)
    }
    if surname and not found:
        return NOBODY
    return _unnamed_before(analysis, title) if not found else next(iter(found)) if len(found) == 1 else None


def _unnamed_before(analysis: Analysis, title: Title) -> str | None:
    """Whose a spokesperson is, if the text has named one body's before, and nobody's by name: 发言人还说; of 使馆发言人 that house's state."""
    words = analysis.ontology.lexicons.grammar
    spoken, at = words.officials.speaking, title.span.start
    start = max(analysis.folded.rfind(mark, 0, at) for mark in BOUNDARIES) + 1
    house = analysis.folded[start:at]
    if not set(map(analysis.ontology.base_of, title.posts)) <= set(spoken):
        return None
    if house and not words.missions.bodies.pattern.fullmatch(house):
        return None
    sent = {
        one.sender
        for one in analysis.missions
        if one.span.end <= start and analysis.folded[slice(*one.span)].endswith(house)
    }
    if house:
        found = {analysis.links.get(sender) for sender in sent if sender}
    else:
        before = [one for one in analysis.titles if one.span.end <= start]
        found = {
            _whose(analysis, one) or _unnamed_before(analysis, one)
            for one in before
            if analysis.folded[slice(*one.span)].endswith(spoken)
        }
    return next(iter(found)) if len(found) == 1 else None


def _whose(analysis: Analysis, title: Title) -> str | None:
    """The last body or state in a post: 美国国务院发言人, 中国驻欧盟使团发言人; of a mission its sender."""
    sent = next((one.sender for one in analysis.missions_in(title.span) if one.sender), None)
    if sent:
        return analysis.links.get(sent)
    inside = [key for mention, key in analysis.acting(title.span) if mention.kind in ("state", "org")]
    return inside[-1] if inside else None


def _after_a_name(analysis: Analysis, at: int) -> bool:
    """Whether a Chinese name that nobody knows stands right before a post: 方某某常委发言建议; not 这位外长, 随后外长."""
    start = max(
        (mark.end() for mark in NO_NAME.finditer(analysis.folded, max(0, at - LONGEST_NAME - 1), at)), default=0
    )
    before = analysis.folded[start:at]
    surnames = analysis.ontology.lexicons.names.chinese.surnames
    return start > 0 and 2 <= len(before) <= LONGEST_NAME and before[0] in surnames and not is_common(before, 1)


def _surname_before(analysis: Analysis, at: int) -> str:
    """The surname with which a clause calls somebody by a post: 林|教授说; of somebody else of that post if it is not his."""
    before, names = analysis.folded[at - 1 : at], analysis.ontology.lexicons.names.chinese
    doubtful = names.careful + names.doubtful + names.function + names.never
    alone = at > 1 and NO_NAME.fullmatch(analysis.folded[at - 2])
    if not alone or before not in names.surnames or before in doubtful:
        return ""
    return "" if words(before)[0][1] in FUNCTION else before  # 但|总统


def _of_a_place(analysis: Analysis, at: int) -> bool:
    """Whether a place stands right before a post: 加州卫生官员 takes up nobody of another place."""
    return any(one.kind == "place" and one.span.end == at for one in analysis.overlapping(Span(at - 1, at)))


def _held(analysis: Analysis) -> dict[str, list[tuple[str, int, int]]]:
    """Post -> its first holder in the text, from where on, and where another one stands: until there it means the first."""
    asked = ("held",)
    if asked not in analysis.known:
        found: dict[str, list[tuple[str, int, int]]] = {}
        for post, key, end in sorted([*_by_titles(analysis), *_by_names(analysis)], key=lambda one: one[2]):
            rows = found.setdefault(post, [])
            if not rows:
                rows.append((key, end, len(analysis.text) + 1))
            elif rows[0][0] != key and rows[0][2] > len(analysis.text):
                rows[0] = (rows[0][0], rows[0][1], end)
        analysis.known[asked] = found
    return cast("dict[str, list[tuple[str, int, int]]]", analysis.known[asked])


def _by_titles(analysis: Analysis) -> Iterator[tuple[str, str, int]]:
    """Each post with who is called by it there, and where the title ends."""
    for title in analysis.titles:
        key = analysis.links.get(title.holder) if title.holder else None
        yield from ((post, key, title.span.end) for post in map(analysis.ontology.base_of, title.posts) if key)


def _by_names(analysis: Analysis) -> Iterator[tuple[str, str, int]]:
    """The same of who is known by a name that begins with the post: 教宗方济各."""
    for mention, key in analysis.linked_all():
        name = analysis.folded[slice(*mention.span)] if mention.kind == "person" else ""
        yield from (
            (name[:size], key, mention.span.end)
            for size in POST_SIZES
            if len(name) > size and name[:size] in analysis.ontology.posts
        )
