"""The illocution of a piece of content: what it does, and whose side its subject is on."""

import re
from dataclasses import dataclass
from functools import cache

from kg.analysis import Analysis
from kg.model import Mention, Span
from kg.ontology import Ontology

__all__ = ["Side", "Stance", "decide"]


@dataclass(frozen=True, slots=True)
class Step:
    """One list of `lexicon/stance.toml`."""

    name: str
    illocution: str
    side: str | None
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Side:
    """The keys of the speaker's own side, and the words by which it calls itself."""

    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stance:
    """An illocution, and the step that decided it."""

    illocution: str
    rule: str
    at: int


@cache
def _steps(ontology: Ontology) -> tuple[Step, ...]:
    return tuple(
        Step(step["name"], step["illocution"], step.get("side"), re.compile("|".join(f"(?:{one})" for one in step["patterns"])))
        for step in ontology.lexicon("stance")["step"]
    )


@cache
def _own_words(ontology: Ontology) -> re.Pattern[str]:
    return re.compile("|".join(ontology.lexicon("stance")["own"]["words"]))


@cache
def _unnamed(ontology: Ontology) -> re.Pattern[str]:
    return re.compile("|".join(sorted(ontology.lexicon("stance")["unnamed"]["words"], key=len, reverse=True)))


def decide(analysis: Analysis, span: Span, side: Side, inherited: str | None) -> Stance:
    """The first step that fits. `inherited` is the subject's side of the clause before: own, other or none."""
    text = analysis.folded[span.start : span.end]
    for step in _steps(analysis.ontology):
        for found in step.pattern.finditer(text):
            at = span.start + found.start()
            if step.side is None or step.side == (_side_at(analysis, span, at, side) or inherited or "none"):
                if step.side != "other" or not _negated(text, found.start()):
                    return Stance(step.illocution, step.name, at)
    return Stance("assert", "plain", span.start)


def _side_at(analysis: Analysis, span: Span, at: int, side: Side) -> str | None:
    """Whose side the subject nearest before a place is on; looking back over the clauses of the piece."""
    subjects = [mention for mention in analysis.between(Span(span.start, at)) if mention.kind in ("state", "org", "group", "person", "treaty", "doc")]
    marks = [(mention.span.start, _side_of(analysis, mention, side)) for mention in subjects if not _oblique(analysis.folded, mention.span.start)]
    marks += [(span.start + found.start(), "own") for found in _own_words(analysis.ontology).finditer(analysis.folded[span.start : at])]
    marks += [(span.start + found.start(), "other") for found in _unnamed(analysis.ontology).finditer(analysis.folded[span.start : at])]
    return max(marks)[1] if marks else None


def _side_of(analysis: Analysis, mention: Mention, side: Side) -> str:
    return "own" if analysis.links.get(mention.span) in side.keys else "other"


OBLIQUE = re.compile(r"(?:对|向|与|和|同|就|在|为|从|由|被|给|关于|针对|至于|享受|包括|将|把|遵守|履行|维护|加强|退出|签署|批准|支持|根据|作为|参与)[《“]?$")


def _oblique(folded: str, start: int) -> bool:
    """Whether what stands before a mention makes it no subject: 对中国."""
    return bool(OBLIQUE.search(folded, max(0, start - 4), start))


NEGATION = re.compile(r"(?:不|没有|未|避免|防止|反对|抵制|摒弃|停止|拒绝|无意|不会|不应|从未|绝不)[^，。；]{0,6}$")


def _negated(text: str, at: int) -> bool:
    return bool(NEGATION.search(text, max(0, at - 10), at))
