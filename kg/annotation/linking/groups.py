"""五国, 双方: groups that a text has in play."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice, pairwise

from kg.annotation.document import Analysis
from kg.annotation.entities import curated_entity, new_entity
from kg.annotation.linking.tenures import state_at
from kg.model import Kind, Mention, Span
from kg.model.keys import EntityKey, kind_of, name_of
from kg.ontology import Ontology
from kg.ontology.lexicons.nominals import Group
from kg.ontology.lexicons.words import not_after
from kg.text.numerals import number

__all__ = ["link"]

COUNTED = re.compile(
    r"(?<![一二三四五六七八九十第洲亚欧另])(?<!其他)([三四五六])(?:大?国(?![家际会人语籍论演])|方(?![一-龥]{0,2}(?:会谈|谈判|磋商|对话|机制|竞赛|合作)|面))"
)
LINKED = re.compile(r"[、和与及]?|以及")
FAR = 1500  # characters back to the list of those counted
AHEAD = 400  # characters from a headline to it
WINDOW = 12  # actors before 双方 among which the two are looked for
APART = 20  # characters that may join them at most
JOINED = re.compile(r"[与和同、]?|[^，。；]{0,16}(?:与|和|同)")  # 中方愿在平等基础上继续与北约


@cache
def _patterns(ontology: Ontology) -> tuple[tuple[tuple[Group, re.Pattern[str]], ...], re.Pattern[str], re.Pattern[str]]:
    """The nouns of each group, of pairs, and of those who meet for a pair."""
    nominals = ontology.lexicons.nominals
    groups = ((group, f"{not_after(group.not_before)}(?:{group.words.regex})") for group in nominals.group)
    found = tuple((group, re.compile(pattern)) for group, pattern in groups)
    return found, nominals.pair.words.pattern, nominals.pair.ranks.pattern


def link(analysis: Analysis) -> None:
    """Curated groups by their nominals; pairs by the two actors named together last."""
    groups, pair_words, ranks = _patterns(analysis.ontology)
    for group, pattern in groups:
        if group.needs and not any(word in analysis.folded for word in group.needs):
            continue
        for found in pattern.finditer(analysis.folded):
            _take(analysis, Span(*found.span()), curated_entity(analysis, group.key))
    for found in pair_words.finditer(analysis.folded):
        kinds: tuple[Kind, ...] = ("state",) if found.group() == "两国" else ("state", "org")
        held = _holders_before(analysis, found.start()) if ranks.match(analysis.folded, found.end()) else None
        if kinds != ("state",) and held is None and (met := _two_of_the_sentence(analysis, found.start())):
            _take(analysis, Span(*found.span()), met)
            continue
        if pair := _pair_before(analysis, found.start(), kinds) if held is None else _states(analysis, held):
            _take(analysis, Span(*found.span()), pair)
    _counted(analysis)


def _counted(analysis: Analysis) -> None:
    """三国, 五国: the states that the text lists together, so many; before the word, in a headline after it."""
    lists: dict[int, tuple[list[int], list[tuple[str, ...]]]] = {}  # so many members -> where, and which
    for end, keys in _listed(analysis):
        ends, members = lists.setdefault(len(keys), ([], []))
        ends.append(end)
        members.append(keys)
    curated = {frozenset(members): key for key, members in sorted(analysis.ontology.members.items(), reverse=True)}
    for found in COUNTED.finditer(analysis.folded):
        span, many = Span(*found.span()), number(found.group(1))
        old = analysis.mentions.ending_at(span.start)
        if old and old.kind in ("state", "place", "group"):
            continue
        ends, members = lists.get(many or 0, ([], []))
        before, after = bisect_right(ends, span.start) - 1, bisect_right(ends, span.end)
        if before >= 0 and span.start - ends[before] <= FAR:
            keys = members[before]
        elif after < len(ends) and ends[after] - span.end <= AHEAD:
            keys = members[after]
        else:
            continue
        if key := curated.get(frozenset(keys)):
            _take(analysis, span, curated_entity(analysis, key))
            continue
        name = EntityKey.for_group(sorted(keys, key=name_of)).name
        labels = [analysis.entities[key].label for key in keys]
        _take(analysis, span, new_entity(analysis, "group", name, "、".join(labels), (found.group(),)))


def _listed(analysis: Analysis) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where each list of three or more states and unions ends, with its members; a curated group stands for its own."""
    run: list[Mention] = []
    for mention in [old for old in analysis.mentions if old.span in analysis.links]:
        gap = analysis.folded[run[-1].span.end : mention.span.start] if run else None
        joins = mention.kind == "state" or analysis.links[mention.span] in analysis.ontology.lexicons.defaults.counted
        if joins and (gap is None or not LINKED.fullmatch(gap)):
            yield from _members(analysis, run)
            run = [mention]
        elif joins:
            run.append(mention)
        else:
            yield from _members(analysis, run)
            run = []
            if members := analysis.ontology.members.get(analysis.links[mention.span]):
                for member in members:
                    curated_entity(analysis, member)
                yield mention.span.end, members
    yield from _members(analysis, run)


def _members(analysis: Analysis, run: list[Mention]) -> Iterator[tuple[int, tuple[str, ...]]]:
    keys = tuple(dict.fromkeys(analysis.links[old.span] for old in run))
    if len(keys) > 2:
        yield run[-1].span.end, keys


def _take(analysis: Analysis, span: Span, key: str) -> None:
    rivals = analysis.overlapping(span)
    if all(span.holds(old.span) and span != old.span for old in rivals):
        analysis.settle([Mention(span, "group", "nominal", (), "group-nominal")])
        analysis.links[span] = key


def _in_a_list(analysis: Analysis, window: Sequence[Mention], nth: int) -> bool:
    """Whether the nth of these actors and the next are two of several: 阿曼、俄罗斯 of 黎巴嫩、阿曼、俄罗斯等国."""
    around = window[max(0, nth - 1) : nth + 3]
    gaps = [analysis.folded[one.span.end : other.span.start] for one, other in pairwise(around)]
    own = analysis.folded[window[nth].span.end : window[nth + 1].span.start]
    several = LINKED.fullmatch(own) and sum(LINKED.fullmatch(gap) is not None and gap != "" for gap in gaps) > 1
    return bool(several) or analysis.folded.startswith("等", window[nth + 1].span.end)


def _pair_before(analysis: Analysis, at: int, kinds: tuple[Kind, ...]) -> str | None:
    """The last two actors joined by nothing, 与, 和, 同 or 、 before a place; none if they stand right before it."""
    named = (
        islice((old for old in analysis.mentions.before(at, kind) if old.span in analysis.links), WINDOW)
        for kind in kinds
    )
    window = sorted(chain.from_iterable(named), key=lambda old: old.span)[-WINDOW:]
    if window and window[-1].span.end == at:
        return None
    for nth, (first, second) in reversed(list(enumerate(pairwise(window)))):
        if _in_a_list(analysis, window, nth):
            continue
        pair = list(dict.fromkeys((analysis.links[first.span], analysis.links[second.span])))
        joined = second.span.start - first.span.end <= APART and JOINED.fullmatch(
            analysis.folded, first.span.end, second.span.start
        )
        sides = {kind_of(key) for key in pair}  # 金砖国家、上海合作组织 are a list
        whose = sides == {"state", "org"} and first.span.end == second.span.start  # 阿富汗塔利班 is one
        if joined and len(pair) == 2 and "group" not in sides and sides != {"org"} and not whose:
            return _pair_of(analysis, pair)
    return None


def _pair_of(analysis: Analysis, pair: Sequence[str]) -> str:
    """The group of two, under one identity in either order."""
    labels = [analysis.entities[key].label for key in pair]
    return new_entity(
        analysis,
        "group",
        EntityKey.for_group(pair).name,
        "和".join(labels),
        ("两国", "双方", f"{''.join(labels)}双方", f"{labels[0]}与{labels[1]}双方"),
        identity=EntityKey.for_group(sorted(pair, key=name_of)).name,
    )


def _states(analysis: Analysis, people: Sequence[str]) -> str | None:
    """The pair of the states of two people; None where a state is not known."""
    found = (state_at(analysis, person) or _state_of_post(analysis, person) for person in people)
    states = [one for one in dict.fromkeys(found) if one]
    return _pair_of(analysis, [curated_entity(analysis, one) for one in states]) if len(states) == 2 else None


def _state_of_post(analysis: Analysis, person: str) -> str | None:
    """The state of the post with which the text names somebody: 韩国参联会主席甲."""
    titles = (one for one in analysis.titles if one.holder and analysis.links.get(one.holder) == person)
    keys = (str(token.names[0].key) for title in titles for token in title.origin if token.names)
    return next((one for one in map(analysis.ontology.state_of, keys) if one), None)


def _two_of_the_sentence(analysis: Analysis, at: int) -> str | None:
    """The two states of the people that a sentence has named so far: 王毅会见拉夫罗夫，双方…, and no pair named before."""
    sentence = analysis.sentence_of(at)
    if sentence is None or analysis.mentions.ending_at(at):
        return None  # 美俄双方: they stand right before it
    if at == sentence.span.start:
        return _two_who_met(analysis, at)
    named = analysis.linked(Span(sentence.span.start, at))
    return _states(analysis, [key for mention, key in named if mention.kind == "person"])


def _two_who_met(analysis: Analysis, at: int) -> str | None:
    """The states of the two people whom the sentence before a place joins, and no other: 甲与乙举行会谈，商讨…。双方…."""
    before = analysis.sentence_of(max(0, at - 2))
    if before is None or before.span.end > at or analysis.block_of(before.span.start) != analysis.block_of(at):
        return None
    people = dict.fromkeys(key for mention, key in analysis.linked(before.span) if mention.kind == "person")
    joined = _holders_before(analysis, at)
    return _states(analysis, joined) if joined and set(joined) == set(people) else None


def _holders_before(analysis: Analysis, at: int) -> tuple[str, str] | None:
    """The two people joined last before a place, of whom 两国元首 may tell: 习近平同俄罗斯总统普京通电话."""
    begins = {one.holder: one.span.start for one in analysis.titles if one.holder}
    people = (old for old in analysis.mentions.before(at, "person") if old.span in analysis.links)
    window = list(islice(people, WINDOW))  # the last first
    for second, first in pairwise(window):
        start = max(first.span.end, begins.get(second.span, second.span.start))
        if start - first.span.end <= APART and JOINED.fullmatch(analysis.folded, first.span.end, start):
            return analysis.links[first.span], analysis.links[second.span]
    return None
