"""Actors of a stretch of text that may speak: people with titles, organs, states, documents, pronouns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple, cast

from kg.annotation.attribution.bystanders import heads_others, names_a_time, relays
from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.post_holders import KINDS, NOBODY, holder_of, is_private
from kg.annotation.attribution.spans import CLOSE, OPEN
from kg.annotation.document import Analysis
from kg.annotation.entities import curated_entity, new_entity
from kg.annotation.lexical.houses import names_a_house
from kg.annotation.lexical.titles import Title
from kg.model import Mention, Span
from kg.model.keys import EntityKey, kind_of, name_of
from kg.ontology import Ontology

__all__ = [
    "BRACKETED",
    "JOINT",
    "NOBODY",
    "SourceCandidate",
    "source_candidates",
    "joined",
    "named_once",
    "preposed",
    "several_speak",
    "with_title",
]

LONGEST_PREPOSITION = 3  # characters: 藉着与
LONGEST_POST = 6  # … after a name in brackets
BRACKETED = re.compile(r"\s*[（(][A-Za-z][^（）()]{1,60}[）)]")

TITLED = ("《", "“", "「")  # before a name
JOINT = re.compile(r"[、和与及同或]|以及")


class SourceCandidate(NamedTuple):
    """Key (or pronoun, `unnamed`, or `nobody`), its place, and where what follows it begins."""

    key: str
    span: Span
    reach: int


def source_candidates(analysis: Analysis, span: Span) -> Sequence[SourceCandidate]:
    """Titles with their names, other mentions, pronouns and unnamed sources inside a span; asked once the names are linked.

    A stretch is looked through once: many steps ask of the same.
    """
    asked = ("sources", span)
    if asked not in analysis.known:
        analysis.known[asked] = tuple(_candidates(analysis, span))
    return cast("tuple[SourceCandidate, ...]", analysis.known[asked])


def _candidates(analysis: Analysis, span: Span) -> Iterator[SourceCandidate]:
    covered: list[Span] = []
    reporters = analysis.ontology.lexicons.names.staff.words
    for title in analysis.titles_in(span):
        if title.holder and title.holder in analysis.links and title.holder.end <= span.end:
            covered += [title.span, title.holder, *_paper_before(analysis, title)]
            reach = _with_rank(analysis, analysis.links[title.holder], title.holder.end)
            yield SourceCandidate(analysis.links[title.holder], title.holder, max(reach, title.span.end))
        elif _names_a_person(analysis, title):
            covered.append(title.span)  # 党团领袖凯文·甲乙（Kevin …）: the name is a mention of its own
        elif speaker := holder_of(analysis, title):
            covered.append(title.span)
            if speaker in analysis.ontology.outlets and analysis.folded.endswith(reporters, *title.span):
                continue  # 路透社记者: somebody who is not named
            plural = analysis.folded.startswith(analysis.ontology.lexicons.grammar.officials.plural, title.span.end)
            yield SourceCandidate(speaker, title.span, title.span.end + plural)  # 中国官员|们
    for mission in analysis.missions_in(span):
        if not any(other.overlaps(mission.span) for other in covered):
            covered.append(mission.span)
            if mission.sender in analysis.links:
                yield SourceCandidate(analysis.links[mission.sender], mission.span, mission.span.end)
    for mention, key in analysis.acting(span):
        free = not any(other.overlaps(mention.span) for other in covered)
        passing = any(seems(analysis, mention.span) for seems in (heads_others, names_a_time)) or relays(
            analysis, key, mention.span
        )
        passing = passing or (
            mention.kind == "person" and names_a_house(analysis.folded, mention.span.end, analysis.ontology)
        )
        if mention.kind in KINDS and free and not passing:
            reach = _past_marks(analysis, mention) if mention.kind in ("org", "doc") else mention.span.end
            yield SourceCandidate(key, mention.span, _with_rank(analysis, key, reach))
    lexicon = cue_lexicon(analysis.ontology)
    for pattern, name in ((lexicon.pronouns, None), (lexicon.unnamed, "unnamed")):
        for found in pattern.finditer(analysis.folded, *span):
            place = Span(*found.span())
            whose = name is None and any(
                old.kind == "org" for old in analysis.overlapping(Span(place.end, place.end + 1))
            )
            if not whose and not any(other.overlaps(place) for other in covered):  # 我國 of 我國外交部 is no actor
                yield SourceCandidate(name or found.group(), place, place.end)


def _past_marks(analysis: Analysis, mention: Mention) -> int:
    """Where what follows a name begins that stands in quotation marks alone: “油轮追踪者”|称, “国际安全观察”组织|称, “指南”|写道."""
    name = mention.span
    around = analysis.quoting[max(0, name.start - 1) : name.start], analysis.quoting[name.end : name.end + 1]
    if not all(around) or around[0] not in OPEN or around[1] not in CLOSE:
        return name.end
    kind = analysis.ontology.lexicons.organizations.quoted.after.pattern.match(analysis.folded, name.end + 1)
    return kind.end() if kind and mention.kind == "org" else name.end + 1


def named_once(analysis: Analysis, found: Iterable[SourceCandidate]) -> list[SourceCandidate]:
    """Candidates in the order of the text; a name in brackets right after the same actor's is no other actor."""
    kept: list[SourceCandidate] = []
    for one in sorted(found, key=lambda one: one.span.start):
        before = analysis.folded[kept[-1].reach : one.span.start] if kept else ""
        if not (kept and kept[-1].key == one.key and before.strip() in ("(", "（")):
            kept.append(one)
    return kept


def _paper_before(analysis: Analysis, title: Title) -> list[Span]:
    """The paper whose post it is: 《环球时报》 of 总编辑胡锡进."""
    end = title.span.start - 1
    if not analysis.folded.startswith("》", end):
        return []
    return [one.span for one in analysis.overlapping(Span(end - 1, end)) if one.span.end == end]


def _names_a_person(analysis: Analysis, title: Title) -> bool:
    """Whether the name of a person stands right after a title, though it was not found by the title."""
    after = analysis.overlapping(Span(title.span.end, title.span.end + 1))
    return any(one.kind == "person" and one.span.start == title.span.end for one in after)


def _with_rank(analysis: Analysis, key: str, at: int) -> int:
    """Where a group's name ends with those who speak for all of it (两国元首, 五国外长), a person's with a rank (甲乙中校, 甲（Latin）总统)."""
    lexicons = analysis.ontology.lexicons
    ranks = {"group": lexicons.nominals.pair.ranks, "person": lexicons.names.foreign.honorifics}.get(kind_of(key))
    found = ranks.pattern.match(analysis.folded, at) if ranks else None
    if found or kind_of(key) != "person":
        return found.end() if found else at
    latin = BRACKETED.match(analysis.folded, at)
    post = next(iter(analysis.titles_in(Span(latin.end(), latin.end() + LONGEST_POST))), None) if latin else None
    return post.span.end if latin and post and post.span.start == latin.end() and post.holder is None else at


def _is_of(analysis: Analysis, party: str, organ: str) -> bool:
    """Whether an organ right after a party's name is one of its state, or a medium: 中共外交部, 中共新华社."""
    home = analysis.ontology.home.get(party)
    own = organ in analysis.ontology.outlets or analysis.ontology.state_of(organ) == home
    return home is not None and party not in analysis.ontology.outlets and own


@cache
def _preposed(ontology: Ontology) -> re.Pattern[str]:
    words = ontology.lexicons.grammar.prepositions
    return re.compile(f"(?:{words.common.regex}|{words.before_speaker.regex})$")


def preposed(analysis: Analysis, at: int, start: int) -> bool:
    """Whether a preposition before the actor makes it no subject: 根据新华社报道, 对于北约的担忧."""
    if analysis.folded[at - 1 : at] == "》":  # 针对《某报》总编辑甲
        at = max(analysis.folded.rfind("《", start, at), start)
    at -= analysis.folded[at - 1 : at] in TITLED and at > start  # 对《某某时报》
    found = _preposed(analysis.ontology).search(analysis.folded, max(start, at - LONGEST_PREPOSITION), at)
    return found is not None and not (found.group() in ("和", "与", "同", "以") and found.start() > start)


def with_title(analysis: Analysis, source: Span) -> Span:
    """A speaker's span with the title before it: 美国国务卿布林肯."""
    title = analysis.by_holder.get(source)
    return Span(min(title.span.start, source.start), source.end) if title else source


def joined(analysis: Analysis, found: list[SourceCandidate]) -> SourceCandidate:
    """The first of some actors with those joined to it: 美国和俄罗斯 is one group, of people the first speaks."""
    members, several = [found[0]], analysis.ontology.lexicons.grammar.nouns.and_others.pattern
    for actor in found[1:]:
        if several.match(analysis.folded, members[-1].reach):
            break  # 美国和其他安理会成员国
        reach, begin = _after_latin(analysis, members[-1]), with_title(analysis, actor.span).start
        if members[-1].reach < actor.span.start < reach:
            continue  # the same person in Latin letters, whoever that is taken for
        titled = begin > reach and kind_of(members[-1].key) == "person"  # not 某司令部|司令某某, 德国、法国|外长某某
        between = analysis.folded[reach : begin if titled else actor.span.start]
        own = analysis.ontology.lexicons.grammar.cues.own_media.pattern.fullmatch(between.strip("《“"))
        body = kind_of(members[-1].key) == "state" and actor.key not in _of_states(analysis.ontology)
        body = body or _is_of(analysis, members[-1].key, actor.key)
        whole = body if not between else own is not None
        only_names = kind_of(members[-1].key) in ("state", "org") and _only_names(analysis.ontology).fullmatch(between)
        whole = whole or bool(only_names)
        if whole and kind_of(actor.key) == "org":
            members[-1] = actor  # 美国得克萨斯州警方, 中共官媒新华网: not the state, not the party
            continue
        listed = between == "，" and {kind_of(members[-1].key), kind_of(actor.key)} == {"state"}
        if ":" not in actor.key and actor.key not in ("unnamed", NOBODY):
            break  # 双方 of 中俄双方 counts those before it
        if between and not listed and not JOINT.fullmatch(between.removesuffix("其他")):
            break
        members.append(actor)
    if len(members) > 2 and members[-1].key == NOBODY and all(kind_of(one.key) == "state" for one in members[:-1]):
        *members, post = members
        members[-1] = members[-1]._replace(reach=post.reach)  # 韩美日|副外长
    last = members[-1]
    span = Span(members[0].span.start, last.span.end)
    title = next((one for one in analysis.titles_in(last.span) if one.span == last.span), None)
    nations = all(kind_of(one.key) == "state" for one in members[:-1])
    if len(members) > 1 and nations and last.key == NOBODY and title and is_private(analysis, title):
        return SourceCandidate(NOBODY, span, last.reach)  # 日|韩军事专家
    keys = list(dict.fromkeys(actor.key for actor in members))
    if (
        ":" in keys[0]
        and keys[-1] == "unnamed"
        and analysis.folded[slice(*last.span)] in cue_lexicon(analysis.ontology).private
    ):
        return SourceCandidate(NOBODY, span, last.reach)  # 美国专家
    apart = analysis.folded.startswith(analysis.ontology.lexicons.grammar.adverbials.apart, last.reach)
    if len(keys) > 1 and not (apart or _officials(analysis, last)) and all(kind_of(key) == "state" for key in keys):
        return SourceCandidate(_group(analysis, keys), span, _after_count(analysis, last.reach))
    if len(keys) > 1 and kind_of(keys[-1]) == "group":  # 中、俄、美、英、法五个核武器国家
        return SourceCandidate(keys[-1], last.span, last.reach)
    reach = last.reach if len(keys) > 1 else members[0].reach
    others = several.match(analysis.folded, reach)
    return SourceCandidate(keys[0], span if len(keys) > 1 else members[0].span, others.end() if others else reach)


@cache
def _of_states(ontology: Ontology) -> frozenset[str]:
    """Bodies of several states, which are no state's own: 欧盟 of 德国欧盟."""
    return ontology.of_class("IntergovernmentalOrganization")


@cache
def _only_names(ontology: Ontology) -> re.Pattern[str]:
    """What stands before the quoted name of a body, after the state or body that only tells which it is: 日本|反核团体“|和平之舟."""
    kinds = ontology.lexicons.organizations.quoted.before.regex
    return re.compile(rf"(?:[^，。；：、“「]{{0,10}}(?:{kinds}))?[“「]")


def several_speak(analysis: Analysis, source: Span | None) -> bool:
    """Whether those who speak are joined, counted or the first of several: 蓬佩奥和埃斯珀, 两位议员, 帕内塔等议员."""
    if source is None:
        return False
    counted = analysis.ontology.lexicons.cues.pronouns.counted.pattern
    of_several = JOINT.search(analysis.folded, *source) or counted.fullmatch(analysis.folded, *source)
    first = analysis.ontology.lexicons.grammar.nouns.after_the_first.pattern
    return (of_several or first.match(analysis.folded, source.end)) is not None


def _officials(analysis: Analysis, actor: SourceCandidate) -> bool:
    """Whether it stands for officials without a name, of whom each speaks for his own: 美国和韩国|官员."""
    nameless, heads = analysis.ontology.lexicons.posts.unheld.names, analysis.ontology.lexicons.nominals.pair.ranks
    posts = [one.posts[-1] for one in analysis.titles_in(actor.span) if one.holder is None]
    return any(one.endswith(nameless) and one not in heads for one in posts)  # 日美首脑 speak together


def _after_latin(analysis: Analysis, actor: SourceCandidate) -> int:
    """Where what follows a person begins, after his name in Latin letters in brackets."""
    latin = BRACKETED.match(analysis.folded, actor.reach) if kind_of(actor.key) == "person" else None
    return latin.end() if latin else actor.reach


def _after_count(analysis: Analysis, at: int) -> int:
    found = analysis.ontology.lexicons.grammar.nouns.of_several.pattern.match(analysis.folded, at)
    return found.end() if found else at


def _group(analysis: Analysis, keys: list[str]) -> str:
    """The curated group of just these members, else one made of them in the order of the text."""
    for group, members in sorted(analysis.ontology.members.items()):
        if set(members) == set(keys) and group in analysis.ontology.entities:
            return curated_entity(analysis, group)
    labels = [analysis.entities[key].label for key in keys]
    short = {state: char for char, state in analysis.ontology.short_states.items()}
    chars = "".join(short.get(key, "") for key in keys)
    return new_entity(
        analysis,
        "group",
        EntityKey.for_group(keys).name,
        "和".join(labels),
        (chars, "".join(labels)),
        identity=EntityKey.for_group(sorted(keys, key=name_of)).name,
    )
