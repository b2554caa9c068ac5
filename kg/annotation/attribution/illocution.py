"""The illocution of a piece of content: what it does."""

import re
from dataclasses import dataclass
from functools import cache

from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.futures import promises_nothing
from kg.annotation.attribution.illocution_steps import Step, steps
from kg.annotation.attribution.negation import without_terms
from kg.annotation.attribution.predicates import fits
from kg.annotation.attribution.reporting_verbs import is_verb
from kg.annotation.attribution.sides import ACTORS, Side, Whose, goes_on_about, own_will, subject_side, who_acts
from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology
from kg.text.segmentation import opens_with_verb, straddles
from kg.text.sentences import clauses

__all__ = ["IllocutionDecision", "classify_illocution", "supposes"]

SHORT = 2  # characters of an expression that parts of other words may make
ACTS = frozenset(  # steps that tell an act of who speaks
    [
        "ought",
        "urge",
        "oppose",
        "stay-out",
        "shut-out",
        "refuse",
        "agree",
        "pledge",
        "announce",
        "disown",
        "warn",
        "thank",
    ]
)
FUTURES = frozenset({"pledge", "announce"})
ACCUSING = frozenset({"blame", "harm"})
PRAISING = "thank"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around an expression: words of `lexicon/grammar.toml` in their places."""

    blameless: re.Pattern[str]  # 不应 before an expression of blame
    denied: re.Pattern[str]  # 没有 right before 同意


@cache
def _around(ontology: Ontology) -> Around:
    words = ontology.lexicons.grammar
    return Around(
        blameless=re.compile(rf"(?:{words.negators.of_blame.regex})[^，。；]{{0,8}}$"),
        denied=re.compile(rf"(?:{words.negators.of_assent.regex})$"),
    )


@dataclass(frozen=True, slots=True)
class IllocutionDecision:
    """An illocution, the step that decided it and where.

    A step is a list of `lexicon/stance.toml` by its name, `cue`, `list-of-demands`, or `plain` where nothing tells.
    """

    illocution: str
    step: str
    at: int

    @property
    def rule(self) -> str:
        """For readers of the claim: ought, cue-urge, plain."""
        return f"cue-{self.illocution}" if self.step == "cue" else self.step


def supposes(analysis: Analysis, clause: Span) -> bool:
    """Whether a condition opens a clause: 如果…, 除非…."""
    return analysis.ontology.lexicons.grammar.conjunctions.supposing.pattern.match(analysis.folded, *clause) is not None


def classify_illocution(
    analysis: Analysis, span: Span, side: Side, inherited: Whose | None = None
) -> IllocutionDecision:
    """The first step that fits. `inherited` is whose the subject of what stands before the span is."""
    text = analysis.folded[span.start : span.end]
    masked = analysis.ontology.lexicons.stance.masks.patterns.pattern.sub(lambda found: "□" * len(found.group()), text)
    subjects: list[tuple[int, Whose | None]] = []
    supposed = False
    for clause in clauses(analysis.folded, span):
        named = goes_on_about(analysis, clause, subject_side(analysis, clause, side), inherited)
        whose = named or inherited or (None if supposed else own_will(analysis, clause))
        subjects.append((clause.end, whose))
        supposed = supposes(analysis, clause)
        if not supposed:
            inherited = whose  # 除非美国撤销制裁，否则不会重返谈判: who does not return is not the United States
    first = next(iter(analysis.acting(span)), None)
    own = first is not None and first[1] in side.keys and first[0].span.start == span.start
    if first and own and (held := _held(analysis, Span(first[0].span.end, span.end))):
        return held  # 美国希望条约延长五年, told by its president
    oneself = cue_lexicon(analysis.ontology).pronouns.match(analysis.folded, *span)
    both = oneself and oneself.group() in analysis.ontology.lexicons.grammar.cues.parties
    if oneself and not both and (held := _held(analysis, Span(oneself.end(), span.end))):
        return held
    for step in steps(analysis.ontology).speaking_of(masked, text):
        for found in step.pattern.finditer(masked):
            at = span.start + found.end()
            if step.name == "blame" and len(found.group()) == SHORT and straddles(masked, *found.span()):
                continue  # 意在 of 愿意在
            whose = next((whose for end, whose in subjects if at <= end), inherited)
            if step.name in FUTURES and (
                whose is None and side.private or promises_nothing(analysis, masked, span, at, side)
            ):
                continue
            if step.name in ACCUSING and _supposed(analysis, span, found.start() + span.start):
                continue  # 如果遭到侵略，…: nobody has done so
            if step.name in ACTS and _aside(analysis, step, span, Span(span.start + found.start(), at)):
                continue
            if _is_purpose(analysis, span, at):
                continue
            if step.name in ACTS and _undergone(analysis, span, span.start + found.start(), side):
                continue
            if step.name in ACTS:
                whose = who_acts(analysis, span.start, span.start + found.start(), side) or whose
            if step.name == "urge" and _another_urges(analysis, span, at, side):
                continue
            if _fits(step.side, whose) and not _negated(analysis.ontology, step, text, found.start()):
                return IllocutionDecision(step.illocution, step.name, span.start + found.start())
        if (
            step.predicates
            and step.hint.search(text)
            and (verb := _predicate(analysis, step, span, side, subjects)) is not None
        ):
            return IllocutionDecision(step.illocution, step.name, verb)
    if (called := _called_upon(analysis, span, side)) is not None:
        return IllocutionDecision("request", "called-upon", called)
    return IllocutionDecision("assert", "plain", span.start)


def _held(analysis: Analysis, after: Span) -> IllocutionDecision | None:
    """What the verb does by which a content goes on after who says it: 他们反对任何核试验."""
    lexicon = cue_lexicon(analysis.ontology)
    found = lexicon.pattern.search(analysis.folded, *after)
    verb = lexicon.verbs.get(found.group()) if found else None
    if not found or not verb or verb.weak or verb.illocution in ("open", "ask"):
        return None
    if not is_verb(analysis, Span(*found.span())) or not lexicon.filler.fullmatch(
        analysis.folded, after.start, found.start()
    ):
        return None
    hoping = verb.text in analysis.ontology.lexicons.grammar.cues.hoping
    if (
        hoping
        and opens_with_verb(analysis.folded, found.end())
        and not analysis.overlapping(Span(found.end(), found.end() + 1))
    ):
        return None  # 他希望避免军备竞赛: one's own act is no demand
    return IllocutionDecision(verb.illocution, "cue", found.start())


def _called_upon(analysis: Analysis, span: Span, side: Side) -> int | None:
    """Where an actor of another side stands right after a verb that calls for what it does: 下一步轮到德黑兰来走."""
    calling = analysis.ontology.lexicons.grammar.predicates.calling.pattern
    for mention, key in analysis.acting(span):
        start = mention.span.start
        if (
            mention.kind in ACTORS
            and key not in side.keys
            and not analysis.folded.startswith("的", mention.span.end)
            and any(
                found.end() == start for found in calling.finditer(analysis.folded, max(span.start, start - 3), start)
            )
        ):
            return start
    return None


def _predicate(
    analysis: Analysis, step: Step, span: Span, side: Side, subjects: list[tuple[int, Whose | None]]
) -> int | None:
    """Where the first clause has its main verb that one of the predicates of a step fits, if one does."""
    for clause, (_, whose) in zip(clauses(analysis.folded, span), subjects, strict=True):
        if not _fits(step.side, whose) or not step.hint.search(analysis.folded, *clause):
            continue
        if supposes(analysis, clause):
            continue
        parsed = analysis.clause(clause)
        before = next((one for one in reversed(parsed.words) if parsed.verb and one.end <= parsed.verb.start), None)
        if before and before.part == "preposition":
            continue  # 就阻止扩散进行了沟通
        if parsed.verb and any(fits(parsed, analysis, one) for one in step.predicates):
            return parsed.verb.start
    return None


def _aside(analysis: Analysis, step: Step, span: Span, at: Span) -> bool:
    """Whether an expression is no act of who speaks: it stands in a relative clause (须办理的手续) or a condition (如果对方拒绝…)."""
    for clause in clauses(analysis.folded, span):
        if clause.start <= at.start < clause.end:
            if step.name != "warn" and supposes(analysis, clause):
                return True
            if analysis.folded.find("的", at.end, clause.end) < 0:
                return False  # no relative clause ends after it
            told = next((one for one in analysis.clause(clause).relative if one.holds(at)), None)
            held = analysis.ontology.lexicons.grammar.nouns.attitudes
            return told is not None and not analysis.folded.startswith(held, told.end + 1)
    return False


def _undergone(analysis: Analysis, span: Span, at: int, side: Side) -> bool:
    """Whether an expression is what a thing meets with from others: 这一做法遭到多数成员|坚决反对, not 遭到中方|坚决反对."""
    causing = analysis.ontology.lexicons.grammar.approach.causing.pattern
    clause = next((one for one in clauses(analysis.folded, span) if one.start <= at < one.end), span)
    met = max((one.end() for one in causing.finditer(analysis.folded, clause.start, at)), default=at)
    return met < at and not any(key in side.keys for _, key in analysis.acting(Span(met, at)))


def _supposed(analysis: Analysis, span: Span, at: int) -> bool:
    """Whether a place stands in a condition."""
    return any(supposes(analysis, one) for one in clauses(analysis.folded, span) if one.start <= at < one.end)


def _another_urges(analysis: Analysis, span: Span, at: int, side: Side) -> bool:
    """Whether who urges is another, who opens the clause: 美国希望中国参加, told by somebody else."""
    clause = next((one for one in clauses(analysis.folded, span) if one.start < at <= one.end), None)
    return clause is not None and subject_side(analysis, clause, side) == "other"


def _is_purpose(analysis: Analysis, span: Span, at: int) -> bool:
    """Whether a place stands in what the clauses before are for: 以回应威胁 after 部署导弹 blames nobody."""
    purpose = analysis.ontology.lexicons.grammar.conjunctions.purpose.pattern
    clause = next((one for one in clauses(analysis.folded, span) if one.start < at <= one.end), span)
    return clause.start > span.start and purpose.match(analysis.folded, *clause) is not None


def _negated(ontology: Ontology, step: Step, text: str, at: int) -> bool:
    """Whether a negation before the expression takes it back: 不应破坏 blames nobody, 没有同意 accepts nothing."""
    if step.name == "blame":
        return bool(_around(ontology).blameless.search(without_terms(ontology, text), max(0, at - 12), at))
    return (
        (step.side in ("own", "self", "ours") or step.name == PRAISING)
        and step.illocution in ("accept", "endorse", "oppose")
        and bool(_around(ontology).denied.search(text[:at]))
    )


FITS: dict[str, tuple[Whose | None, ...]] = {
    "own": ("own", None),
    "self": ("own",),
    "ours": ("own", "shared", None),
    "not-own": ("other", "shared", None),
    "foreign": ("other", None),
    "other": ("other",),
}


def _fits(wanted: str | None, whose: Whose | None) -> bool:
    return wanted is None or whose in FITS[wanted]
