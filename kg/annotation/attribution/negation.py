"""Words that hold a negation and are none: 不扩散, 不断, 不幸."""

import re
from functools import cache

from kg.ontology import Ontology

__all__ = ["without_terms"]


@cache
def _terms(ontology: Ontology) -> re.Pattern[str]:
    rules = ontology.lexicon("polarity")["terms"]
    terms = set(rules["words"]) - set(rules["keep"])
    return re.compile("|".join(map(re.escape, sorted(terms, key=len, reverse=True))))


def without_terms(ontology: Ontology, text: str) -> str:
    """A folded text with such words blanked out; its length stays."""
    return _terms(ontology).sub(lambda found: "□" * len(found.group()), text)
