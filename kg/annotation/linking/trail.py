"""What was named last before a place, for places that only go forward: each mention is looked at once."""

from collections.abc import Callable, Sequence

from kg.annotation.document import Analysis
from kg.model import Kind, Mention

__all__ = ["Trail"]

Fits = Callable[[Mention, str], bool]


class Trail:
    """The last linked mention of a kind that `fits`, up to a place that never goes back.

    New mentions may be settled meanwhile, right of the places already asked for.
    """

    def __init__(self, analysis: Analysis, kind: Kind, fits: Fits) -> None:
        self._analysis, self._kind, self._fits = analysis, kind, fits
        self._seen = 0
        self._last: str | None = None

    def last(self, at: int) -> str | None:
        """Its entity's key, if it ends up to `at`."""
        row: Sequence[Mention] = self._analysis.mentions.of_kind(self._kind)
        while self._seen < len(row) and row[self._seen].span.end <= at:
            mention = row[self._seen]
            key = self._analysis.links.get(mention.span)
            if key and self._fits(mention, key):
                self._last = key
            self._seen += 1
        return self._last

    def forget(self) -> None:
        """What was named so far counts no more."""
        self._last = None
