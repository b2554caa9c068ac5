"""Words that hold a negation and are none: 不扩散, 不断, 不幸."""

import re
from functools import cache

from kg.ontology import Ontology
from kg.ontology.lexicons.words import one_of

__all__ = ["without_terms"]


@cache
def _terms(ontology: Ontology) -> re.Pattern[str]:
    terms = ontology.lexicons.polarity.terms
    return re.compile(one_of(set(terms.words) - set(terms.keep)))


def without_terms(ontology: Ontology, text: str) -> str:
    """A folded text with such words blanked out; its length stays."""
    return _terms(ontology).sub(lambda found: "□" * len(found.group()), text)
