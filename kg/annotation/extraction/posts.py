"""Posts and affiliations, by titles: 外交部发言人赵立坚; 赵立坚曾任外交部发言人."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from kg.annotation.document import Analysis
from kg.annotation.entities import curated_entity
from kg.annotation.lexical.titles import Title, without_state
from kg.model import Relation, Span
from kg.ontology import Ontology
from kg.text.script import fold
from kg.text.segmentation import words as cut

__all__ = ["relate"]

SESSION = re.compile(r"第[一二三四五六七八九十百\d]+[届次]$")  # 第78届联合国大会主席
STATIONED = re.compile(r"驻")  # 常驻联合国代表: of the state, not of the United Nations
NO_POST = re.compile(r"[的办府助候]")  # 当时还是总理的甲乙, 担任国防部长办公室…
FIELD = re.compile(
    r"[”」]?(?P<apart>(?:[（(][^（）()\n]{1,80}[）)])?的?)(?P<field>(?![与和及])[^，。；：、（）()“”的\s]{0,20})"
)
NOMINAL = frozenset(["noun", "verbal", "adjective"])
JOINERS = frozenset("与和及")
FAR = 120  # characters before a post in which its organization stands
JOINED = re.compile(r"(?:[（(][^（）()]*[）)])?(?:[和与及]|以及)")  # 教授甲乙（…）与助理教授丙丁


@dataclass(frozen=True, slots=True)
class Post:
    """A post as printed, the listed post in which it ends, and where it stands with whose it is."""

    printed: str
    base: str
    span: Span


def relate(analysis: Analysis) -> Iterator[Relation]:
    """`holds_post` and `affiliated_with` of every title that has a holder; the shorter of two wordings of one post."""
    speaks = analysis.ontology.posts
    unheld = analysis.ontology.lexicons.posts.unheld
    held: dict[tuple[str, str], Relation] = {}
    before: tuple[Span, list[str]] | None = None  # the holder of the title before, and whose that one is
    for title in analysis.titles:
        holder = _holder(analysis, title)
        posts = [_post(analysis, title, *one) for one in zip(title.posts, title.parts, strict=True)]
        if holder != title.holder:  # 甲乙当选总统: the verb is no part of the post
            posts = [replace(post, printed=post.printed.removeprefix("当选")) for post in posts]
        if not holder or all(speaks.get(post.base) == "news" for post in posts):
            continue
        person = analysis.links[holder]
        start = min(holder.start, *(post.span.start for post in posts))
        evidence = analysis.evidence(Span(start, max(title.span.end, holder.end)))
        for post in posts:
            if post.base in unheld.names or (post.base in unheld.apart and holder != title.holder):
                continue
            relation = Relation(person, "holds_post", post.printed, evidence, "title")
            known_one = held.get((person, post.base))
            if known_one is None or 0 < len(post.printed) - len(post.base) < len(known_one.object) - len(post.base):
                held[person, post.base] = relation
        private = all(speaks.get(post.base) == "none" for post in posts)
        principals = list(dict.fromkeys(key for post in posts for key in _principals(analysis, post)))
        if not principals and private and before and JOINED.fullmatch(analysis.folded[before[0].end : start]):
            principals = before[1]
        if not principals and not private and not _local(analysis, posts):
            principals = list(_state_of_tenure(analysis, posts, holder))
        before = holder, principals
        for key in principals:
            yield Relation(person, "affiliated_with", key, evidence, "title-origin")
    yield from held.values()


def _holder(analysis: Analysis, title: Title) -> Span | None:
    """The name beside the title, or that of whom the sentence says so: 赵立坚2020年起任外交部发言人."""
    if title.holder:
        return title.holder if title.holder in analysis.links else None
    sentence = analysis.sentence_of(title.span.start)
    if NO_POST.match(analysis.folded, title.span.end):
        return None
    people = (
        [
            mention
            for mention, key in analysis.linked(Span(sentence.span.start, title.span.start))
            if mention.kind == "person"
        ]
        if sentence
        else []
    )
    if not people:
        return None
    between = analysis.folded[people[-1].span.end : title.span.start]
    return people[-1].span if _copula(analysis.ontology).fullmatch(between) else None


@cache
def _copula(ontology: Ontology) -> re.Pattern[str]:
    """What may stand between a name and the post that it is said to hold."""
    words = ontology.lexicons.posts.copula
    verbs, never = words.verbs.regex, words.never.regex
    return re.compile(
        rf"(?:[（(][^（）()]*[）)])?(?!.*(?:{never}))[^，。；：“”]{{0,20}}?(?:{verbs})(?:过|了)?(?:一[名位])?"
    )


def _post(analysis: Analysis, title: Title, printed: str, part: Span) -> Post:
    """A post with the organizations before it that only the mentions know: 海军战争学院教授."""
    start, words = part.start, printed
    while True:
        end = start - (start == part.start and analysis.folded[start - 1 : start] == "的")
        mention = next((one for one, _ in analysis.linked(Span(max(0, end - 40), end)) if one.span.end == end), None)
        if not mention or mention.kind not in ("org", "group"):
            break
        start = mention.span.start
    named = start
    if start == part.start and (found := _field(analysis, title, part)):
        start, named = found
    if named < part.start and not analysis.folded.startswith(analysis.ontology.lexicons.posts.taken_up.names, named):
        whole = analysis.text[named : part.start] + printed
        words = without_state(whole, fold(whole), analysis.ontology)
    if session := SESSION.search(analysis.folded, max(0, start - 6), start):
        start, words = session.start(), session.group() + words
    return Post(words, _base(analysis, part, printed), Span(start, part.end))


def _field(analysis: Analysis, title: Title, part: Span) -> tuple[int, int] | None:
    """Where the organization stands whose field is named before a post, and where the post as printed then begins.

    That is behind 的 or a bracket: 研究所（Latin）的核政策项目|主任; else it takes the organization in: 议会外交委员会|发言人.
    """
    near = Span(max(0, part.start - FAR), part.start)
    bodies = [one.span for one, _ in analysis.linked(near) if one.kind in ("org", "group")]
    for body in reversed(bodies):
        found = FIELD.fullmatch(analysis.folded, body.end, part.start)
        if found is None:
            continue
        field = Span(*found.span("field"))
        nominal = all(kind in NOMINAL or word in JOINERS for word, kind in cut(found["field"]))
        nominal = nominal and not analysis.dates_in(field)  # 新华社北京7月2日电|国务委员
        others = any(one.kind == "person" for one in analysis.between(field)) or any(
            one is not title and one.span.overlaps(field) for one in analysis.titles_in(near)
        )
        whole = next((one for one in bodies if one.end == body.start), None)
        if nominal and not others and whole and found["field"] and not found["apart"]:
            return whole.start, whole.start  # 国际危机组织|联合国事务主任
        if nominal and not others and (found["apart"] or (found["field"] and not title.origin)):
            return body.start, field.start if found["apart"] else body.start
        return None
    return None


def _base(analysis: Analysis, part: Span, post: str) -> str:
    """The post without the organization whose it is, however that is worded: 北约秘书长, 北大西洋公约组织秘书长 -> 秘书长."""
    for mention in analysis.between(part):
        rest = post.removeprefix(analysis.folded[mention.span.start : mention.span.end])
        if rest != post and rest in analysis.ontology.posts:
            return rest
    return analysis.ontology.base_of(post)


def _principals(analysis: Analysis, post: Post) -> Iterator[str]:
    """Whose the post is: the organ and its parent ministry, else the organization, else the state."""
    stationed = (
        STATIONED.search(analysis.folded, *post.span)
        if post.printed.endswith(analysis.ontology.lexicons.grammar.titles.envoys)
        else None
    )
    whose = Span(post.span.start, stationed.start() if stationed else post.span.end)
    bodies = [(mention.span, key) for mention, key in analysis.linked(whose) if mention.kind in ("org", "group")]
    if len(bodies) > 1 and bodies[0][0].end == bodies[1][0].start and bodies[1][0].end < post.span.end - len(post.base):
        bodies = bodies[:1]  # 国际危机组织|联合国事务主任
    inside = [key for _, key in bodies]
    for key in inside:
        yield key
        if parent := _ministry(analysis, key):
            yield curated_entity(analysis, parent)
    if not inside:
        yield from [key for mention, key in analysis.linked(whose) if mention.kind == "state"][:1]


def _ministry(analysis: Analysis, key: str) -> str | None:
    """org:CHN-MFA-DAC -> org:CHN-MFA, if there is such an organ; org:USA-Republican-Party has none above it."""
    parent = key.rpartition("-")[0]
    there = parent in analysis.ontology.entities or analysis.ontology.state_of(parent)
    return parent if there and key.count("-") == 2 else None


def _local(analysis: Analysis, posts: list[Post]) -> bool:
    """Whether the post is of a place: 广岛市长."""
    return any(mention.kind == "place" for post in posts for mention in analysis.between(post.span))


def _states(analysis: Analysis) -> frozenset[str | None]:
    """The states that the text names, themselves or by an organ."""
    asked = ("states",)
    if asked not in analysis.known:
        analysis.known[asked] = frozenset(analysis.ontology.state_of(key) for _, key in analysis.linked_all())
    return cast("frozenset[str | None]", analysis.known[asked])


def _state_of_tenure(analysis: Analysis, posts: list[Post], holder: Span) -> Iterator[str]:
    """A title without origin (特朗普总统): the state of the holder's tenure of that post, if the text names it or an organ of it."""
    tenures = analysis.ontology.tenures.get(analysis.links[holder], ())
    sentence = analysis.sentence_of(holder.start)
    named = _states(analysis)
    near = {key for mention, key in analysis.linked(sentence.span) if mention.kind == "state"} if sentence else set()
    at = analysis.document.published or "9999"
    for held in tenures:
        current = (held.start or "9") <= at <= (held.end or "9") + "~"
        same = any(fold(held.post).endswith(post.base) for post in posts)
        if held.of and (held.of in near or (held.of in named and current and same)):
            yield curated_entity(analysis, held.of)
            return
