"""The illocution of a piece of content: what it does, and whose side its subject is on."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.annotation.attribution.negation import without_terms
from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology
from kg.text.sentences import clauses

__all__ = ["Side", "IllocutionDecision", "Whose", "classify_illocution", "subject_side", "unnamed_actors"]

Whose = Literal["own", "shared", "other"]
SUBJECTS = ("state", "org", "group", "person", "treaty", "doc")
OBLIQUE = re.compile(
    r"(?:对|向|与|和|同|就|在|为|从|由|被|给|关于|针对|享受|包括|将|把|遵守|履行|维护|加强|退出|签署|批准|支持|根据|参与|推动|呼吁|敦促|使|让|有关|符合|视|指责|批评|要求|希望|反对|对于|理解|尊重|重视|支持)(?:所有|各|一切)?[《“]?$"
)
NEAR = 5  # characters of adverbs and conjunctions before a subject
ADVERBIAL = re.compile(
    r"(?:在|自|当|随着|就|对|为|作为|通过|根据|如果|一旦|若|只要|因此|同时|不仅|尤其|特别|近|目前|当前|今|去|事实上|所谓|退出|美方上演)"
)
NEGATION = re.compile(
    r"(?:不|没有|未|避免|防止|反对|抵制|摒弃|停止|无意|不会|不应|从未|绝不|决不|从不|消除|遏制|减少|应对|结束)[^，。；]{0,8}$"
)


@dataclass(frozen=True, slots=True)
class Step:
    """One list of `lexicon/stance.toml`."""

    name: str
    illocution: str
    side: str | None
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Side:
    """The keys of the speaker's own side, and of the groups it belongs to."""

    keys: frozenset[str]
    shared: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class IllocutionDecision:
    """An illocution, what decided it and where; `step` is the name of the list of `lexicon/stance.toml` if one did."""

    illocution: str
    basis: Literal["step", "cue", "list-of-demands", "plain"]
    at: int
    step: str = ""

    @property
    def rule(self) -> str:
        """For readers of the claim: ought, cue-urge, plain."""
        return self.step or (f"cue-{self.illocution}" if self.basis == "cue" else self.basis)


@cache
def _steps(ontology: Ontology) -> tuple[Step, ...]:
    return tuple(
        Step(step["name"], step["illocution"], step.get("side"), _one_of(step["patterns"]))
        for step in ontology.lexicon("stance")["step"]
    )


@cache
def _masks(ontology: Ontology) -> re.Pattern[str]:
    return _one_of(ontology.lexicon("stance")["masks"]["patterns"])


@cache
def _own_words(ontology: Ontology) -> re.Pattern[str]:
    return _one_of(ontology.lexicon("stance")["own"]["words"])


@cache
def unnamed_actors(ontology: Ontology) -> re.Pattern[str]:
    """Actors without a name, longest first."""
    return _one_of(sorted(ontology.lexicon("stance")["unnamed"]["words"], key=len, reverse=True))


def _one_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns))


def classify_illocution(
    analysis: Analysis, span: Span, side: Side, inherited: Whose | None = None
) -> IllocutionDecision:
    """The first step that fits. `inherited` is whose the subject of what stands before the span is."""
    text = analysis.folded[span.start : span.end]
    masked = _masks(analysis.ontology).sub(lambda found: "□" * len(found.group()), text)
    subjects: list[tuple[int, Whose | None]] = []
    for clause in clauses(analysis.folded, span):
        inherited = subject_side(analysis, clause, side) or inherited
        subjects.append((clause.end, inherited))
    for step in _steps(analysis.ontology):
        for found in step.pattern.finditer(masked):
            at = span.start + found.end()
            whose = next((whose for end, whose in subjects if at <= end), inherited)
            if step.name in FUTURES and _of_a_thing(analysis, masked, span, at, side):
                continue
            if _fits(step.side, whose) and not _negated(analysis.ontology, step, text, found.start()):
                return IllocutionDecision(step.illocution, "step", span.start + found.start(), step.name)
    return IllocutionDecision("assert", "plain", span.start)


FUTURES = frozenset({"pledge", "announce"})
WILL = ("将", "会", "始终", "坚持", "从不", "从来不", "不会")


def _of_a_thing(analysis: Analysis, masked: str, span: Span, at: int, side: Side) -> bool:
    """Whether 将 and the like have a subject that is nobody: 这次访问将…, so that nothing is promised."""
    end = at - span.start
    word = next((one for one in WILL if masked[:end].endswith(one)), None)
    start = max(masked.rfind(mark, 0, end) for mark in "，；：,") + 1
    if word is None or subject_side(analysis, Span(span.start + start, span.start + end), side):
        return False
    return not _adverbs(analysis.ontology).fullmatch(masked[start : end - len(word)])


@cache
def _adverbs(ontology: Ontology) -> re.Pattern[str]:
    """What may stand before 将 where the subject is left out, or was named before."""
    words = ontology.lexicon("stance")["own"]
    return re.compile(f"(?>{'|'.join(sorted(words['adverbs'], key=len, reverse=True))})*")


@cache
def _opinion(ontology: Ontology) -> re.Pattern[str]:
    return re.compile(ontology.lexicon("stance")["own"]["opinion"])


def _negated(ontology: Ontology, step: Step, text: str, at: int) -> bool:
    """Whether a negation before the expression takes it back: 不应破坏 blames nobody, 没有同意 accepts nothing."""
    if step.name == "blame":
        return bool(NEGATION.search(without_terms(ontology, text), max(0, at - 12), at))
    return (
        step.side in ("own", "self", "ours")
        and step.illocution in ("accept", "endorse", "oppose")
        and bool(DENIED.search(text[:at]))
    )


DENIED = re.compile(r"(?:不|没有|没|从未|未曾|并未|未|从来没有)$")
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


def subject_side(analysis: Analysis, clause: Span, side: Side) -> Whose | None:
    """Whose side the actor is on that a clause opens with, after an adverbial at most; none if it opens with none."""
    found: list[tuple[int, Whose]] = []
    if opinion := _opinion(analysis.ontology).match(analysis.folded, *clause):
        clause = Span(opinion.end(), clause.end)  # 我们认为这是…: who thinks so is not who it is about
    last = clause.start - 1  # where an object ends, to which others may be joined: 与日韩一道
    for mention, key in analysis.acting(clause):
        at = mention.span.start
        joined = last >= clause.start and analysis.folded[last:at] in ("", "、", "和", "与", "及")
        if mention.kind in SUBJECTS and not joined and _opens(analysis.folded, clause.start, at):
            found.append((at, "own" if key in side.keys else "shared" if key in side.shared else "other"))
            break
        if joined or OBLIQUE.search(analysis.folded, max(clause.start, at - 5), at):
            last = mention.span.end
    own = _own_words(analysis.ontology).search(analysis.folded, *clause)
    if own and _opens(analysis.folded, clause.start, own.start()):
        found.append((own.start(), "own"))
    other = unnamed_actors(analysis.ontology).search(analysis.folded, *clause)
    if other and _opens(analysis.folded, clause.start, other.start()):
        found.append((other.start(), "other"))
    return min(found)[1] if found else None


def _opens(folded: str, start: int, at: int) -> bool:
    """Whether what stands there can be the subject of the clause: near its start or after an adverbial, and no object."""
    near = at - start <= NEAR or bool(ADVERBIAL.match(folded, start, at))
    return near and not OBLIQUE.search(folded, max(start, at - 5), at)
