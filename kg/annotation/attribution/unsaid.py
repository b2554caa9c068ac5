"""Verbs with a speaker before them that still make nobody speak: what is foretold, what an event shows, what a medium only tells."""

from kg.annotation.attribution.bystanders import is_medium
from kg.annotation.attribution.futures import is_foretold
from kg.annotation.attribution.sources import with_title
from kg.annotation.attribution.spans import OPEN
from kg.annotation.document import Analysis
from kg.model import Span

__all__ = ["is_forecast", "is_nobodys", "is_shown", "only_discloses"]

FAR_BACK = 24  # characters before a clause in which signs may stand
NEAR = 2  # characters after a verb in which a quotation opens


def is_forecast(analysis: Analysis, source: Span, clause: int, at: Span) -> bool:
    """Whether the writer foretells what somebody will say: right before the verb he is about to, or signs of it stand before."""
    words = analysis.ontology.lexicons.grammar.cues
    if any(mark in OPEN for mark in analysis.quoting[at.end : at.end + NEAR]):
        return False  # 据讲稿，他将表示：“…”
    if words.about_to.pattern.search(analysis.folded, source.end, at.start):
        return True  # 某国将于周三宣布
    signs = words.signs.pattern.search(analysis.folded, max(0, clause - FAR_BACK), clause)
    return signs is not None and is_foretold(analysis, source, at)


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


def only_discloses(analysis: Analysis, source: tuple[str, Span], verb: Span) -> bool:
    """Whether a medium only tells what it knows: 某报透露，新弹头威力更大; 某社报道称，导弹落入海中."""
    words = analysis.ontology.lexicons.grammar
    tells = analysis.folded[slice(*verb)] in words.cues.disclosing
    carries = analysis.folded.endswith(words.sources.relaying, source[1].end, verb.start)
    return (tells or carries) and is_medium(analysis, *source)
