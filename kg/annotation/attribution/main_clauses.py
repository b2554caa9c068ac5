"""The main clauses of what one says, each with the clauses before it that depend on it: 如果…，就…."""

import re
from collections.abc import Iterator
from functools import cache

from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology
from kg.text.sentences import clauses

__all__ = ["depends", "units"]

LONG = 14  # characters from which a clause has a verb


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
