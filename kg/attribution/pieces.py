"""An utterance into claims: one a sentence, split where a clause does something else."""

import re
from collections.abc import Iterator
from functools import cache

from kg.analysis import Analysis
from kg.attribution.spans import trim
from kg.attribution.stance import Side, Stance, Whose, decide, subject_side
from kg.attribution.utterances import Utterance
from kg.model import Span
from kg.ontology import Ontology
from kg.sentences import clauses

__all__ = ["pieces"]

# Illocutions that part a sentence when they meet; an assertion beside them is mostly background to the other.
DISTINCT = frozenset({"request", "commit", "criticize", "oppose", "deny", "endorse"})
SHORTEST = 5  # characters that a part needs to stand alone


@cache
def _openers(ontology: Ontology, name: str) -> re.Pattern[str]:
    words = sorted(ontology.lexicon("stance")["split"][name], key=len, reverse=True)
    return re.compile("|".join(words))


def pieces(analysis: Analysis, utterance: Utterance, side: Side) -> Iterator[tuple[Span, Stance]]:
    """The claims of an utterance: span and stance of each, in order."""
    span = utterance.content
    if utterance.illocution != "open":
        yield span, Stance(utterance.illocution, f"cue-{utterance.illocution}", span.start)
        return
    whole = decide(analysis, _with_end(analysis, span), side)
    parts = list(_parts(analysis, span, side)) if whole.illocution != "ask" else []
    if len(parts) > 1:
        yield from parts
    elif whole.illocution == "assert" and utterance.default != "assert":
        yield span, Stance(utterance.default, "list-of-demands", span.start)
    else:
        yield span, whole


def _with_end(analysis: Analysis, span: Span) -> Span:
    """The span with a question mark after it, which content leaves out."""
    return Span(span.start, span.end + (analysis.text[span.end : span.end + 1] in ("？", "?")))


def _parts(analysis: Analysis, span: Span, side: Side) -> Iterator[tuple[Span, Stance]]:
    """Runs of clauses of one illocution; a new run begins only at a clause that opens like one."""
    start, stance, inherited = span.start, None, None
    whose: Whose | None = inherited
    for clause in clauses(analysis.folded, span):
        found = decide(analysis, clause, side, whose)
        whose = subject_side(analysis, clause, side) or whose
        if stance is None:
            stance = found
        elif clause.start - start >= SHORTEST and _parted(analysis, stance, found, clause.start):
            yield trim(analysis.text, Span(start, clause.start)), stance
            start, stance = clause.start, found
        elif stance.illocution == "assert":
            stance = found
    if stance:
        last = trim(analysis.text, Span(start, span.end))
        yield (
            last,
            decide(analysis, last, side, whose if start > span.start else None) if start == span.start else stance,
        )


def _parted(analysis: Analysis, before: Stance, after: Stance, at: int) -> bool:
    if before.illocution == after.illocution:
        return False
    if before.illocution in DISTINCT and after.illocution in DISTINCT:
        return bool(_openers(analysis.ontology, "openers").match(analysis.folded, at))
    return (
        "assert" in (before.illocution, after.illocution)
        and {before.illocution, after.illocution} & DISTINCT != set()
        and bool(_openers(analysis.ontology, "strong").match(analysis.folded, at))
    )
