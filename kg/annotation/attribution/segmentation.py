"""An utterance into claims: one a sentence, split where a clause does something else."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.annotation.attribution.announcing import without_lead
from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.illocution import IllocutionDecision, classify_illocution, supposes
from kg.annotation.attribution.quotations import side_by_side
from kg.annotation.attribution.sides import ACTORS, Side, Whose, goes_on_about, subject_side
from kg.annotation.attribution.spans import trim
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology
from kg.text.segmentation import opens_with_verb
from kg.text.sentences import clauses

__all__ = ["depends", "segments"]

# Illocutions that part a sentence when they meet; an assertion beside them is mostly background to the other.
DISTINCT = frozenset({"request", "commit", "criticize", "oppose", "deny", "endorse", "concern", "warn"})
JUDGING = frozenset(
    {"criticize", "concern", "warn", "oppose"}
)  # what 此举 and the like take up is judged by a clause of its own
ANAPHOR = re.compile(
    r"(?:此|该|这一|这种)(?:举|举动|举措|行为|做法|行径|决定)|这(?=[^，。个些]{0,2}(?:违|破坏|损害|威胁|是对))"
)
SAID = frozenset({"urge", "oppose", "regret", "condemn"})  # what a clause does in so many words
OWN_ACTS = frozenset({"pledge", "announce", "refuse"})
CONDITIONAL = frozenset({"threaten", "refuse-unless", "only-if"})  # what begins with a condition of its own
ITEM = re.compile(r"[一二三四五六七八九十]是|第[一二三四五六七八九十]，?")  # 一是…；二是…
CONJUNCTION = 3  # characters of one before a subject
LONG = 14  # characters from which a clause has a verb
SHORTEST = 5  # characters that a part needs to stand alone


def segments(analysis: Analysis, utterance: Utterance, side: Side) -> Iterator[tuple[Span, IllocutionDecision]]:
    """The claims of an utterance: span and stance of each, in order; those of each of its quotations apart."""
    for one in side_by_side(analysis, utterance.content, direct=utterance.quotation == "direct"):
        yield from _segments(analysis, replace(utterance, content=one), side)


def _segments(analysis: Analysis, utterance: Utterance, side: Side) -> Iterator[tuple[Span, IllocutionDecision]]:
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
    cut = list(units(analysis, span)) if whole.illocution != "ask" else []
    parts = list(_parts(analysis, span, side, cut)) if len(cut) > 1 else []
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
    if found and found.step == "blame":
        return found
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
    analysis: Analysis, span: Span, side: Side, cut: list[tuple[Span, Span]]
) -> Iterator[tuple[Span, IllocutionDecision]]:
    """Runs of the units that a span is cut into; a new one begins at a list item, another side, or a unit that opens like one."""
    start: int = span.start
    stance: IllocutionDecision | None = None
    whose: Whose | None = None
    for unit, main in cut:
        if stance and _follows_from(analysis, unit):  # 以防止…: what the clause before is for
            continue
        if stance and analysis.folded[unit.start] in "也又" and "既" in analysis.folded[start : unit.start]:
            continue  # 既不公平，也不合理
        found = classify_illocution(analysis, unit, side, whose)
        named = goes_on_about(analysis, main, subject_side(analysis, main, side), whose)
        turned = named is not None and named != (whose or "own")
        item = ITEM.match(analysis.folded, unit.start) and unit.start > span.start
        if (
            stance
            and unit.start - start >= SHORTEST
            and not (start == span.start and _background(analysis, Span(start, unit.start)))
            and (item or _parted(analysis, stance, found, unit.start, turned, (named, main)))
        ):
            yield trim(analysis.text, Span(start, unit.start)), stance
            start, stance = unit.start, found
        elif stance is None or stance.illocution == "assert":
            stance = found
        whose = named or whose
    if stance:
        yield trim(analysis.text, Span(start, span.end)), stance


def _follows_from(analysis: Analysis, clause: Span) -> bool:
    """Whether a clause tells what the one before is for or what comes of it."""
    words = analysis.ontology.lexicons.grammar.conjunctions
    return any(one.pattern.match(analysis.folded, *clause) for one in (words.purpose, words.resulting))


def _subject(analysis: Analysis, clause: Span) -> bool:
    """Whether a clause opens with a subject of its own."""
    subject = analysis.clause(clause).subject
    return subject is not None and subject.start - clause.start <= CONJUNCTION


def units(analysis: Analysis, span: Span) -> Iterator[tuple[Span, Span]]:
    """The main clauses of a span, each with the clauses before it that depend on it, and then alone: 如果…，就….

    What depends on nothing that follows is a unit of its own.
    """
    start = None
    found = list(clauses(analysis.folded, span))
    for number, clause in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        start = clause.start if start is None else start
        if following is None or not (
            _waits(analysis, clause) or analysis.folded.startswith(("才", "就"), following.start)
        ):
            yield Span(start, clause.end), clause
            start = None


def _waits(analysis: Analysis, clause: Span) -> bool:
    """Whether a clause says nothing without the next: a condition, a time, an adverbial without a verb, 我们认为."""
    if depends(analysis, clause):
        return True
    opinion = analysis.ontology.lexicons.stance.own.opinion.match(analysis.folded, *clause)
    if opinion and opinion.end() == clause.end:
        return True
    parsed = analysis.clause(clause)
    if clause.end - clause.start > LONG and not parsed.relative:
        return False
    words = [
        word for word in parsed.words if not parsed.inside_relative(Span(word.start, word.end))
    ]  # 这场会谈要讨论的议题，…
    scarce = len(words) > 2 and words[-1].part == "adverb"  # 数量很少
    return not (scarce or any(word.part in ("verb", "adjective", "modal", "negation") for word in words))


def depends(analysis: Analysis, clause: Span) -> bool:
    """Whether a clause is a condition or a time of the next, or brings in what is said there: 拜登上任后表明，…."""
    if _depends(analysis.ontology).match(analysis.folded, *clause):
        return True
    return analysis.folded.endswith(cue_lexicon(analysis.ontology).saying, *clause)


@cache
def _depends(ontology: Ontology) -> re.Pattern[str]:
    """A clause that waits for the next: 如果…, 该条约一旦…, …到期后."""
    words = ontology.lexicons.grammar.conjunctions
    return re.compile(
        rf"(?:但|而)?(?:{words.supposing.regex})[^，。；]*$|[^，。；]{{0,8}}(?:{words.subordinate.regex})[^，。；]*$|[^，。；]*(?:{words.subordinate_end.regex})$"
    )


def _background(analysis: Analysis, span: Span) -> bool:
    """Whether a part only says when, as what or in view of what: 作为…国家, 鉴于…, 需要指出的是."""
    one = len(list(clauses(analysis.folded, span))) == 1
    return one and bool(
        analysis.ontology.lexicons.grammar.conjunctions.background.pattern.match(analysis.folded, *span)
    )


def _parted(
    analysis: Analysis,
    before: IllocutionDecision,
    after: IllocutionDecision,
    at: int,
    turned: bool,
    subject: tuple[Whose | None, Span],
) -> bool:
    named, main = subject

    if before.illocution == after.illocution:
        return False
    if analysis.folded.startswith("否则", at) or after.step in CONDITIONAL:
        return True
    split = analysis.ontology.lexicons.stance.split
    if after.step in SAID and (turned or after.step != "regret") and before.illocution in DISTINCT:
        return True
    if after.step == "praise" and not turned:
        return False
    against = bool(analysis.ontology.lexicons.grammar.conjunctions.adversative.pattern.match(analysis.folded, at))
    will = named is not None and after.step in OWN_ACTS and _subject(analysis, main)
    if before.illocution in DISTINCT and after.illocution in DISTINCT:
        if turned or before.illocution == "warn":
            return turned
        contrary = against and named is not None and _subject(analysis, main)
        return will or contrary or bool(split.openers.pattern.match(analysis.folded, at))
    if before.illocution == "assert" and after.illocution in JUDGING and ANAPHOR.match(analysis.folded, at):
        return True
    if before.illocution == "assert":
        return after.illocution in DISTINCT and (turned or will or bool(split.after.pattern.match(analysis.folded, at)))
    goes_back = turned and against or bool(split.account.pattern.match(analysis.folded, at))
    return after.illocution == "assert" and goes_back
