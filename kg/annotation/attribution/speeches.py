"""Texts that are a speech, by their titles: 某人在安全会议上的主旨演讲, 中国代表团在第一委员会的发言."""

from kg.annotation.attribution.post_holders import holder_of
from kg.annotation.attribution.sources import named_once, source_candidates, with_title
from kg.annotation.document import Analysis
from kg.model.keys import kind_of

__all__ = ["speech_of"]

SPEAKERS = ("person", "org", "state")
TWICE = 2  # who gives a speech does not name himself so often in it


def speech_of(analysis: Analysis) -> str | None:
    """Who gives it: whom the title begins with. None if it is no speech, or a story about one, which names him again and again."""
    title = analysis.document.blocks[0]
    if title.role != "title" or not analysis.ontology.lexicons.grammar.cues.delivered.pattern.search(
        analysis.folded, *title.span
    ):
        return None
    first = next(iter(named_once(analysis, source_candidates(analysis, title.span))), None)
    if first is None or with_title(analysis, first.span).start != title.span.start:
        return None
    post = next((one for one in analysis.titles_in(title.span) if one.span.start == title.span.start), None)
    key = holder_of(analysis, post) if post and post.holder is None else first.key
    again = sum(1 for mention, who in analysis.linked_all() if who == key and mention.span.start >= title.span.end)
    person = key is not None and kind_of(key) == "person"
    return key if key and kind_of(key) in SPEAKERS and not (person and again >= TWICE) else None
