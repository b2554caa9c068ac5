"""`lexicon/plover.toml`: codes of PLOVER and CAMEO."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology.lexicons.words import Words

__all__ = ["ClaimRow", "EventRow", "PloverLexicon"]

ANY = re.compile("")


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """The code of claims of an illocution whose content holds `words`; `aimed` if somebody must be the target."""

    illocution: str
    plover: str
    cameo: str
    words: re.Pattern[str] = ANY
    mode: str = ""
    context: str = ""
    aimed: bool = False


@dataclass(frozen=True, slots=True)
class EventRow:
    """The code of events of a class; `joint` if they must have two participants."""

    sort: str
    plover: str
    cameo: str
    mode: str = ""
    context: str = ""
    joint: bool = False


@dataclass(frozen=True, slots=True)
class PloverLexicon:
    """Context -> topics; and the rows, of which the first that fits counts."""

    contexts: Mapping[str, Words]
    claim: tuple[ClaimRow, ...]
    event: tuple[EventRow, ...]
