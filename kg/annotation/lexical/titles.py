"""Titles: origin, posts and the name they belong to, as `中国国务委员兼外交部长王毅`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.annotation.lexical import missions
from kg.annotation.lexical.gazetteer import Token
from kg.annotation.lexical.personal_names import name_after, name_before
from kg.model import Span
from kg.ontology import Ontology
from kg.text.script import fold

__all__ = ["Title", "titles", "without_state"]

LINK = re.compile(r"(?P<also>兼任?|暨)|、|及")  # 国务委员兼外交部长
SURNAMES = (4, 3, 2)  # characters
HAN = re.compile("[\u3400-\u9fff]")
FIELD = re.compile("[\u4e00-\u9fff]{1,8}")  # before a post: 研究事务
BRACKET = 80  # characters that such brackets may hold
LATIN = re.compile(r"\s*[（(「“\"]?[（(][^（）()]{1,60}[）)]")  # 国际原子能机构(IAEA)总干事
NEAR = 5  # names before a post that may say whose it is
MEETING = re.compile(r"会[谈晤议面]|级")  # 与普京首脑会谈: no title of his
UNIT = re.compile(r"[「“][^「」“”]{2,30}[」”]$")  # a programme in quotation marks before its post


class Wording(NamedTuple):
    """What stands in and around a title, by the words of `lexicon/grammar.toml`."""

    charge: re.Pattern[str]  # 主管裁军事务 before 副秘书长
    stationed: re.Pattern[str]  # 常驻维也纳联合国和其他国际组织 before 代表
    before_post: re.Pattern[str]  # 驻美使馆 before 发言人
    passing: re.Pattern[str]
    kept: re.Pattern[str]
    former: re.Pattern[str]
    of_time: re.Pattern[str]  # 候任美国总统
    taken: re.Pattern[str]  # 担任国务卿; with `past` no more: 曾任


@cache
def _wording(ontology: Ontology) -> Wording:
    words = ontology.lexicons.grammar.titles
    return Wording(
        charge=re.compile(rf"(?:{words.charge.regex})[^，。；、（）兼]{{2,12}}?(?=(?:常务)?副?)$"),
        stationed=re.compile(rf"常驻[^，。；：（）]{{2,24}}$|驻(?:(?!{words.posted.regex})[^，。；：、（）]){{1,12}}$"),
        before_post=missions.wording(ontology).before_post,
        passing=re.compile(f"({words.passing.regex})$"),
        kept=re.compile(f"({words.former.regex}|{words.kept.regex})$"),
        former=re.compile(f"({words.former.regex}|{words.gone.regex})的?$"),
        of_time=re.compile(f"({words.of_time.regex})$"),
        taken=re.compile(f"(?P<past>{words.past.regex})?(?:{words.taking.regex})$"),
    )


@dataclass(frozen=True, slots=True)
class Title:
    """Posts as printed (without state, with organ), whose they are, and where they stand."""

    span: Span
    posts: tuple[str, ...]
    origin: tuple[Token, ...]  # states, organs and organizations before the post, in order
    holder: Span | None
    parts: tuple[Span, ...] = ()  # for each post where it stands, with its origin
    former: bool = False  # who holds it speaks for nobody any more: 前总统, 原外长


def titles(text: str, folded: str, tokens: Sequence[Token], ontology: Ontology) -> Iterator[Title]:
    """Every title of a text, with the span of the name before or after it if there is one."""
    at = 0
    while at < len(tokens):
        if tokens[at].category != "post":
            at += 1
            continue
        last = at
        while last + 1 < len(tokens) and _chained(folded, tokens, last):
            last = _next_post(tokens, last)
        yield _title(text, folded, tokens, at, last, ontology)
        at = last + 1


def _next_post(tokens: Sequence[Token], index: int) -> int:
    following = index + 1
    while tokens[following].category != "post":
        following += 1
    return following


def _chained(folded: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether another post follows this one by 兼, with or without its unit or field: 副总裁兼韩国研究主任."""
    link = LINK.match(folded, tokens[index].span.end)
    if not link:
        return False
    start, also = link.end(), link["also"] is not None  # a post must follow
    for token in tokens[index + 1 : index + 4]:
        if token.span.start != start and not (also and FIELD.fullmatch(folded, start, token.span.start)):
            return False
        if token.kind == "person":
            return False  # 施泰因迈尔总统、默克尔总理: the second is another's
        if token.category == "post":
            return also or token.text != "代表"
        start = token.span.end
    return False


def _title(text: str, folded: str, tokens: Sequence[Token], first: int, last: int, ontology: Ontology) -> Title:
    parts: dict[str, Span] = {}
    former: list[bool] = []
    origin = _origin(folded, tokens, first, ontology)
    start = origin[0].span.start if origin else tokens[first].span.start
    for index in range(first, last + 1):
        if tokens[index].category == "post":
            units = origin if index == first else _origin(folded, tokens, index, ontology)
            begin = units[0].span.start if units else _before_modifier(folded, tokens, index, ontology)
            leads = index > 0 and tokens[index - 1].kind == "person"
            printed = _printed(text, folded, tokens[index], units, tokens[index - 1].span.end if leads else 0, ontology)
            parts.setdefault(printed, Span(begin, tokens[index].span.end))
            former.append(_is_former(folded, tokens[index], units, ontology))
    end = tokens[last].span.end
    words, wording = ontology.lexicons.grammar.titles, _wording(ontology)
    passing = wording.passing.search(folded, max(0, start - 2), start) or wording.passing.search(
        folded, max(0, start - 2), tokens[first].span.start
    )
    known = any(one.kind == "person" and one.span.start == end + 1 for one in tokens[last + 1 : last + 2])
    taken = None if passing or known else wording.taken.search(folded, max(0, start - 4), start)
    of = int(bool(passing or taken) and folded[end : end + 1] == "的")  # 时任总统的特朗普, 曾任国务卿的某人
    bearer = name_before(start, tokens, first) or _called_before(folded, start, tokens[last].text, ontology)
    holder = name_after(folded, end + of, tokens, ontology, origin)
    following = tokens[last + 1 : last + 3] if holder and taken else ()
    if holder and any(one.kind == "state" and one.span.start == holder.end for one in following):
        holder = None  # 成为部长的印裔美国人
    own = first == last and not tokens[last].text.endswith(words.of_another)
    if own and bearer and holder and not any(token.span == holder for token in tokens[last + 1 : last + 2]):
        holder = None  # 习近平主席卓越的: the post is his, and no new name follows it
    if not holder and not tokens[last].text.endswith(words.of_another) and not MEETING.match(folded, end):
        holder = bearer
    stationed = (
        _search(wording.stationed, folded, start if origin else 0, tokens[first])
        if tokens[first].text.endswith(words.envoys)
        else None
    )
    if tokens[last].text in words.verblike and not (origin or stationed):
        holder = None  # 代表 is a verb here, but no verb in 驻日代表
    span = Span(min(start, stationed.start()) if stationed else start, end)
    gone = all(former) or bool(of and taken and taken["past"])
    return Title(span, tuple(parts), origin, holder, tuple(parts.values()), gone)


def _origin(folded: str, tokens: Sequence[Token], index: int, ontology: Ontology) -> tuple[Token, ...]:
    """The tokens before a post that say whose it is: 中国 + 外交部, 北约, 广岛."""
    found: list[Token] = []
    start = _before_modifier(folded, tokens, index, ontology)
    between = ontology.lexicons.grammar.titles.between
    for token in reversed(tokens[max(0, index - NEAR) : index]):
        if (
            folded[start - 1 : start] in (")", "）")
            and (opening := max(folded.rfind(mark, max(0, start - BRACKET), start) for mark in "(（")) > 0
        ):
            start = opening  # 国际原子能机构(IAEA)总干事
        if token.span.start >= start:
            continue
        gap = folded[token.span.end : start]
        if token.span.end > start or (gap and not LATIN.fullmatch(gap) and gap not in between):
            break
        if token.category == "block" or token.category == "post" or token.kind in ("person", "treaty", "doc", "event"):
            break
        body = token.category == "organ" or token.kind in ("org", "group")
        if gap and found and found[0].kind == token.kind == "state":
            break  # 到访英国的|美国国务卿
        if body and found and found[0].kind == "state" and len(found[0].text) == 1:
            return tuple(found[1:])  # 白宫以总统…名义: no Israel
        found.insert(0, token)
        start = token.span.start
    return tuple(found)


def _modifiers(post: Token, ontology: Ontology) -> tuple[re.Pattern[str], ...]:
    """What may stand between the origin and this post and belongs to it."""
    wording, envoy = _wording(ontology), post.text.endswith(ontology.lexicons.grammar.titles.envoys)
    return (wording.charge, wording.stationed if envoy else wording.before_post, UNIT, wording.kept)


def _search(pattern: re.Pattern[str], folded: str, lowest: int, post: Token) -> re.Match[str] | None:
    return pattern.search(folded, max(lowest, post.span.start - 32), post.span.start)


def _before_modifier(folded: str, tokens: Sequence[Token], index: int, ontology: Ontology) -> int:
    """Where the post with its modifiers begins: 主管裁军事务副秘书长, 常驻联合国代表; not before the post that precedes it."""
    post = tokens[index]
    start, moved = post.span.start, True
    lowest = next((one.span.end for one in reversed(tokens[max(0, index - NEAR) : index]) if one.category == "post"), 0)
    while moved:
        moved = False
        for pattern in (*_modifiers(post, ontology), _wording(ontology).passing):
            found = pattern.search(folded, max(lowest, start - 32), start)
            if found and found.start() < start:
                start, moved = found.start(), True
                break
    return start


def _printed(text: str, folded: str, post: Token, origin: tuple[Token, ...], leader: int, ontology: Ontology) -> str:
    """The post as printed, keeping organ and organization, leaving out states and time words (时任).

    What stands right after the name that ends at `leader` may be part of whose it is: 特朗普政府军控问题特使.
    """
    start = post.span.start
    for pattern in _modifiers(post, ontology):
        if found := _search(pattern, folded, origin[-1].span.end if origin else 0, post):
            led = found.start() == leader and found.group() in ontology.lexicons.grammar.titles.of_leader
            start = found.end() if led else found.start()
            break
    printed = text[start : post.span.end]
    organs = [token for token in origin if token.category == "organ" or token.kind in ("org", "place", "group")]
    if organs:
        first = organs[0]
        opening = first.span.start
        if len(first.text) == 1 and origin[0].span.end == opening:
            opening = origin[0].span.start  # 俄军 is one word
        printed = (
            without_state(text[opening : first.span.end], folded[opening : first.span.end], ontology)
            + (text[organs[-1].span.start : organs[-1].span.end] if organs[-1] is not first else "")
            + ("的" if folded[organs[-1].span.end : organs[-1].span.end + 1] == "的" else "")
            + printed
        )
    elif origin and (
        kept := _wording(ontology).of_time.search(folded, max(0, origin[0].span.start - 2), origin[0].span.start)
    ):
        printed = text[kept.start() : kept.end()] + printed
    if not _former(folded, post.span.start, ontology):
        starts = [one.span.start for one in (*origin[:1], *organs[:1])]
        printed = next((found.group(1) for at in starts if (found := _former(folded, at, ontology))), "") + printed
    return printed if fold(printed) else post.text


def _is_former(folded: str, post: Token, origin: tuple[Token, ...], ontology: Ontology) -> bool:
    """Whether the post is held no more: 前 before it, or before a part of what says whose it is."""
    no_more = ontology.lexicons.grammar.titles.no_more
    return post.text.startswith(no_more) or any(_former(folded, one.span.start, ontology) for one in (*origin, post))


def _former(folded: str, at: int, ontology: Ontology) -> re.Match[str] | None:
    """The word before a place that says that a post is held no more: 前 of 前美国国务卿."""
    return _wording(ontology).former.search(folded, max(0, at - 5), at)


def _called_before(folded: str, start: int, post: str, ontology: Ontology) -> Span | None:
    """The surname right before a post that one of those who are called so has held: 布什总统; not the end of another word."""
    for size in SURNAMES:
        name, before = folded[max(0, start - size) : start], folded[max(0, start - size - 1) : max(0, start - size)]
        if name not in ontology.called or (
            HAN.match(before) and before not in ontology.lexicons.grammar.prepositions.common
        ):
            continue
        held = (one.post for person in ontology.called[name] for one in ontology.tenures.get(person, ()))
        if any(ontology.base_of(one) == post for one in held):
            return Span(start - size, start)
    return None


def without_state(printed: str, folded: str, ontology: Ontology) -> str:
    """美国国家安全委员会 as part of a post is 国家安全委员会, 美国务院 国务院; 联合国 and 中国代表团 stay whole words of their own."""
    if folded.startswith("联合国"):
        return printed
    size = next((size for size in range(len(folded) - 3, 0, -1) if folded[:size] in ontology.state_names), 0)
    size -= size > 1 and folded.startswith(tuple(ontology.organ_names), size - 1)
    return printed[size:]
