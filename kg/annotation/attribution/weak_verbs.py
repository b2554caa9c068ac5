"""What a weak verb brings in without a pause after it: 宣布退出条约, 证实伊朗已…, 提出暂停试验; not what is its object (宣布一项协议)."""

import re
from datetime import date
from functools import cache
from itertools import pairwise

from kg.annotation.attribution.cue_lexicon import Verb, cue_lexicon
from kg.annotation.attribution.spans import OPEN
from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology
from kg.text.segmentation import opens_with_verb
from kg.text.segmentation import words as cut
from kg.text.sentences import clauses

__all__ = ["ITEM", "answered_proposal", "brings_in", "names_the_next"]

WILL, FAR = re.compile("[将会愿应要需][^，。；]{0,4}$"), 6
ISO_DAY, DAY, MONTH = re.compile(r"\d{4}-\d{2}-\d{2}"), 10, 31  # characters of a day, and days of a month
LONGER = 2  # characters after a verb with which it may make another word
ABOUT = frozenset("就对")  # right before a verb that only says what is spoken of, as are words that place: 在提到…时说
PREDICATE = frozenset({"verb", "modal", "aspect", "negation"})
LEADING = frozenset({"preposition", "modal", "adverb"})
ITEM = re.compile(r"[，,；;：]?\s*[一二三四五六七八九十]是")


@cache
def _as_subject(ontology: Ontology) -> re.Pattern[str]:
    """退约意在施压 after 宣布; not 旨在施压的计划, which is announced."""
    return re.compile(
        rf"(?P<act>[^，。；：]{{2,30}}?)(?:{ontology.lexicons.grammar.cues.of_an_act.regex})[^，。；：的]*(?:[，。；]|$)"
    )


@cache
def _proposed(ontology: Ontology) -> re.Pattern[str]:
    """What may be refused or accepted, as a noun: 拒绝这项提议."""
    return re.compile(rf"[^，。；：]{{0,12}}(?:{ontology.lexicons.grammar.nouns.proposals.regex})(?=[，。；]|$)")


def brings_in(analysis: Analysis, verb: Verb, pause: bool, clause: int, at: Span, *, after_another: bool) -> bool:
    """Weak verbs need a pause after them, or stand in a list of cues after their subject's first; verbs of naming whom they name before them."""
    if verb.naming:
        return cue_lexicon(analysis.ontology).named.search(analysis.folded, clause, at.start) is not None
    if analysis.folded[at.end : at.end + 1] == "了":
        return True
    sentence = analysis.sentence_of(at.start)
    reported = analysis.ontology.lexicons.grammar.cues.reported.pattern
    opens = sentence is not None and (
        clause == sentence.span.start or reported.fullmatch(analysis.folded, sentence.span.start, clause) is not None
    )
    first = (
        opens
        and not after_another
        or bool(analysis.ontology.lexicons.grammar.conjunctions.adversative.pattern.match(analysis.folded, clause))
    )
    if not verb.weak or pause or _clausal(analysis, verb, at, first):
        return True
    return (
        verb.lists
        and bool(cue_lexicon(analysis.ontology).opener.fullmatch(analysis.folded, clause, at.start))
        and (after_another or bool(ITEM.match(analysis.folded, clause)) or analysis.folded[clause - 1 : clause] == "，")
    )


def names_the_next(analysis: Analysis, verb: Verb, end: int) -> bool:
    """Whether an act that a noun names is told in so many words behind a pause: 发出警告，|要求…."""
    lexicon = cue_lexicon(analysis.ontology)
    following = lexicon.pattern.match(analysis.folded, end + 1)
    paused = analysis.folded.startswith(("，", "："), end)
    named = (
        paused and verb.illocution != "open" and verb.text.startswith(analysis.ontology.lexicons.cues.attitudes.verbs)
    )
    return named and following is not None and following.group() in lexicon.verbs


def _clausal(analysis: Analysis, verb: Verb, place: Span, first: bool) -> bool:
    """Whether a weak verb is followed by a clause: 证实伊朗已…, 重申反对…, 宣布将…; not what has a predicate of its own."""
    at, end = place
    told = _as_subject(analysis.ontology).match(analysis.folded, end)
    if told and any(part in ("verb", "verbal") for _, part in cut(told["act"])):
        return False  # not 承认离心机遭到毁坏
    actor = next(
        (old for old in analysis.overlapping(Span(end, end + 1)) if old.kind in ("state", "org", "person")), None
    )
    words = analysis.ontology.lexicons.grammar.cues
    answered = answered_proposal(analysis, verb, end)
    acts = verb.text in words.declaring or (verb.text in words.answering and (first or answered is not None))
    if verb.text in analysis.ontology.lexicons.grammar.cues.backing and first and not _is_background(analysis, end):
        held = analysis.folded.startswith(analysis.ontology.lexicons.grammar.nouns.attitudes, end)  # 支持态度
        named = held or analysis.folded[at - 1 : at] in OPEN  # 称作“支持民主的人”
        return not named and not WILL.search(analysis.folded, max(0, at - FAR), at)  # not 中方将继续支持
    if (
        acts
        and (
            opens_with_verb(analysis.folded, end)
            or answered is not None
            or _leads_in(analysis, end, proposed=verb.text in words.declaring)
        )
        and not _is_background(analysis, end)
    ):
        return True  # 宣布退出条约: what is declared is an act
    if (verb.predicated or verb.text in words.declaring) and _predicates(
        analysis, place, of_somebody=not verb.predicated
    ):
        return True
    if verb.text in words.proposing and _leads_in(analysis, end, proposed=True) and not _is_background(analysis, end):
        return True  # 提出暂停试验
    if verb.clause is None:
        return False
    return bool(verb.clause.match(analysis.folded, end)) or (
        verb.named and actor is not None and actor.span.start == end
    )


def answered_proposal(analysis: Analysis, verb: Verb, at: int) -> Span | None:
    """The proposal that stands after a verb of refusing: 拒绝|这项提议."""
    if verb.text not in analysis.ontology.lexicons.grammar.cues.answering:
        return None
    found = _proposed(analysis.ontology).match(analysis.folded, at)
    return Span(*found.span()) if found else None


def _leads_in(analysis: Analysis, at: int, *, proposed: bool = False) -> bool:
    """Whether a phrase before a verb follows, with no subject of its own: 同意将条约延长五年, 同意在下月会谈; `proposed`, or a
    verb with its object: 提出暂停试验, not 提出抗议."""
    sentence = analysis.sentence_of(at)
    clause = next(clauses(analysis.folded, Span(at, sentence.span.end)), None) if sentence else None
    parsed = analysis.clause(clause) if clause and clause.start == at else None
    if parsed is None or parsed.verb is None or parsed.subject is not None:
        return False
    named = any(one.part == "de" and one.start >= parsed.verb.end for one in parsed.words)  # 提出保江山的问题
    acts = proposed and parsed.object is not None and parsed.verb.start == at and not named
    return acts or parsed.words[0].part in LEADING


def _predicates(analysis: Analysis, verb: Span, *, of_somebody: bool = False) -> bool:
    """Whether a verb, which begins no longer word (指|派), has a clause with a main verb after it (and a subject), of nothing months old.

    Not what may be the name of a thing (透露这次接受访问的重点), and not what only tells when (在提到…时说).
    """
    sentence = analysis.sentence_of(verb.end)
    clause = next(clauses(analysis.folded, Span(verb.end, sentence.span.end)), None) if sentence else None
    parsed = analysis.clause(clause) if clause and clause.start == verb.end else None
    if parsed is None or parsed.verb is None or _is_background(analysis, verb.end):
        return False
    if of_somebody and parsed.subject is None:
        return False
    if parsed.subject is None and analysis.folded[slice(*verb)] in analysis.ontology.lexicons.grammar.cues.expecting:
        return False  # 布林肯预计下周访问维也纳: others expect it
    longer = cut(analysis.folded[verb.start : verb.end + LONGER])[0][0] != analysis.folded[slice(*verb)]
    placed = analysis.folded.endswith(analysis.ontology.lexicons.grammar.prepositions.placing, 0, verb.start)
    if (longer and analysis.free(Span(verb.end, verb.end + 1))) or placed or analysis.folded[verb.start - 1] in ABOUT:
        return False
    named = next(
        (
            one.start
            for before, one in pairwise(parsed.words)
            if one.part == "de" and one.start >= parsed.verb.end and before.part != "name"  # 收到美国|的通知
        ),
        None,
    )
    subject = parsed.subject
    whose = subject and (analysis.folded[subject.start] == "其" or not analysis.free(subject))
    if named is not None and not whose and not any(one.part in PREDICATE and one.start > named for one in parsed.words):
        return False
    return parsed.words[-1].text not in analysis.ontology.lexicons.grammar.approach.ending


def _is_background(analysis: Analysis, at: int) -> bool:
    """Whether what a sentence tells before a place is a month old or more: 2018年5月，美国宣布退出; 今年2月 in a text of May."""
    sentence, published = analysis.sentence_of(at), analysis.document.published
    dates = analysis.dates_in(Span(sentence.span.start, at)) if sentence else []
    return published is not None and any(_is_old(one.value, published) for one in dates)


def _is_old(value: str, published: str) -> bool:
    """Whether a date lies in an earlier month than the text, and a day a whole month before it: not the 27th in a text of the 1st."""
    days = value[-DAY:], published[-DAY:]
    if value[:7] >= published[:7] or not all(ISO_DAY.fullmatch(one) for one in days):
        return value[:7] < published[:7]
    return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days >= MONTH
