"""Verbs with a speaker before them that still make nobody speak: what is foretold, what an event shows, what a medium only tells."""

from kg.annotation.attribution.bystanders import is_medium
from kg.annotation.attribution.futures import is_foretold
from kg.annotation.attribution.sources import with_title
from kg.annotation.document import Analysis
from kg.model import Span

__all__ = ["is_forecast", "is_nobodys", "is_shown", "only_discloses"]

FAR_BACK = 24  # characters before a clause in which signs may stand


def is_forecast(analysis: Analysis, source: Span, clause: int, at: Span) -> bool:
    """Whether the writer foretells what somebody will say: will stands between them, and signs of it before."""
    signs = analysis.ontology.lexicons.grammar.cues.signs.pattern
    return is_foretold(analysis, source, at) and (
        signs.search(analysis.folded, max(0, clause - FAR_BACK), clause) is not None
    )


def is_shown(analysis: Analysis, source: Span, clause: int) -> bool:
    """Whether a clause only shows what somebody wants, and nobody says it."""
    begin = with_title(analysis, source).start
    return begin > clause and analysis.folded.endswith(analysis.ontology.lexicons.grammar.cues.showing, clause, begin)


def is_nobodys(analysis: Analysis, clause: int, at: Span, *, pause: bool) -> bool:
    """Whether in the clause of a verb of saying nobody in particular speaks, or a medium without a name."""
    words = analysis.ontology.lexicons.grammar
    if pause and words.cues.anybody.pattern.fullmatch(analysis.folded, clause, at.end):
        return True
    return any(
        one.end() == at.start for one in words.headings.media.pattern.finditer(analysis.folded, clause, at.start)
    )


def only_discloses(analysis: Analysis, source: tuple[str, Span], verb: str) -> bool:
    """Whether a medium only tells what it knows: 某报透露，新弹头威力更大."""
    return verb in analysis.ontology.lexicons.grammar.cues.disclosing and is_medium(analysis, *source)
