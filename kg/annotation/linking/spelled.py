"""What a name in Latin letters in brackets says of whom a known name means: 鲍尔（Bob Bauer） is no 科林·鲍威尔."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache

from kg.annotation.document import Analysis
from kg.model import Mention
from kg.ontology import Ontology

__all__ = ["spelled", "spells_another"]

SPELLED = re.compile(r"\s*\(\s*(?:[A-Z][\w.]{0,6}\s)?([A-Z][\w.'’\-]+(?:[ \-][\w.'’\-]+){1,4})\s*[),]")
LIKE = 0.5  # of two parts of names that may spell the same: Putin, Poutine
SHORTEST = 2  # letters of a part that is compared


def spelled(analysis: Analysis, mention: Mention) -> str | None:
    """The name in Latin letters, of two parts or more, in brackets right after a mention."""
    found = SPELLED.match(analysis.folded, mention.span.end)
    return found[1] if found else None


def spells_another(name: str, person: str, ontology: Ontology) -> bool:
    """Whether no part of a name in Latin letters is like a part of the names that a person of the ontology is known by."""
    known = _latin(ontology).get(person)
    return known is not None and not any(
        SequenceMatcher(None, one, other).ratio() >= LIKE for one in _parts(name) for other in known
    )


def _parts(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return {part for part in re.split(r"[^a-z]+", plain) if len(part) >= SHORTEST}


@cache
def _latin(ontology: Ontology) -> dict[str, frozenset[str]]:
    """Person -> the parts of the names in Latin letters."""
    found: dict[str, frozenset[str]] = {}
    for name in ontology.names:
        if name.kind == "person" and name.text.isascii():
            found[name.key] = found.get(name.key, frozenset()) | _parts(name.text)
    return found
