"""Lines without what belongs to the page: boilerplate goes, bylines and related stories are marked."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from kg.ingestion.base import Line, LineRole
from kg.ingestion.boilerplate import Boilerplate
from kg.ingestion.normalization import plain

RELATED_LIMIT = 45  # characters: what follows 相关阅读 and is longer is text again
SENTENCE = re.compile(r"(?:。[”’」』）)]*|：)$")  # how a headline does not end, also one that ends with a quotation
MARKED_LIMIT = 300  # characters: a longer line is text, whatever stands in it

__all__ = ["Cleaned", "clean"]


class Cleaned(NamedTuple):
    """The lines that stay, and the editors named in lines that went."""

    lines: tuple[Line, ...]
    editors: tuple[str, ...]


def clean(lines: Iterable[Line], boilerplate: Boilerplate) -> Cleaned:
    """Drop and mark, line by line; the blanks between names are still there."""
    kept: list[Line] = []
    editors: list[str] = []
    listing = False
    for role, raw in lines:
        text = boilerplate.prefix.sub("", plain(raw))
        if not text:
            continue
        if role == "title" or len(text) > MARKED_LIMIT:
            kept.append(Line(role, text))
            listing = False
            continue
        if named := boilerplate.editor.fullmatch(text):
            editors.append(named[1])
        elif not boilerplate.drops(text):
            listing = _lists(text, listing, boilerplate)
            kept.append(Line("related" if listing else _marked(role, text, boilerplate), text))
    return Cleaned(tuple(kept), tuple(editors))


def _marked(role: LineRole, text: str, boilerplate: Boilerplate) -> LineRole:
    said = role == "paragraph" and (boilerplate.byline.fullmatch(text) or boilerplate.stamp.fullmatch(text))
    return "byline" if said else role


def _lists(text: str, listing: bool, boilerplate: Boilerplate) -> bool:
    if boilerplate.related.fullmatch(text):
        return True
    return listing and len(text) <= RELATED_LIMIT and not SENTENCE.search(text)
