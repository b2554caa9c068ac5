"""Who speaks before a cue: the actor from whom only adverbs, dates and phrases lead to the verb."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.annotation.attribution.approach import is_adverbial, leads_to_verb
from kg.annotation.attribution.bystanders import is_of_his_staff, receives, somebody_blames
from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.nearer import another_is_nearer
from kg.annotation.attribution.sources import (
    JOINT,
    SourceCandidate,
    joined,
    named_once,
    preposed,
    source_candidates,
    with_title,
)
from kg.annotation.attribution.spans import CLOSE, PARTED
from kg.annotation.attribution.speaking_documents import after_document, issuer_of
from kg.annotation.attribution.states_names import after_an_act
from kg.annotation.attribution.subjects import is_object
from kg.annotation.document import Analysis
from kg.annotation.lexical.clause_words import closed_classes
from kg.model import Span
from kg.model.keys import kind_of
from kg.ontology import Ontology
from kg.text.segmentation import ends_with_verb, words
from kg.text.sentences import is_heading

__all__ = ["CUE_BOUNDARY", "clause_start", "in_closed_quotation", "quoted_by_medium", "source_before"]

# Before a cue and its speaker. A blank divides headlines, but not the words of a Latin name
CUE_BOUNDARY = re.compile("[，。；：,;:　]|(?<![A-Za-z.]) (?![A-Za-z(（])")
ACTOR_KINDS = frozenset({"state", "org", "group"})
NEAR = 24  # characters between whom 据 cites and the verb, with a name in brackets
QUOTES = re.compile("[“”「」『』]")


class Wording(NamedTuple):
    """Words of `lexicon/grammar.toml` in their places."""

    quoting: re.Pattern[str]  # before whom a medium quotes
    cites: re.Pattern[str]  # after a medium, before somebody unknown
    insiders: re.Pattern[str]  # 消息人士, after an organ
    words_of: re.Pattern[str]  # between him and the verb: 援引里亚布科夫的话说
    taking: re.Pattern[str]  # 接受, before who asks
    interview: re.Pattern[str]  # 采访, after him


@cache
def _wording(ontology: Ontology) -> Wording:
    words, officials = ontology.lexicons.grammar.cues, ontology.lexicons.grammar.officials
    inside = f"(?:[^，。；]{{0,6}}(?:{officials.insiders.regex}))?"  # 军方|消息人士
    return Wording(
        quoting=re.compile(rf"(?:{words.quoting.regex})(?:来自|了)?(?:[^，。；]{{0,6}}|[^，。；的]{{0,20}})$"),
        cites=re.compile(rf"[^，。；：“的]{{0,12}}?(?:{words.quoting.regex})"),
        insiders=re.compile(inside),
        words_of=re.compile(
            rf"(?:\s*[（(][^（）()]{{1,60}}[）)])?(?:[^，。；的]{{0,16}}(?:{officials.nouns.regex}){inside})?(?:的?(?:{words.quoted.regex}))?(?:报[道导])?"
        ),
        taking=re.compile(rf"(?:{words.taking.regex})[^，。；]{{0,20}}$"),
        interview=re.compile(rf"[^，。；]{{0,8}}?(?:{words.interview.regex})"),
    )


def clause_start(folded: str, lowest: int, at: int) -> int:
    """Where the clause that holds a place begins, at `lowest` at the earliest."""
    return max((found.end() for found in CUE_BOUNDARY.finditer(folded, lowest, at)), default=lowest)


def source_before(analysis: Analysis, start: int, end: int, saying: str | None = None) -> tuple[str, Span] | None:
    """Who speaks between two places: the first actor from which only filler leads to the cue.

    To a verb of `saying` with what is said right after it other words may lead too, by their parts of speech.
    """
    filler = cue_lexicon(analysis.ontology).filler
    start = _listed_from(analysis, start)
    found = named_once(analysis, source_candidates(analysis, Span(start, end)))
    own = analysis.ontology.lexicons.cues.pronouns.self_
    if quoted := quoted_by_medium(analysis, Span(start, end)):
        return quoted
    aside = False
    for number, actor in enumerate(found):
        begin = with_title(analysis, actor.span).start
        joint = JOINT.fullmatch(analysis.folded, found[number - 1].reach, begin) if number else None
        listed = aside and (joint or found[number - 1].reach == begin)  # 面对甲和乙, 在美韩|宣布…之后
        aside = bool(listed) or (
            preposed(analysis, begin, start)
            and not (_according_to(analysis, actor, begin, end) or _placed(analysis, begin, actor.span.start))
        )
        if aside or in_closed_quotation(analysis, actor.reach, end) or _accompanies(analysis, found[:number], begin):
            continue
        if number and _is_done_to_in_a_heading(analysis, found[:number], Span(start, begin), end):
            continue  # 甲公报点名乙 吁盟国应战
        if _is_first_object(analysis, Span(start, begin)) and _speaks_after(analysis, found[number + 1 :], start):
            continue  # 陪同拜登访问首尔的沙利文说
        if number == 0 and saying and somebody_blames(analysis, Span(start, begin)):
            return None  # 某某批中共外交人员称
        key, span, reach = joined(analysis, found[number:])
        if key in analysis.ontology.outlets and _wording(analysis.ontology).cites.match(analysis.folded, reach, end):
            continue  # 某国某社援引一位官员的话说
        if kind_of(key) == "doc" and _quoted(analysis, begin):
            continue  # 引用《…宣言》的条文来批评
        if (kind_of(key) == "doc" or key in analysis.ontology.outlets) and _cited_by_somebody(analysis, start, begin):
            return None
        if kind_of(key) == "doc":
            reach = after_document(analysis, Span(start, begin), reach)
        if _asked_by(analysis, Span(start, begin), reach):
            return None
        if is_of_his_staff(analysis, key, reach):
            continue  # 拜登发言人, 路透社记者: somebody else
        after = after_an_act(analysis, Span(reach, end))
        if (
            _with_whom(analysis, actor, Span(reach, end))
            or filler.fullmatch(analysis.folded, after, end)
            or (
                not is_object(analysis, Span(start, begin))
                and is_adverbial(analysis, Span(after, end), feeling=not saying)
            )
            or (
                saying
                and actor.key not in own
                and not is_object(analysis, Span(start, begin))
                and leads_to_verb(analysis, key, Span(begin, actor.span.end), Span(reach, end), saying)
            )
        ):
            own_span = Span(begin, actor.span.end)
            if _in_relative(analysis, own_span, Span(start, end)) or another_is_nearer(
                analysis, reach, found[number + 1 :], end
            ):
                continue
            before = found[number - 1] if number else None
            if before and (_done_to(analysis, before, actor) or _told_of_when(analysis, before, own_span, end)):
                return None
            if before and receives(analysis, before.key, Span(before.reach, begin)):
                return issuer_of(analysis, start, before.key, before.span)  # 甲会见乙说
            return issuer_of(analysis, start, key, span)
    return None


def quoted_by_medium(analysis: Analysis, span: Span) -> tuple[str, Span] | None:
    """Whom a medium quotes up to the end of a span: 某报引述美方官员的说法|，指…."""
    wording = _wording(analysis.ontology)
    for actor in named_once(analysis, source_candidates(analysis, span)):
        begin = with_title(analysis, actor.span).start
        quoting = wording.quoting.search(analysis.folded, max(span.start, begin - 28), begin)
        organ = analysis.folded.endswith(analysis.ontology.lexicons.grammar.officials.organs, *actor.span)
        insiders = wording.insiders.match(analysis.folded, actor.reach) if organ else None
        reach = insiders.end() if insiders else actor.reach
        if quoting and wording.words_of.fullmatch(analysis.folded, reach, span.end):
            return actor.key, actor.span
    return None


def _quoted(analysis: Analysis, begin: int) -> bool:
    """Whether somebody quotes the document whose name begins there."""
    begin -= analysis.folded.startswith("《", begin - 1)
    return analysis.folded.endswith(analysis.ontology.lexicons.grammar.cues.quoting, 0, begin)


def _is_done_to_in_a_heading(analysis: Analysis, named: list[SourceCandidate], before: Span, end: int) -> bool:
    """Whether in a heading a verb takes an actor for its object, or one of several, and a blank parts that from what is said."""
    heading = is_heading(analysis.folded, analysis.block_of(end - 1).span)
    if not heading or PARTED.search(analysis.folded, before.end, end + 2) is None:
        return False
    begin = before.end
    for one in reversed(named):
        begin = one.span.start if one.reach == begin else begin
    return is_object(analysis, Span(before.start, begin))


def _cited_by_somebody(analysis: Analysis, start: int, begin: int) -> bool:
    """Whether somebody whom the text's names do not tell cites a paper: 甲某援引《某报》的文章称."""
    cited = _wording(analysis.ontology).quoting.search(analysis.folded, start, begin)
    before = words(analysis.folded[start : cited.start()]) if cited else ()
    named = analysis.acting(Span(start, cited.start())) if cited else []
    return not named and any(part == "noun" and len(word) > 1 for word, part in before)


def _with_whom(analysis: Analysis, actor: SourceCandidate, after: Span) -> bool:
    """Whether who is joined to a person is only who he was with when he spoke: 甲和乙通话时."""
    words, filler = analysis.ontology.lexicons.grammar.approach, cue_lexicon(analysis.ontology).filler
    if (
        kind_of(actor.key) != "person"
        or after.start == actor.reach
        or not filler.fullmatch(analysis.folded, actor.reach, after.end)
    ):
        return False
    return analysis.folded.endswith(words.ending, *after)


def _accompanies(analysis: Analysis, before: Sequence[SourceCandidate], begin: int) -> bool:
    """Whether an actor stands after 同 and another actor, who is then the subject, alone or with him."""
    words = closed_classes(analysis.ontology).with_
    if not before or ":" not in before[-1].key or analysis.folded[begin - 1 : begin] not in words:
        return False
    between, filler = Span(before[-1].reach, begin - 1), cue_lexicon(analysis.ontology).filler
    return between.end > between.start and filler.fullmatch(analysis.folded, *between) is not None


def _speaks_after(analysis: Analysis, later: Sequence[SourceCandidate], start: int) -> bool:
    """Whether somebody else may be the subject, whom no preposition governs: not 丙 in 副采访主任乙接受丙采访时说."""
    return any(not preposed(analysis, with_title(analysis, one.span).start, start) for one in later)


def _in_relative(analysis: Analysis, actor: Span, clause: Span) -> bool:
    """Whether an actor only does something in a relative clause: 在由CNN播出的录像中表示; not who issued what speaks."""
    told = next((one for one in analysis.clause(clause).relative if one.holds(actor)), None)
    if told is None:
        return False
    if analysis.ontology.lexicons.grammar.officials.nameless.pattern.match(analysis.folded, actor.end):
        return False  # 国防部不具名的官员: one of theirs
    issued = any(one.kind == "doc" for one in analysis.overlapping(Span(told.end + 1, told.end + 2)))
    placing = analysis.ontology.lexicons.grammar.prepositions.placing
    return not issued or analysis.folded[clause.start : actor.start].endswith(placing)


def _listed_from(analysis: Analysis, start: int) -> int:
    """Where a list of states begins that commas part, if the clause goes on with one: 甲国，乙国，丙国联合宣布."""
    while analysis.folded[start - 1 : start] == "，":
        before = next((one for one in analysis.overlapping(Span(start - 2, start - 1)) if one.kind == "state"), None)
        if before is None or before.span.end != start - 1:
            break
        sentence = analysis.sentence_of(before.span.start)
        first = sentence is not None and sentence.span.start == before.span.start
        if not first and not CUE_BOUNDARY.match(analysis.folded, before.span.start - 1):
            break
        start = before.span.start
    return start


def _asked_by(analysis: Analysis, before: Span, reach: int) -> bool:
    """Whether an actor is only who interviews the speaker: 接受路透社采访时说."""
    wording = _wording(analysis.ontology)
    taken = wording.taking.search(analysis.folded, max(before.start, before.end - 24), before.end)
    return taken is not None and wording.interview.match(analysis.folded, reach) is not None


def _according_to(analysis: Analysis, actor: SourceCandidate, begin: int, end: int) -> bool:
    """Whether 据 before an actor cites what he says (据美国官员说，), and no medium (据法新社报道称，), nor 根据 what he asks for."""
    citing = analysis.ontology.lexicons.grammar.prepositions.citing
    cited = analysis.folded[max(0, begin - 2) : begin].endswith(citing)
    lexicon = cue_lexicon(analysis.ontology)
    verb = lexicon.pattern.match(analysis.folded, end)
    asks = verb is not None and verb.group() in lexicon.verbs and lexicon.verbs[verb.group()].illocution == "request"
    return (
        cited
        and not asks
        and end - actor.reach <= NEAR
        and actor.key not in analysis.ontology.outlets
        and ":" in actor.key
    )


def _placed(analysis: Analysis, begin: int, name: int) -> bool:
    """Whether a preposition only says where somebody is, whose name follows after 的: 当时在中国的美国记者鲍威尔."""
    return analysis.folded[begin - 1 : begin] == "在" and "的" in analysis.folded[begin:name]


def _is_first_object(analysis: Analysis, before: Span) -> bool:
    """Whether a clause opens with a verb right before an actor, who is then only its object."""
    return is_object(analysis, before) and not CUE_BOUNDARY.search(analysis.folded, *before)


def _done_to(analysis: Analysis, doer: SourceCandidate, actor: SourceCandidate) -> bool:
    """Whether an actor is only whom another does something to: 多国谴责美国袭击伊朗呼吁克制, where 伊朗 calls for nothing.

    Of states and organizations; before a person a verb is part of a title (参谋总长). Verbs that report open a clause of
    which the actor is the subject: 新华社报道伊朗表示.
    """
    folded, between = analysis.folded, Span(doer.reach, actor.span.start)
    if not ACTOR_KINDS & {kind_of(actor.key)} or CUE_BOUNDARY.search(folded, *between):
        return False
    acts = ends_with_verb(folded, between.end) and not _reports(analysis, between)
    return acts or is_object(analysis, between)


def _told_of_when(analysis: Analysis, teller: SourceCandidate, actor: Span, end: int) -> bool:
    """Whether a medium speaks of an actor's doing, or he does: 《X报》报道习近平讲话时称."""
    when = analysis.folded[actor.end : end].endswith(analysis.ontology.lexicons.grammar.approach.ending)
    return when and teller.key in analysis.ontology.outlets and _reports(analysis, Span(teller.reach, actor.start))


def _reports(analysis: Analysis, before: Span) -> bool:
    """Whether a reporting verb ends there."""
    cues, clausal = cue_lexicon(analysis.ontology).verbs, analysis.ontology.lexicons.grammar.cues.clausal
    ends = {analysis.folded[start : before.end] for start in range(before.start, before.end)}
    return any(word in cues or word in clausal for word in ends)


def in_closed_quotation(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a quotation that is closed between two places was opened before: 题为“中国…”的文章说."""
    marks = QUOTES.findall(analysis.quoting, start, end)
    return bool(marks) and marks[0] in CLOSE
