"""Who speaks below a line that is nothing but his post and his name, up to the next such line: reactions of several."""

from kg.annotation.attribution.spans import CLOSE, OPEN
from kg.annotation.attribution.voices import DefaultSpeaker
from kg.annotation.document import Analysis
from kg.annotation.labels import alone
from kg.model import Block, Span

__all__ = ["NameLines"]


SEVERAL = 2  # people, each below a line of his own


class NameLines:
    """The lines of a document, read in order; of fewer than two people they are headings, or a letter's greeting."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        lines = {number: _named(analysis, label) for number, label in alone(analysis).items()}
        several = len(set(filter(None, lines.values()))) >= SEVERAL
        self._lines = lines if several else {}
        self._speaks: str | None = None

    def voice(self, number: int, block: Block) -> DefaultSpeaker | None:
        """Who speaks in a paragraph; nobody in the line itself, and before the first."""
        if number in self._lines:
            self._speaks = self._lines[number]
            return None
        speaks = self._speaks
        if speaks is None:
            return None
        opening, closing = (self._analysis.quoting[at : at + 1] for at in (block.span.start, block.span.end - 1))
        if opening in OPEN:
            self._speaks = None if closing in CLOSE else speaks  # a recording is played, and the host goes on
        return DefaultSpeaker(speaks, "answer", "transcript-answer", "document", 0.9, block.span.start)


def _named(analysis: Analysis, label: Span) -> str | None:
    """Who is named at the end of a line after his post, or in Latin letters; a name alone heads what is told of him."""
    people = (one for one in analysis.linked(label) if one[0].kind == "person" and one[0].span.end == label.end)
    mention, key = next(people, (None, None))
    if mention is None or analysis.folded.startswith(analysis.ontology.lexicons.grammar.cues.greeting, label.start):
        return None
    posted = any(label.holds(one.span) and one.span.end <= mention.span.start for one in analysis.titles)
    return key if posted or analysis.text[mention.span.start].isascii() else None
