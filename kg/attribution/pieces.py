"""An utterance into claims: one a sentence, split where a clause does something else."""

import re
from collections.abc import Iterator
from functools import cache

from kg.analysis import Analysis
from kg.attribution.stance import Side, Stance, decide
from kg.attribution.spans import trim
from kg.attribution.utterances import Utterance
from kg.model import Span
from kg.ontology import Ontology
from kg.sentences import clauses

__all__ = ["pieces"]


@cache
def _openers(ontology: Ontology) -> re.Pattern[str]:
    words = sorted(ontology.lexicon("stance")["split"]["openers"], key=len, reverse=True)
    return re.compile("|".join(words))


def pieces(analysis: Analysis, utterance: Utterance, side: Side) -> Iterator[tuple[Span, Stance]]:
    """The claims of an utterance: span and stance of each, in order."""
    span = utterance.content
    if utterance.illocution != "open":
        yield span, Stance(utterance.illocution, f"cue-{utterance.illocution}", span.start)
        return
    whole = decide(analysis, span, side, None)
    parts = list(_parts(analysis, span, side))
    if len(parts) > 1 and len({stance.illocution for _, stance in parts}) > 1:
        yield from parts
    else:
        yield span, whole


def _parts(analysis: Analysis, span: Span, side: Side) -> Iterator[tuple[Span, Stance]]:
    """Runs of clauses of one illocution; a new run begins only at a clause that opens like one."""
    start, stance = span.start, None
    for clause in clauses(analysis.folded, span):
        found = decide(analysis, clause, side, "own" if stance and stance.illocution == "commit" else None)
        if stance is None:
            stance = found
        elif found.illocution in DISTINCT and stance.illocution in DISTINCT and found.illocution != stance.illocution and (
            _openers(analysis.ontology).match(analysis.folded, clause.start)
        ):
            yield trim(analysis.text, Span(start, clause.start)), stance
            start, stance = clause.start, found
        elif stance.illocution == "assert":
            stance = found
    if stance:
        yield trim(analysis.text, Span(start, span.end)), stance


# Illocutions that part a sentence when they meet; an assertion beside them is background to the other.
DISTINCT = frozenset({"request", "commit", "criticize", "oppose", "deny", "endorse", "concern"})
