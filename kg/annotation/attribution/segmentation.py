"""An utterance into claims: one a sentence, split where a clause does something else."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.annotation.attribution.announcing import without_lead
from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.illocution import IllocutionDecision, classify_illocution, supposes
from kg.annotation.attribution.parting import PlaceObserver, ReadClause, begins_claim, place_features, read_clauses
from kg.annotation.attribution.quotations import side_by_side
from kg.annotation.attribution.sides import ACTORS, Side, subject_side
from kg.annotation.attribution.spans import trim
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.document import Analysis
from kg.model import Span
from kg.text.segmentation import opens_with_verb
from kg.text.sentences import clauses

__all__ = ["segments"]

ITEM = re.compile(r"[一二三四五六七八九十]是|第[一二三四五六七八九十]，?")  # 一是…；二是…
SHORTEST = 5  # characters that a part needs to stand alone


def segments(
    analysis: Analysis, utterance: Utterance, side: Side, observe: PlaceObserver | None = None
) -> Iterator[tuple[Span, IllocutionDecision]]:
    """The claims of an utterance: span and stance of each, in order; those of each of its quotations apart.

    `observe` is shown every place at which another claim may begin, with its features.
    """
    for one in side_by_side(analysis, utterance.content, direct=utterance.quotation == "direct"):
        yield from _segments(analysis, replace(utterance, content=one), side, observe)


def _segments(
    analysis: Analysis, utterance: Utterance, side: Side, observe: PlaceObserver | None
) -> Iterator[tuple[Span, IllocutionDecision]]:
    span = without_lead(analysis, utterance.content)
    if utterance.illocution != "open":
        yield from _with_warning(analysis, utterance, span, side)
        return
    lexicon = cue_lexicon(analysis.ontology)
    if bare := lexicon.bare.fullmatch(analysis.folded, *span):
        yield span, IllocutionDecision(lexicon.attitudes[bare.group("noun")], "attitude", span.start)
        return
    hoping = analysis.ontology.lexicons.grammar.cues.hoping.pattern.match(analysis.folded, *span)
    if (
        hoping
        and not analysis.folded.startswith(analysis.ontology.lexicons.grammar.prepositions.with_, hoping.end())
        and _own_act(analysis, Span(hoping.end(), span.end))
    ):
        yield span, IllocutionDecision("commit", "hope", span.start)  # 重申希望避免军备竞赛
        return
    whole = classify_illocution(analysis, _with_end(analysis, span), side)
    parts = list(_parts(analysis, utterance, span, side, observe)) if whole.illocution != "ask" else []
    if len(parts) > 1:
        yield from parts
    elif whole.illocution == "assert" and utterance.default != "assert" and not _has_subject(analysis, span, side):
        yield span, IllocutionDecision(utterance.default, "list-of-demands", span.start)
    elif whole.step == "plain" and _is_proposed(analysis, utterance, span):
        yield span, IllocutionDecision("request", "proposed", span.start)
    else:
        yield span, whole


def _is_proposed(analysis: Analysis, utterance: Utterance, span: Span) -> bool:
    """Whether what is brought forward is an act of nobody named: 提出|暂停试验."""
    proposed = utterance.verb in analysis.ontology.lexicons.grammar.cues.proposing
    first = next(clauses(analysis.folded, span), None)
    return (
        proposed
        and first is not None
        and analysis.clause(first).subject is None
        and analysis.clause(first).verb is not None
    )


def _with_warning(
    analysis: Analysis, utterance: Utterance, span: Span, side: Side
) -> Iterator[tuple[Span, IllocutionDecision]]:
    """What a strong cue brings in; what is threatened if it is not done is a claim of its own: 要求…，否则…."""
    at = next(
        (one.start for one in clauses(analysis.folded, span) if analysis.folded.startswith("否则", one.start)), None
    )
    if at is None or at - span.start < SHORTEST or supposes(analysis, span):
        yield span, _by_cue(analysis, utterance, span, side)
        return
    demand = trim(analysis.text, Span(span.start, at))
    yield demand, _by_cue(analysis, utterance, demand, side)
    yield Span(at, span.end), IllocutionDecision("warn", "or-else", at)


def _by_cue(analysis: Analysis, utterance: Utterance, span: Span, side: Side) -> IllocutionDecision:
    """What a strong cue says it is; whether 警告 warns or blames, its content tells; whose act is hoped for, its subject."""
    illocution = utterance.illocution
    if utterance.verb in analysis.ontology.lexicons.grammar.cues.hoping and _own_act(analysis, span):  # 希望成为桥梁
        able = analysis.folded[span.start] in "能会可在"
        if not able and classify_illocution(analysis, span, side).illocution != "request":
            return IllocutionDecision("commit", "hope", span.start)
    if utterance.verb == "坚持":  # 坚持除非…，否则不: what is insisted on tells what it is
        insisted = classify_illocution(analysis, span, side)
        return (
            insisted
            if insisted.illocution in ("request", "oppose")
            else IllocutionDecision(illocution, "cue", span.start)
        )
    found = classify_illocution(analysis, span, side) if illocution == "warn" else None
    if found and found.step == "blame" and not analysis.clause(next(clauses(analysis.folded, span), span)).modal:
        return found  # not 挑衅将招致报复
    return IllocutionDecision(illocution, "cue", span.start)


def _own_act(analysis: Analysis, span: Span) -> bool:
    """Whether what is hoped for has no subject but who hopes: 成为桥梁, 年内访问日本; not 看到伊朗履约, which others do."""
    seen = analysis.ontology.lexicons.grammar.cues.seeing.pattern.match(analysis.folded, *span)
    if seen and _acts_in(analysis, seen.end(), span.end):
        return False
    if any(mention.span.start <= span.start + 1 for mention, _ in analysis.acting(span)):
        return False
    first = next(clauses(analysis.folded, span), span)
    parsed = analysis.clause(first)
    before = [one for one in parsed.words if parsed.verb and one.start < parsed.verb.start]
    return opens_with_verb(analysis.folded, span.start) or (
        bool(before) and parsed.subject is None and all(one.part in ("time", "adverb") for one in before)
    )


def _acts_in(analysis: Analysis, start: int, end: int) -> bool:
    """Whether an actor, or a clause with a subject and a verb, begins there."""
    first = next(clauses(analysis.folded, Span(start, end)), None)
    named = any(
        mention.span.start == start and mention.kind in ACTORS for mention, _ in analysis.acting(Span(start, end))
    )
    parsed = analysis.clause(Span(start, first.end)) if first else None
    return named or (parsed is not None and parsed.subject is not None and parsed.verb is not None)


def _has_subject(analysis: Analysis, span: Span, side: Side) -> bool:
    """Whether a clause names who or what it is about: then it is no bare demand of a list."""
    return any(subject_side(analysis, clause, side) for clause in clauses(analysis.folded, span))


def _with_end(analysis: Analysis, span: Span) -> Span:
    """The span with a question mark after it, which content leaves out."""
    return Span(span.start, span.end + (analysis.text[span.end : span.end + 1] in ("？", "?")))


def _parts(
    analysis: Analysis, utterance: Utterance, span: Span, side: Side, observe: PlaceObserver | None
) -> Iterator[tuple[Span, IllocutionDecision]]:
    """Runs of the main clauses of a span: a new one begins at a list item, or where weights say that another claim does."""
    read = read_clauses(analysis, span, side)
    if len(read) < 2:
        return  # nothing parts
    start, stance = span.start, read[0].decision
    for number, one in enumerate(read[1:], start=1):
        features = place_features(analysis, utterance, read, number)
        if observe:
            observe(utterance, one.unit, features)
        if (
            one.unit.start - start >= SHORTEST
            and not _goes_with(analysis, start, one.unit)
            and not _is_announced_too(analysis, utterance, one)
            and not (start == span.start and _background(analysis, Span(start, one.unit.start)))
            and (ITEM.match(analysis.folded, one.unit.start) or begins_claim(analysis, one, features))
        ):
            yield trim(analysis.text, Span(start, one.unit.start)), stance
            start, stance = one.unit.start, one.decision
        elif stance.illocution == "assert":
            stance = one.decision
    yield trim(analysis.text, Span(start, span.end)), stance


def _goes_with(analysis: Analysis, start: int, unit: Span) -> bool:
    """Whether a clause only tells what the one before is for, what comes of it, or is the second half of 既不公平，也不合理."""
    words = analysis.ontology.lexicons.grammar.conjunctions
    if any(one.pattern.match(analysis.folded, *unit) for one in (words.purpose, words.resulting)):
        return True
    return analysis.folded[unit.start] in "也又" and "既" in analysis.folded[start : unit.start]


def _is_announced_too(analysis: Analysis, utterance: Utterance, one: ReadClause) -> bool:
    """Whether a clause adds what one's own side will do to what it announces: 宣布退出协议，并将恢复制裁."""
    announced = utterance.verb in analysis.ontology.lexicons.grammar.cues.declaring
    return announced and one.decision.illocution == "commit" and one.before != "other"


def _background(analysis: Analysis, span: Span) -> bool:
    """Whether a part only says when, as what or in view of what: 作为…国家, 鉴于…, 需要指出的是."""
    one = len(list(clauses(analysis.folded, span))) == 1
    return one and bool(
        analysis.ontology.lexicons.grammar.conjunctions.background.pattern.match(analysis.folded, *span)
    )
