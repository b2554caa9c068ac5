"""What belongs to the page and not to the text, compiled from `lexicon/boilerplate.toml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.ontology.folder import ontology_folder
from kg.ontology.lexicons import lexicon

PHRASE_LIMIT = 80  # characters: a longer line with such a phrase in it is text

__all__ = ["Boilerplate", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Regexes over whole lines (`line`, `byline`, `stamp`, `editor`, `related`), parts of them, and class names."""

    line: re.Pattern[str]
    phrase: re.Pattern[str]
    prefix: re.Pattern[str]
    link: re.Pattern[str]
    byline: re.Pattern[str]
    stamp: re.Pattern[str]
    editor: re.Pattern[str]
    related: re.Pattern[str]
    wrapper: re.Pattern[str]
    caption: re.Pattern[str]

    def drops(self, line: str) -> bool:
        """Whether the whole line is boilerplate."""
        if self.line.fullmatch(line):
            return True
        return len(line) <= PHRASE_LIMIT and self.phrase.search(line) is not None


@cache
def _standard(folder: Path) -> Boilerplate:
    return _compiled(lexicon("boilerplate"))


def boilerplate() -> Boilerplate:
    """The one of the ontology folder, compiled once."""
    return _standard(ontology_folder())


def _compiled(table: Mapping[str, Any]) -> Boilerplate:
    """Regexes from lists of alternatives; `OntologyError` names the list that is wrong."""

    def either(key: str, frame: str = "(?:{})") -> re.Pattern[str]:
        try:
            return re.compile(frame.format("|".join(table[key])))
        except (KeyError, TypeError, re.error) as error:
            message = f"lexicon boilerplate, {key}: {error!r}; it wants a list of regular expressions"
            raise OntologyError(message) from error

    token = r"(?:^|\s)(?:{})(?=\s|$)"
    return Boilerplate(
        line=either("lines"),
        phrase=either("phrases"),
        prefix=either("prefixes", "^(?:{})"),
        link=either("links"),
        byline=either("bylines"),
        stamp=either("stamps"),
        editor=either("editors"),
        related=either("related"),
        wrapper=either("wrapper_classes", token),
        caption=either("caption_classes", token),
    )
