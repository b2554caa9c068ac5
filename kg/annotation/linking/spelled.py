"""What a name in Latin letters in brackets says of whom a known name means: 鲍尔（Bob Bauer） is no 科林·鲍威尔."""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

from kg.annotation.document import Analysis
from kg.model import Mention
from kg.ontology import Ontology

__all__ = ["spelled", "spells_another"]

SPELLED = re.compile(r"\s*\(\s*(?:[A-Z]\w{0,5}\.\s)?([A-Z][\w.'’\-]+(?:[ \-][\w.'’\-]+){1,4})\s*[),]")
LIKE = 0.5  # of two parts of names that may spell the same: Putin, Poutine
SHORTEST = 2  # letters of a part that is compared


def spelled(analysis: Analysis, mention: Mention) -> str | None:
    """The name in Latin letters, of two parts or more, in brackets right after a mention."""
    found = SPELLED.match(analysis.folded, mention.span.end)
    return found[1] if found else None


def spells_another(name: str, person: str, ontology: Ontology) -> bool:
    """Whether a name in Latin letters is another's than a person of the ontology's.

    No part of it is like a part of the names he is known by, or the surname is and no given name: 赖特（Thomas Wright） is no
    Chris Wright. Short forms (Bob for Robert) are those of `lexicon/names.toml`.
    """
    known = _latin(ontology).get(person)
    if not known:
        return False
    parts = _parts(name)
    if not _alike(parts, [part for one in known for part in one], ontology):
        return True
    *given, surname = parts or [""]
    same = [one for one in known if len(one) > 1 and _alike([surname], one[-1:], ontology)]
    return bool(given and same) and not any(_alike(given, one[:-1], ontology) for one in same)


def _alike(some: Sequence[str], others: Sequence[str], ontology: Ontology) -> bool:
    """Whether a part of one name may be a part of another, as it is spelled or called for short."""
    short = ontology.lexicons.names.latin.short
    return any(
        SequenceMatcher(None, one, other).ratio() >= LIKE or other in short.get(one, ()) or one in short.get(other, ())
        for one in some
        for other in others
    )


def _parts(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return [part for part in re.split(r"[^a-z]+", plain) if len(part) >= SHORTEST]


@cache
def _latin(ontology: Ontology) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Person -> the names in Latin letters, each as its parts."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in ontology.names:
        if name.kind == "person" and name.text.isascii():
            found[name.key] = (*found.get(name.key, ()), tuple(_parts(name.text)))
    return found
