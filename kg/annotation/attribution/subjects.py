"""Which of the actors that a clause names is its subject."""

from collections.abc import Sequence

from kg.annotation.attribution.bystanders import in_predicate, owns_subject
from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.post_holders import NOBODY
from kg.annotation.attribution.sources import (
    BRACKETED,
    JOINT,
    SourceCandidate,
    joined,
    preposed,
    source_candidates,
    with_title,
)
from kg.annotation.document import Analysis
from kg.model import Span
from kg.model.keys import kind_of
from kg.text.segmentation import ends_with_verb, is_common, words
from kg.text.sentences import clauses

__all__ = ["is_object", "last_subject", "subject_of"]

ACTING = frozenset({"verb", "preposition"})
NOMINAL = frozenset({"noun", "adjective", "place"})
NAME_SIZES = (2, 3)  # characters of a Chinese name
LONGEST_VERB = 4  # characters
OPENING = 4  # characters before a clause's subject: 但, 随后, 不过


def last_subject(analysis: Analysis, span: Span) -> tuple[str, Span] | None:
    """The subject of the last clause of a stretch that opens with one; else the first subject of the stretch."""
    for clause in reversed(list(clauses(analysis.folded, span))):
        if contrasted := _contrasted(analysis, clause):
            return contrasted
        if _brings_in(analysis, clause) or _of_a_stranger(analysis, clause):
            return None
        subject = subject_of(analysis, clause)
        if subject and with_title(analysis, subject[1]).start - clause.start <= OPENING:
            return None if owns_subject(analysis, clause, subject[1]) else subject
    first = subject_of(analysis, span)
    if first is None or owns_subject(analysis, span, first[1]):
        return None
    return first if not in_predicate(analysis, span, with_title(analysis, first[1])) else None


def _contrasted(analysis: Analysis, clause: Span) -> tuple[str, Span] | None:
    """The actor whom 则 sets against those before: 美国实施制裁、捷克则驱逐外交官."""
    word = analysis.ontology.lexicons.grammar.conjunctions.contrasting
    if not any(one in analysis.folded[slice(*clause)] for one in word):
        return None
    found = (one for one in source_candidates(analysis, clause) if analysis.folded.startswith(word, one.reach))
    return next(
        (
            (one.key, one.span)
            for one in found
            if one.key != "unnamed" and not preposed(analysis, one.span.start, clause.start)
        ),
        None,
    )


def is_object(analysis: Analysis, before: Span) -> bool:
    """Whether a verb ends right before an actor that something is done to: 抗议内塔尼亚胡访问, not 报道伊朗."""
    if before.end <= before.start:
        return False
    lexicon, clausal = cue_lexicon(analysis.ontology), analysis.ontology.lexicons.grammar.cues.clausal
    ends = (
        analysis.folded[start : before.end] for start in range(max(before.start, before.end - LONGEST_VERB), before.end)
    )
    for word in ends:
        if word in lexicon.guards and not word.endswith(lexicon.saying):
            break  # 顾问, 访问: no 问; but 据说
        if word in clausal or word in lexicon.verbs:
            return word in lexicon.verbs and lexicon.verbs[word].illocution != "open"
    words = analysis.ontology.lexicons.grammar.approach
    return ends_with_verb(analysis.folded, before.end) or analysis.folded.endswith(
        words.touching + words.meeting, *before
    )


def subject_of(analysis: Analysis, span: Span) -> tuple[str, Span] | None:
    """The first actor of a stretch that no preposition governs: the subject of what follows without one."""
    found = sorted(source_candidates(analysis, span), key=lambda one: one.span.start)
    if described := _described(analysis, span, found):
        return described
    aside, done_to = False, -1
    for number, actor in enumerate(found):
        start = with_title(analysis, actor.span).start
        listed = aside and JOINT.fullmatch(analysis.folded, found[number - 1].reach, start)  # 面对甲和乙
        aside = bool(listed) or preposed(analysis, start, span.start)
        if actor.key in ("unnamed", NOBODY) or aside or _bracketed(analysis.folded, span, actor.span):
            continue
        after = found[number + 1 : number + 3]  # the next may be the same in Latin letters
        if _leads(analysis, actor, after) or _describes(analysis, actor, after):
            continue
        if start == done_to or is_object(analysis, Span(span.start, start)):
            done_to = actor.reach  # 会见中国|团长甲
        else:
            return (
                None if _brings_in(analysis, Span(actor.span.start, span.end)) else joined(analysis, found[number:])[:2]
            )
    return None


def _of_a_stranger(analysis: Analysis, clause: Span) -> bool:
    """Whether a clause opens with what can only be a Chinese name that nobody knows, as its subject: 谢某某在网上发文."""
    words = analysis.clause(clause).words
    end = next((one.start for one in words if one.part in ACTING), clause.start)
    name, known = analysis.folded[clause.start : end], analysis.ontology.lexicons.names.chinese.surnames
    shaped = len(name) in NAME_SIZES and name[0] in known and not is_common(name, 1)
    return shaped and analysis.free(Span(clause.start, end))


def _brings_in(analysis: Analysis, clause: Span) -> bool:
    """Whether a clause opens with an actor of whom it only brings in somebody, its subject: 日本已有82个议会提交意见书."""
    there = analysis.ontology.lexicons.grammar.sources.there.pattern
    first = next((one for one in source_candidates(analysis, clause) if one.span.start == clause.start), None)
    return first is not None and there.match(analysis.folded, first.reach) is not None


def _described(analysis: Analysis, span: Span, found: Sequence[SourceCandidate]) -> tuple[str, Span] | None:
    """The actor that ends a first clause which only says what he is: 作为欧盟重要国家的法国，呼吁…."""
    if not analysis.folded.startswith(analysis.ontology.lexicons.grammar.sources.as_what, span.start):
        return None
    first = next(clauses(analysis.folded, span), span)
    last = next((one for one in reversed(found) if one.reach == first.end), None)
    if last is None or ":" not in last.key:
        return None
    return last[:2] if analysis.folded.endswith("的", first.start, with_title(analysis, last.span).start) else None


def _bracketed(folded: str, within: Span, actor: Span) -> bool:
    """Whether brackets stand around an actor: （某报记者甲报导）乙宣布…, where 乙 is the subject."""
    opened = folded.rfind("(", within.start, actor.start)
    return opened > folded.rfind(")", within.start, actor.start) and ")" in folded[actor.end : within.end]


def _leads(analysis: Analysis, actor: SourceCandidate, following: Sequence[SourceCandidate]) -> bool:
    """Whether an actor only leads the one after it: 希夫（Adam Schiff）领导的情报委员会."""
    latin, leading = BRACKETED.match(analysis.folded, actor.reach), analysis.ontology.lexicons.grammar.sources.leading
    reach = latin.end() if latin else actor.reach
    return any(analysis.folded[reach : with_title(analysis, one.span).start] in leading for one in following)


def _describes(analysis: Analysis, actor: SourceCandidate, following: Sequence[SourceCandidate]) -> bool:
    """Whether an actor only begins the post of the person after it: 中共对外官媒环球时报总编辑胡锡进, 某中心韩国事务主任甲."""
    for person in following:
        between = Span(actor.reach, with_title(analysis, person.span).start)
        if kind_of(person.key) in ("state", "org"):
            continue
        if kind_of(person.key) == "person" and _of_his(analysis, between):
            return True  # 甲的胞妹乙
        if (
            kind_of(person.key) != "person"
            or analysis.by_holder.get(person.span) is None
            or between.end < between.start
        ):
            return False
        if between.end == between.start:
            return True  # 作家协会书记处书记某某
        apart = analysis.ontology.lexicons.grammar.sources.joining.pattern.search(analysis.folded, *between)
        if apart or preposed(analysis, between.end, between.start):
            return False
        told = analysis.dates_in(between)  # what is done on a day is no post
        parts = {part for _, part in words(analysis.folded[slice(*between)])}
        return not told and not parts & {"verb", "verbal", "conjunction", "preposition"}
    return False


def _of_his(analysis: Analysis, between: Span) -> bool:
    """Whether between two people it is only told what the second is to the first: 的胞妹, 的女婿."""
    parts = words(analysis.folded[slice(*between)])
    return analysis.folded.startswith(analysis.ontology.lexicons.grammar.cues.owning, between.start) and all(
        part in NOMINAL for _, part in parts
    )
