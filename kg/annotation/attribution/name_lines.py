"""Who speaks below a line that is nothing but his post and his name, up to the next such line: reactions of several."""

from kg.annotation.attribution.voices import DefaultSpeaker
from kg.annotation.document import Analysis
from kg.annotation.labels import alone
from kg.model import Block

__all__ = ["NameLines"]


class NameLines:
    """The lines of a document, read in order."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._lines = alone(analysis)
        self._speaks: str | None = None

    def voice(self, number: int, block: Block) -> DefaultSpeaker | None:
        """Who speaks in a paragraph; nobody in the line itself, and before the first."""
        if label := self._lines.get(number):
            people = (one for one in self._analysis.linked(label) if one[0].kind == "person")
            self._speaks = next((key for mention, key in people if mention.span.end == label.end), None)
            return None
        if self._speaks is None:
            return None
        return DefaultSpeaker(self._speaks, "answer", "transcript-answer", "document", 0.9, block.span.start)
