"""Actors that are named and do not speak: who only carries a report, whose time it was, somebody of several, whom another's act is about."""

import re
from functools import cache
from typing import NamedTuple

from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.document import Analysis
from kg.model import Span
from kg.model.keys import kind_of
from kg.ontology import Ontology
from kg.text.segmentation import last_word, words
from kg.text.sentences import clauses

__all__ = [
    "are_several",
    "heads_others",
    "in_predicate",
    "is_medium",
    "is_of_his_staff",
    "is_somebody_new",
    "names_a_time",
    "owns_subject",
    "receives",
    "relays",
    "somebody_blames",
]

DATELINE = 20  # characters before a medium in （某社记者…台北…电）, at most
NEAR = 3  # characters of 一位 before a post
ENDING = frozenset({"verb", "adverb", "negation", "modal", "aspect", "preposition", "time"})  # they end a subject


class Wording(NamedTuple):
    """Words of `lexicon/grammar.toml` in their places."""

    dated: re.Pattern[str]  # （法新社华盛顿13日电）
    relayed: re.Pattern[str]  # 报导， or 北京11月27日 - after a medium
    era: re.Pattern[str]  # 时期 after a person
    somebody: re.Pattern[str]  # 一位 before a post
    several: re.Pattern[str]  # 大多数 before it


@cache
def _wording(ontology: Ontology) -> Wording:
    words = ontology.lexicons.grammar.sources
    return Wording(
        dated=re.compile(rf"[（(【][^（）()【】]{{2,40}}(?:{words.wired.regex})[^（）()【】]{{0,6}}[）)】]"),
        relayed=re.compile(
            rf"(?:{words.relaying.regex})[，,]|[^，。（）()]{{0,8}}\d+月\d+日\s*(?:{words.wired.regex}|[-－])"
        ),
        era=words.eras.pattern,
        somebody=re.compile(f"(?:{words.somebody.regex})$"),
        several=re.compile(f"(?:{words.several.regex})$"),
    )


def is_medium(analysis: Analysis, key: str, name: Span | None) -> bool:
    """Whether somebody carries what others say: a known medium, or one by its name."""
    stations = analysis.ontology.lexicons.grammar.sources.stations
    named = name is not None and analysis.folded.endswith(stations, *name)
    return named or key in analysis.ontology.outlets


def relays(analysis: Analysis, key: str, medium: Span) -> bool:
    """Whether a medium is named only as who carries the report: （法新社华盛顿13日电）, 路透社报导，."""
    if key not in analysis.ontology.outlets:
        return False
    start = max(analysis.folded.rfind(mark, max(0, medium.start - DATELINE), medium.start) for mark in "（(【")
    line = _wording(analysis.ontology).dated.match(analysis.folded, start) if start >= 0 else None
    carried = line is not None and line.end() > medium.end
    return carried or _wording(analysis.ontology).relayed.match(analysis.folded, medium.end) is not None


def names_a_time(analysis: Analysis, person: Span) -> bool:
    """Whether a name only says when: 特朗普时期."""
    return _wording(analysis.ontology).era.match(analysis.folded, person.end) is not None


def heads_others(analysis: Analysis, actor: Span) -> bool:
    """Whether an actor is only at the head of those who act: 以美国为首的北约."""
    around = analysis.ontology.lexicons.grammar.sources.heading.pattern.match(analysis.folded, max(0, actor.start - 1))
    return around is not None and around.span("head") == (actor.start, actor.end)


def is_somebody_new(analysis: Analysis, post: int) -> bool:
    """Whether a post that begins there is of somebody not named before: 一位发言人."""
    return _wording(analysis.ontology).somebody.search(analysis.folded, max(0, post - NEAR), post) is not None


def are_several(analysis: Analysis, post: int) -> bool:
    """Whether a post that begins there is of several: 大多数经济学家."""
    return _wording(analysis.ontology).several.search(analysis.folded, max(0, post - NEAR), post) is not None


def in_predicate(analysis: Analysis, span: Span, actor: Span) -> bool:
    """Whether a clause has a verb between a subject of its own and an actor with his title, or a preposition before him: 强硬派将矛头对准鲁哈尼."""
    clause = next((one for one in clauses(analysis.folded, span) if one.holds(actor)), span)
    parsed = analysis.clause(clause)
    if any(one.span.holds(actor) for one in parsed.preposed):
        return True
    if analysis.folded.endswith("的", clause.start, actor.start):
        return False  # 推动接触的韩国总统文在寅，希望…
    subject, verb = parsed.subject, parsed.verb
    return subject is not None and verb is not None and subject.end <= verb.start and verb.end <= actor.start


def owns_subject(analysis: Analysis, span: Span, actor: Span) -> bool:
    """Whether the subject of a clause is only somebody of an actor's, who speaks for nobody: 扎里夫的支持者表示担心，认为…."""
    clause = next((one for one in clauses(analysis.folded, span) if one.holds(actor)), span)
    parsed = analysis.clause(clause)
    side = analysis.ontology.lexicons.grammar.nouns.of_a_state.pattern.match(analysis.folded, actor.end)
    at = side.end() if side else actor.end
    told = next((one.end for one in parsed.relative if one.holds(actor)), None)  # 莫迪面对的压力
    if told is None and not analysis.folded.startswith("的", at):
        return False
    begin = at + 1 if told is None else told + 1
    end = next((one.start for one in parsed.words if one.start > begin and one.part in ENDING), clause.end)
    whose = Span(begin, end)
    if end <= whose.start or any(mention.span.end == whose.end for mention in analysis.between(clause)):
        return False
    speaking = analysis.ontology.lexicons
    official = any(noun in analysis.folded[slice(*whose)] for noun in speaking.grammar.officials.nouns)
    return not official and not speaking.documents.nominal.words.pattern.search(analysis.folded, *whose)  # 白宫的简报


def somebody_blames(analysis: Analysis, before: Span) -> bool:
    """Whether a verb of stance with a subject that names nobody known stands right before an actor, its object: 某某批|中共."""
    verbs = cue_lexicon(analysis.ontology).verbs
    word = last_word(analysis.folded, before.end)
    stance = word in verbs and verbs[word].illocution not in ("open", "request")
    subject = analysis.folded[before.start : before.end - len(word)]
    return stance and any(part == "noun" for _, part in words(subject))


def receives(analysis: Analysis, host: str, before: Span) -> bool:
    """Whether somebody receives who is named after a stretch, and so speaks himself: 李克强|19日下午会见|奥巴马."""
    met = analysis.folded.endswith(analysis.ontology.lexicons.grammar.approach.meeting, *before)
    return kind_of(host) == "person" and met and "，" not in analysis.folded[slice(*before)]


def is_of_his_staff(analysis: Analysis, key: str, reach: int) -> bool:
    """Whether who is named up to a place is only whose spokesman or journalist speaks: 拜登|发言人, 路透社|记者, 《某报》记者."""
    if kind_of(key) == "person":
        return analysis.folded.startswith(analysis.ontology.lexicons.grammar.officials.staff, reach)
    reach += analysis.folded.startswith("》", reach)
    return key in analysis.ontology.outlets and analysis.folded.startswith(
        analysis.ontology.lexicons.names.staff.words, reach
    )
