"""Institutions that bear a person's name: 金日成综合大学, 克林顿基金会."""

from kg.ontology import Ontology
from kg.text.segmentation import words

__all__ = ["names_a_house"]

LONGEST = 8  # characters of what follows the name in it


def names_a_house(folded: str, end: int, ontology: Ontology) -> bool:
    """Whether a person's name that ends at a place of a folded text only begins that of an institution."""
    bodies = tuple(one for one in ontology.lexicons.grammar.officials.bodies if len(one) > 1)  # not 报 of 通报
    if not any(body in folded[end : end + LONGEST] for body in bodies):
        return False  # before anything is cut into words
    text = ""
    for word, part in words(folded[end : end + LONGEST])[:2]:
        text += word
        if part != "noun" or text.endswith(bodies):
            return part == "noun"
    return False
